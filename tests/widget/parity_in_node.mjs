// Answer requests with the shipped bundle.
//
//     node parity_in_node.mjs WAY BUNDLE REQUESTS REPLIES
//
// REQUESTS is a file with a JSON list of requests; REPLIES is where the JSON list of replies goes.
// A reply is null where the small Pyodide had not what it takes; the next request is then for another one.

import { readFileSync, writeFileSync } from "node:fs"
import { start } from "./start_in_node.mjs"

const [way, bundle, requests, replies] = process.argv.slice(2)
let { handle, hasLeft } = await start(way, bundle)
const answered = []
for (const request of JSON.parse(readFileSync(requests, "utf8"))) {
  let reply
  try {
    reply = handle(request)
  } catch (fault) {
    if (!hasLeft()) throw fault
  }
  if (hasLeft()) {
    reply = null // whatever has become of the request
    ;({ handle, hasLeft } = await start(way, bundle))
  }
  answered.push(JSON.stringify(reply)) // as it comes from Python, it is put together letter by letter: gigabytes in all
}
writeFileSync(replies, `[${answered}]`)
