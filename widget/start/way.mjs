/*
 * Which of the two ways to start Python: `snapshot` is sooner ready, `bytecode` is fewer bytes.
 *
 * connection: navigator.connection, which not every browser has. Its downlink is in megabits a second, and 1.35 in a
 * Chromium that does not know yet.
 */

export function wayFor(connection) {
  const { saveData = false, effectiveType = "4g", downlink = Infinity } = connection ?? {};
  return saveData || effectiveType !== "4g" || downlink < 1 ? "bytecode" : "snapshot";
}
