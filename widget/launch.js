/* Make the worker that runs Python, in the small Pyodide or the whole, and tell it to start. The copy for a disk has its own. */

import { lock, protocol, pyodide, sizes, small, worker } from "./bundle.js";

const here = (address) => new URL(address, import.meta.url).href;

export function launch(isWhole = false) {
  const python = new Worker(here(worker), { type: "module" });
  const folders = { pyodide: here(pyodide), small: here(small), protocol: here(protocol) };
  python.postMessage(JSON.stringify({ kind: "start", ...folders, lock, sizes, isWhole }));
  return python;
}
