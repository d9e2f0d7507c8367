/*
 * Pyodide in a module worker, so that the page stays free while Python starts.
 *
 * Every message, in both directions, is a JSON string with a `kind`:
 *
 *   in   start    pyodide, protocol: the addresses of the bundle's two folders; sizes: its files and their bytes;
 *                 lock: what Pyodide's list of packages says of itself
 *   out  loading  loaded, total: bytes fetched so far and in all, once any compression is undone
 *   out  ready    Python can be asked; way: `snapshot` or `bytecode`
 *   out  failed   why: one line
 *   in   any other kind is a request for `protocol_logic.page`, which lists them
 *   out  its reply; replies come in the order of the requests
 */

import { start as startFromBytecode } from "./bytecode.js";
import * as files from "./files.js";
import { start as startFromSnapshot } from "./snapshot.js";
import { wayFor } from "./way.js";

/* What every zip ends with, and nothing before it. */
const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, index) => [0x50, 0x4b, 5, 6][index] ?? 0);

/* The only type that browsers compile while it arrives. */
const WASM = "application/wasm";

let handle;

const post = (message) => self.postMessage(JSON.stringify(message));

self.onmessage = async ({ data }) => {
  const message = JSON.parse(data);
  if (message.kind !== "start") {
    self.postMessage(handle(data));
    return;
  }
  try {
    post({ kind: "ready", way: await start(message) });
  } catch (error) {
    post({ kind: "failed", why: String(error.message ?? error).split("\n")[0] });
  }
};

async function start({ pyodide, protocol, sizes, lock }) {
  const expected = new Map(Object.entries(sizes).map(([file, size]) => [file.split("/").pop(), size]));
  let loaded = 0;
  let total = 0;
  let told = 0;
  const counting = [];
  const count = (bytes) => {
    loaded += bytes;
    // A hundred times is often enough: the page draws each.
    if (loaded < total && loaded - told < total / 100) return;
    told = loaded;
    post({ kind: "loading", loaded, total });
  };

  const fetched = async (folder, name) => {
    total += expected.get(name);
    const response = await files.file(folder, name);
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    // Counted beside it: the browser compiles only what came from an address in such a way that it can keep it.
    const counted = new WritableStream({ write: (chunk) => count(chunk.byteLength) });
    counting.push(response.clone().body.pipeTo(counted).catch(() => {})); // whoever reads the response is told
    if (!name.endsWith(".wasm") || response.headers.get("Content-Type") === WASM) return response;
    return new Response(response.body, { headers: { "Content-Type": WASM } });
  };
  // A script does not pass through fetch: it counts when it has arrived.
  const script = async (name) => {
    total += expected.get(name);
    const module = await files.script(pyodide, name);
    count(expected.get(name));
    return module;
  };

  // All is asked for at once, and WebAssembly is compiled while the rest arrives.
  const way = wayFor(navigator.connection);
  const wasm = WebAssembly.compileStreaming(fetched(pyodide, "pyodide.asm.wasm"));
  const arriving = way === "snapshot" ? fetched(protocol, "snapshot.bin") : fetched(protocol, "python.zip");
  arriving.catch(() => {}); // where it is waited for, below, it is also caught
  wasm.catch(() => {}); // likewise
  const [{ loadPyodide, version }] = await Promise.all([script("pyodide.js"), script("pyodide.asm.js")]);

  // What Pyodide would fetch is here already.
  let zip;
  self.fetch = async (address) => (address.pathname.endsWith(".zip") ? zip : null);
  // Where WebAssembly cannot start, Pyodide only prints a warning, and would never be ready nor fail.
  const stopped = new Promise((_, stop) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const instantiated = wasm.then(async (module) => ({
        module,
        instance: await WebAssembly.instantiate(module, imports),
      }));
      instantiated.catch(stop);
      return instantiated;
    };
  });
  const from = { loadPyodide, version, pyodide, lock, zip: `${protocol}python.zip` };
  const bytecode = async (response) => {
    zip = await response; // Pyodide would go on without it, and not get far
    handle = await Promise.race([stopped, startFromBytecode(from)]);
    return "bytecode";
  };
  const snapshot = async (response) => {
    zip = new Response(EMPTY_ZIP);
    const packed = response.then((whole) => whole.arrayBuffer());
    handle = await Promise.race([stopped, startFromSnapshot(from, packed)]);
    return "snapshot";
  };
  const started =
    way === "bytecode"
      ? await bytecode(arriving)
      : await snapshot(arriving).catch((fault) => {
          console.warn(`Python starts without its snapshot: ${fault.message}`);
          return bytecode(fetched(protocol, "python.zip"));
        });
  await Promise.all(counting);
  return started;
}
