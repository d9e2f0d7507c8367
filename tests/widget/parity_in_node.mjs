// Answer requests with the shipped bundle.
//
//     node parity_in_node.mjs WAY BUNDLE REQUESTS REPLIES
//
// REQUESTS is a file with a JSON list of requests; REPLIES is where the JSON list of replies goes.

import { readFileSync, writeFileSync } from "node:fs"
import { start } from "./start_in_node.mjs"

const [way, bundle, requests, replies] = process.argv.slice(2)
const { handle } = await start(way, bundle)
const answered = JSON.parse(readFileSync(requests, "utf8")).map((request) => handle(request))
writeFileSync(replies, JSON.stringify(answered))
