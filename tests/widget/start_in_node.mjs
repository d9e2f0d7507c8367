// Start the shipped bundle under Node.js, as worker.js does in a browser.
//
// WAY is `bytecode` or `snapshot`; BUNDLE a file with the addresses of what that way starts from.
// Its `script` and its `wasm` are those of the small Pyodide or of the whole one.

import { readFileSync } from "node:fs"

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack)
  process.exit(1)
})

const { instantiate } = WebAssembly

/* Return what answers requests, the Pyodide that it is part of, and whether that has come to something it has not. */
export async function start(way, bundle) {
  const { start, snapshot, script, wasm, ...from } = JSON.parse(readFileSync(bundle, "utf8"))
  const pyodide = await import(`${from.pyodide}/pyodide.js`)
  await import(script)
  const small = await import(`${start}/small.js`)
  const module = await WebAssembly.compile(readFileSync(wasm))
  let hasLeft = false
  // Pyodide itself is to be made of that; what else it makes is small, to find out what there is here.
  WebAssembly.instantiate = (made, imports) => {
    const isOurs = imports?.env && made !== module
    return isOurs ? small.instantiate(module, imports, () => (hasLeft = true)) : instantiate(made, imports)
  }
  const shipped = await import(`${start}/${way}.js`)
  const memory = snapshot && Promise.resolve(new Uint8Array(readFileSync(snapshot)).buffer)
  let python
  const loadPyodide = async (options) => (python = await pyodide.loadPyodide(options))
  const handle = await shipped.start({ ...from, loadPyodide, version: pyodide.version }, memory)
  return { handle, python, hasLeft: () => hasLeft }
}
