/*
 * The first way to start Python, and the one that always works: boot, and import our package.
 *
 * What is imported comes from one zip, as bytecode: our package, and as much of the standard library as it and
 * Pyodide need.
 */

/* What Python would otherwise have from the browser or from Node.js: the same wherever it starts. */
const SAME = {
  env: { LANG: "en_GB.UTF-8", PYTHONHASHSEED: "0", _: "python" },
  _sysExecutable: "python",
};

/*
 * loadPyodide: Pyodide's own; its other files are in the folder `pyodide`
 * lock: what Pyodide's list of packages says of itself; no package on the list is asked for, so it is not fetched
 * zip: the address of the zip
 * options: more of loadPyodide's
 */
export function boot({ loadPyodide, pyodide, lock, zip }, options = {}) {
  return loadPyodide({
    indexURL: pyodide,
    packageBaseUrl: pyodide,
    lockFileContents: { info: lock, packages: {} },
    stdLibURL: zip,
    ...structuredClone(SAME), // Pyodide writes into it
    ...options,
  });
}

/* Return what answers requests: a string in, a string out. */
export async function start(from) {
  return handleOf(await boot(from));
}

export const handleOf = (python) => python.pyimport("protocol_logic.page").handle;
