/*
 * Which of the two ways to start Python: `snapshot` is sooner ready, `bytecode` is fewer bytes.
 *
 * connection: navigator.connection, which not every browser has. Its downlink is in megabits a second, and no more
 * than 10 whatever the line. At 9 the fewer bytes were sooner ready too (see docs/about/figures.md).
 * A Chromium that did not know yet said 1.35: then a slow line would lose more than a fast one can gain.
 *
 * On an iPhone or iPad Pyodide leaves a function out of its table, so a snapshot does not fit there: it asks in this way.
 */

const FAST = 10;

const isApples = ({ userAgent = "", platform = "", maxTouchPoints = 0 }) =>
  /iPad|iPhone|iPod/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1);

export function wayFor(connection, device = navigator) {
  const { saveData = false, effectiveType = "4g", downlink = FAST } = connection ?? {};
  return saveData || effectiveType !== "4g" || downlink < FAST || isApples(device) ? "bytecode" : "snapshot";
}
