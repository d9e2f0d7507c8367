/*
 * What the build asks of Pyodide under Node.js:
 *
 *     node make_in_node.mjs modules PYODIDE SOURCE           print the files of the modules that our package needs
 *     node make_in_node.mjs snapshot PYODIDE ZIP LOCK OUT    make the snapshot
 *     node make_in_node.mjs profile PYODIDE ZIP LOCK WAY SNAPSHOT REQUESTS
 *                                                            start in a way, and answer a list of requests
 *
 * PYODIDE is its folder, SOURCE the folder of our package, ZIP what `bytecode.js` starts from.
 */

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import * as bytecode from "./start/bytecode.js";
import * as fromSnapshot from "./start/snapshot.js";

// Node would print the line that failed, and in pyodide.asm.js a line is a megabyte long.
process.on("uncaughtException", (error) => {
  console.error(error.stack);
  process.exit(1);
});

/*
 * Ask each kind of request once, with an answer that there is not, so that everything is imported that ever will be.
 * A new kind may need more than these fields; then the build stops, and they are added here.
 */
const WARM_UP = `
import json
from protocol_logic.page import KINDS, handle
from protocol_logic.protocol import EDITION, PROTOCOL

start = PROTOCOL.questions[0]
answers = (answer for question in PROTOCOL.questions for answer in question.answers)
links = {cited: "" for each in (*PROTOCOL.nodes, *PROTOCOL.points(), *answers) for cited in each.cites}
for text in (f"{EDITION}&{start.id}=nothing", *(f"{EDITION}&{start.id}={answer.id}" for answer in start.answers)):
    for kind in KINDS:
        asked = {"kind": kind, "text": text, "links": links, "when": EDITION, "written": {}, "ticked": [], "earlier": []}
        reply = handle(json.dumps(asked))
        assert json.loads(reply)["kind"] == kind, reply
`;

const [what, pyodide, ...rest] = process.argv.slice(2);
const { loadPyodide, version } = await import(`${pyodide}/pyodide.mjs`);
await { modules, snapshot, profile }[what](...rest);

async function modules(source) {
  const python = await loadPyodide({ indexURL: pyodide });
  python.mountNodeFS("/source", source);
  python.runPython(`import sys; sys.dont_write_bytecode = True; sys.path.insert(0, "/source")`);
  python.runPython(WARM_UP);
  // A module that Python has built in is in the library too, but never comes from there.
  console.log(python.runPython(`"\\n".join(sorted({m.__spec__.origin or "" for m in sys.modules.values() if m.__spec__}))`));
}

async function snapshot(zip, lock, out) {
  chance(0);
  const from = { loadPyodide, pyodide, lock: JSON.parse(lock), zip };
  const python = await bytecode.boot(from, { _makeSnapshot: true });
  python.runPython(WARM_UP);
  python.runPython("import gc, random; random.seed(0); gc.collect()");
  const whole = python.makeMemorySnapshot();

  const first = await fresh(from);
  chance(1);
  writeFileSync(out, fromSnapshot.pack(version, whole, first, await fresh(from)));
}

/* Node says meanwhile which functions it compiles: see profile.py. */
async function profile(zip, lock, way, memory, requests) {
  chance(0);
  await import(`${pyodide}/pyodide.asm.js`); // as worker.js does, for Pyodide would do it later
  const { start } = { bytecode, snapshot: fromSnapshot }[way];
  const from = { loadPyodide, version, pyodide, lock: JSON.parse(lock), zip };
  const handle = await start(from, Promise.resolve(new Uint8Array(readFileSync(memory)).buffer));
  for (const request of JSON.parse(readFileSync(requests, "utf8"))) handle(request);
}

/* The same build gives the same bytes: this takes the place of the time and of random numbers. */
function chance(value) {
  Date.now = performance.now = () => value;
  crypto.randomFillSync = (bytes) => bytes.fill(value);
  syncBuiltinESMExports();
}

/* The memory of a Pyodide at the moment when a snapshot would be put back. */
async function fresh(from) {
  let memory;
  const stop = new Error("as far as this is needed");
  const create = globalThis._createPyodideModule;
  globalThis._createPyodideModule = async (settings) => {
    memory = (await create(settings)).HEAPU8.slice();
    throw stop;
  };
  await bytecode.boot(from, { _loadSnapshot: new Uint8Array() }).catch((error) => {
    if (error !== stop) throw error;
  });
  globalThis._createPyodideModule = create;
  return memory;
}
