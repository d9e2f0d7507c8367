/*
 * Which of the two ways to start Python: `snapshot` is sooner ready, `bytecode` is fewer bytes.
 *
 * connection: navigator.connection, which not every browser has. Its downlink is in megabits a second, and no more
 * than 10 whatever the line. At 9 the fewer bytes were sooner ready too (see docs/about/figures.md).
 * A Chromium that did not know yet said 1.35: then a slow line would lose more than a fast one can gain.
 *
 * userAgent: navigator.userAgent. In WebKit, so in Safari and on every iPhone and iPad, Pyodide's functions get other
 * places in WebAssembly's table than where the snapshot was made, so that it would be fetched and then not fit.
 * All of them have said 605 for years, as Chromium says 537.
 */

const FAST = 10;
const WEBKIT = /AppleWebKit\/6/;

/* What only one of them starts from, and what is fetched only where the small Pyodide is not enough. */
export const FILES = {
  snapshot: ["snapshot.bin"],
  bytecode: ["python.zip"],
  whole: ["pyodide.asm.js", "pyodide.asm.wasm"],
};

export function wayFor(connection, { userAgent } = navigator) {
  const { saveData = false, effectiveType = "4g", downlink = FAST } = connection ?? {};
  const isFast = !saveData && effectiveType === "4g" && downlink >= FAST;
  return isFast && !WEBKIT.test(userAgent) ? "snapshot" : "bytecode";
}
