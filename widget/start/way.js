/*
 * Which of the two ways to start Python: `snapshot` is sooner ready, `bytecode` is fewer bytes.
 *
 * connection: navigator.connection, which only Chromium has. Its downlink is in megabits a second, and no more than 10
 * whatever the line. At 9 both were ready at about the same time (see docs/about/figures.md), and a slower processor
 * than that one, or a faster line, speaks for the snapshot.
 * A Chromium that did not know yet said 1.35: then a slow line would lose more than a fast one can gain.
 *
 * Where nothing is said, fewer bytes it is. In Firefox the snapshot was a tenth to three tenths of a second sooner with
 * no line between, which its 1.1 million bytes more cost on any line below some 30 to 90 megabits. In WebKit, so in
 * Safari and on every iPhone and iPad, it does not fit at all: Pyodide's functions get other places in WebAssembly's
 * table than where it was made.
 */

const FAST = 10;

/* What only one of them starts from, and what is fetched only where the small Pyodide is not enough. */
export const FILES = {
  snapshot: ["snapshot.bin"],
  bytecode: ["small.zip"],
  whole: ["pyodide.asm.js", "pyodide.asm.wasm", "python.zip"],
};

export function wayFor(connection) {
  const { saveData = false, effectiveType = "4g", downlink = 0 } = connection ?? {};
  return !saveData && effectiveType === "4g" && downlink >= FAST ? "snapshot" : "bytecode";
}
