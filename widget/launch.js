/* Make the worker that runs Python, and tell it to start. The copy for a disk has its own. */

import { lock, protocol, pyodide, sizes, worker } from "./bundle.js";

const here = (address) => new URL(address, import.meta.url).href;

export function launch() {
  const python = new Worker(here(worker), { type: "module" });
  python.postMessage(
    JSON.stringify({ kind: "start", pyodide: here(pyodide), protocol: here(protocol), lock, sizes }),
  );
  return python;
}
