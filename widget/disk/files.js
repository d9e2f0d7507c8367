/*
 * ../start/files.js for a page on a disk, where a worker may fetch nothing: each file is in here, compressed.
 *
 * Pyodide's two scripts are in here as they are, for some browsers let such a worker import nothing,
 * nor read a Blob: what is compressed goes by way of a Response.
 */

import "./pyodide.asm.js";
import * as pyodide from "./pyodide.js";
import wasm from "./pyodide.asm.wasm.gz";
import zip from "./python.zip.gz";

const FILES = { "pyodide.asm.wasm": wasm, "python.zip": zip };

export const script = async (_, name) => (name === "pyodide.js" ? pyodide : null);

export const file = async (_, name) =>
  new Response(new Response(FILES[name]).body.pipeThrough(new DecompressionStream("gzip")));
