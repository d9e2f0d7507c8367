/*
 * Start the worker that runs Python: see start/worker.mjs for what it says and understands.
 *
 * worker, pyodide, protocol, lock, sizes: as the build has put them in the page
 */
export function startPython({ worker, pyodide, protocol, lock, sizes }) {
  const python = new Worker(worker, { type: "module" });
  const address = (folder) => new URL(folder, document.baseURI).href;
  python.postMessage(
    JSON.stringify({ kind: "start", pyodide: address(pyodide), protocol: address(protocol), lock, sizes }),
  );
  return python;
}
