// Search the built site, outside a browser.
//
//     node find_in_node.mjs SCRIPT ENTRIES < TYPED
//
// SCRIPT is find.js, ENTRIES the file that it searches, TYPED a list of what is typed, as JSON.
// Prints, for each, the addresses found, the best first.

import { readFileSync } from "node:fs"

const [script, entries] = process.argv.slice(2)
const { Finder } = await import(script)

const finder = new Finder(JSON.parse(readFileSync(entries, "utf8")))
const found = (typed) => finder.find(typed).map(({ url, id }) => (id ? `${url}#${id}` : url))
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(found)))
