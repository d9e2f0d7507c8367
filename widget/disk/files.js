/* ../start/files.js for a page on a disk, where a worker may fetch nothing: each file is in here, compressed. */

import asm from "./pyodide.asm.js.gz";
import wasm from "./pyodide.asm.wasm.gz";
import pyodide from "./pyodide.js.gz";
import zip from "./python.zip.gz";
import snapshot from "./snapshot.bin.gz";

const FILES = {
  "pyodide.asm.js": asm,
  "pyodide.asm.wasm": wasm,
  "pyodide.js": pyodide,
  "python.zip": zip,
  "snapshot.bin": snapshot,
};

export const file = async (_, name) =>
  new Response(new Blob([FILES[name]]).stream().pipeThrough(new DecompressionStream("gzip")));

export async function script(_, name) {
  const source = await (await file(_, name)).text();
  return import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
}
