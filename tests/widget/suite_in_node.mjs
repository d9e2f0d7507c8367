// Run test files with pytest in the shipped bundle.
//
//     node suite_in_node.mjs WAY BUNDLE ROOT PACKAGES REPORT FILE…
//
// ROOT is the folder of the project; PACKAGES that of the installed packages; FILE a test file, from ROOT.
// REPORT is where the JSON goes: how each test came out.

import { readFileSync, writeFileSync } from "node:fs"
import { start } from "./start_in_node.mjs"

const [way, bundle, root, packages, report, ...files] = process.argv.slice(2)
const { python } = await start(way, bundle)
python.mountNodeFS("/project", root)
python.mountNodeFS("/packages", packages)
python.runPython(readFileSync(new URL("suite_in_pyodide.py", import.meta.url), "utf8"))
writeFileSync(report, python.globals.get("run")(JSON.stringify(files)))
