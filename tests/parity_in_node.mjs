// Answer requests with the shipped bundle, as worker.mjs does in a browser.
//
//     node parity_in_node.mjs WAY BUNDLE REQUESTS REPLIES
//
// WAY is `bytecode` or `snapshot`; BUNDLE a file with the addresses of what that way starts from.
// REQUESTS is a file with a JSON list of requests; REPLIES is where the JSON list of replies goes.

import { readFileSync, writeFileSync } from "node:fs"

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack)
  process.exit(1)
})

const [way, bundle, requests, replies] = process.argv.slice(2)
const { start, snapshot, ...from } = JSON.parse(readFileSync(bundle, "utf8"))
const pyodide = await import(`${from.pyodide}/pyodide.mjs`)
await import(`${from.pyodide}/pyodide.asm.js`)
const python = await import(`${start}/${way}.mjs`)
const memory = snapshot && Promise.resolve(new Uint8Array(readFileSync(snapshot)).buffer)
const handle = await python.start({ ...from, loadPyodide: pyodide.loadPyodide, version: pyodide.version }, memory)
const answered = JSON.parse(readFileSync(requests, "utf8")).map((request) => handle(request))
writeFileSync(replies, JSON.stringify(answered))
