/*
 * What the build asks of Pyodide under Node.js:
 *
 *     node make_in_node.mjs modules PYODIDE SOURCE           print the files of the modules that our package needs
 *     node make_in_node.mjs snapshot PYODIDE ZIP LOCK OUT [WASM]
 *                                                            make the snapshot, for the whole Pyodide or a small WASM
 *     node make_in_node.mjs never PYODIDE ZIP LOCK REQUESTS OUT
 *                                                            answer a list of requests, and write down which of
 *                                                            Python's functions have not run
 *     node make_in_node.mjs profile PYODIDE ZIP LOCK REQUESTS WAY SNAPSHOT
 *                                                            start in a way, and answer a list of requests
 *
 * PYODIDE is its folder, SOURCE the folder of our package, ZIP what `bytecode.js` starts from.
 */

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import * as bytecode from "./start/bytecode.js";
import { instantiate } from "./start/small.js";
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

/* What is done to a Python whose memory is kept, so that it is the same at each build. */
const SAME_AGAIN = "import gc, random; random.seed(0); gc.collect()";

/*
 * List each function that there is and that has not run: Python writes down in a code object that it has.
 * Of functions that are gone it is not known, so they are not among them.
 */
const NEVER = `
import gc, json, opcode
from types import CodeType, FunctionType

HAS_RUN = opcode._specialized_opmap["RESUME_CHECK"]
never, run = set(), set()
todo = [each.__code__ for each in gc.get_objects() if isinstance(each, FunctionType)]
seen = set()
while todo:
    code = todo.pop()
    if id(code) not in seen:
        seen.add(id(code))
        todo += [each for each in code.co_consts if isinstance(each, CodeType)]
        (run if HAS_RUN in code._co_code_adaptive[::2] else never).add(
            (code.co_filename, code.co_firstlineno, code.co_qualname)
        )
json.dumps(sorted(never - run))
`;

const [what, pyodide, ...rest] = process.argv.slice(2);
const { loadPyodide, version } = await import(`${pyodide}/pyodide.mjs`);
await { modules, never, snapshot, profile }[what](...rest);

async function modules(source) {
  const python = await loadPyodide({ indexURL: pyodide });
  python.mountNodeFS("/source", source);
  python.runPython(`import sys; sys.dont_write_bytecode = True; sys.path.insert(0, "/source")`);
  python.runPython(WARM_UP);
  // A module that Python has built in is in the library too, but never comes from there.
  console.log(python.runPython(`"\\n".join(sorted({m.__spec__.origin or "" for m in sys.modules.values() if m.__spec__}))`));
}

async function snapshot(zip, lock, out, small) {
  chance(0);
  const from = { loadPyodide, pyodide, lock: JSON.parse(lock), zip };
  const python = await bytecode.boot(from, { _makeSnapshot: true });
  python.runPython(WARM_UP + SAME_AGAIN);
  const whole = python.makeMemorySnapshot();

  const first = await fresh(from);
  chance(1);
  const another = await fresh(from);
  if (small) startFrom(await WebAssembly.compile(readFileSync(small)));
  writeFileSync(out, fromSnapshot.pack(version, whole, first, another, small ? await fresh(from) : another));
}

async function never(zip, lock, requests, out) {
  chance(0);
  const python = await bytecode.boot({ loadPyodide, pyodide, lock: JSON.parse(lock), zip });
  answer(bytecode.handleOf(python), requests);
  python.runPython(WARM_UP + SAME_AGAIN); // as for the snapshot
  writeFileSync(out, python.runPython(NEVER));
}

/* Node says meanwhile which functions of WebAssembly it compiles: see profile.py. */
async function profile(zip, lock, requests, way, memory) {
  chance(0);
  await import(`${pyodide}/pyodide.asm.js`); // as worker.js does, for Pyodide would do it later
  const { start } = { bytecode, snapshot: fromSnapshot }[way];
  const from = { loadPyodide, version, pyodide, lock: JSON.parse(lock), zip };
  answer(await start(from, Promise.resolve(new Uint8Array(readFileSync(memory)).buffer)), requests);
}

function answer(handle, requests) {
  for (const request of JSON.parse(readFileSync(requests, "utf8"))) handle(request);
}

/* Have Pyodide be made of this. What else it makes of WebAssembly is small, to find out what there is here. */
function startFrom(module) {
  const ofAnother = WebAssembly.instantiate;
  WebAssembly.instantiate = (made, imports) =>
    imports?.env && made !== module ? instantiate(module, imports) : ofAnother(made, imports);
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
