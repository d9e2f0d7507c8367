// Answer requests with the shipped bundle, as worker.mjs does in a browser.
//
//     node parity_in_node.mjs PYODIDE_FOLDER PROTOCOL_FOLDER REQUESTS REPLIES
//
// REQUESTS is a file with a JSON list of requests; REPLIES is where the JSON list of replies goes.

import { readFileSync, writeFileSync } from "node:fs"

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack)
  process.exit(1)
})

const [pyodide, protocol, requests, replies] = process.argv.slice(2)
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`)
const python = await loadPyodide({
  indexURL: pyodide,
  lockFileURL: `${protocol}/pyodide-lock.json`,
  packageBaseUrl: protocol,
  packages: ["protocol_logic"],
})
const { handle } = python.pyimport("protocol_logic.page")
const answered = JSON.parse(readFileSync(requests, "utf8")).map((request) => handle(request))
writeFileSync(replies, JSON.stringify(answered))
