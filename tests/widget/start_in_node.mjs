// Start the shipped bundle under Node.js, as worker.js does in a browser.
//
// WAY is `bytecode` or `snapshot`; BUNDLE a file with the addresses of what that way starts from.

import { readFileSync } from "node:fs"

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack)
  process.exit(1)
})

/* Return what answers requests, and the Pyodide that it is part of. */
export async function start(way, bundle) {
  const { start, snapshot, ...from } = JSON.parse(readFileSync(bundle, "utf8"))
  const pyodide = await import(`${from.pyodide}/pyodide.js`)
  await import(`${from.pyodide}/pyodide.asm.js`)
  const shipped = await import(`${start}/${way}.js`)
  const memory = snapshot && Promise.resolve(new Uint8Array(readFileSync(snapshot)).buffer)
  let python
  const loadPyodide = async (options) => (python = await pyodide.loadPyodide(options))
  const handle = await shipped.start({ ...from, loadPyodide, version: pyodide.version }, memory)
  return { handle, python }
}
