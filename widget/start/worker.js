/*
 * Pyodide in a module worker, so that the page stays free while Python starts.
 *
 * Every message, in both directions, is a JSON string with a `kind`:
 *
 *   in   start    pyodide, small, protocol: the addresses of the bundle's folders; sizes: its files and their bytes;
 *                 lock: what Pyodide's list of packages says of itself; isWhole: whether the whole Pyodide is wanted,
 *                 and with it the whole of our package
 *   out  loading  loaded, total: bytes fetched so far and in all, once any compression is undone
 *   out  ready    Python can be asked; way: `snapshot` or `bytecode`
 *   out  small    the small Pyodide is not enough: what is due, and all after it, is for another worker with the whole
 *   out  failed   why: one line, for whoever looks into it; Python cannot be asked any more
 *   in   any other kind is a request for `protocol_logic.page`, which lists them
 *   out  its reply; replies come in the order of the requests
 */

import { arriving } from "./arriving.js";
import { start as startFromBytecode } from "./bytecode.js";
import { sound } from "./checksum.js";
import { instantiate } from "./small.js";
import { start as startFromSnapshot } from "./snapshot.js";
import { wayFor } from "./way.js";

/* What every zip ends with, and nothing before it. */
const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, index) => [0x50, 0x4b, 5, 6][index] ?? 0);

let handle;

const post = (message) => self.postMessage(JSON.stringify(message));

self.onmessage = async ({ data }) => {
  const message = JSON.parse(data);
  try {
    if (message.kind === "start") post({ kind: "ready", way: await start(message) });
    else self.postMessage(handle(data));
  } catch (error) {
    post({ kind: "failed", why: String(error.message ?? error).split("\n")[0] });
  }
};

async function start({ pyodide, small, protocol, sizes, lock, isWhole }) {
  const files = arriving(new Map(Object.entries(sizes).map(([file, size]) => [file.split("/").pop(), size])), loading());

  // All is asked for at once, and WebAssembly is compiled while the rest arrives.
  const way = isWhole ? "bytecode" : wayFor(navigator.connection); // the snapshot is the memory of a small Pyodide
  const wasm = isWhole ? files.wasm(pyodide, "pyodide.asm.wasm") : files.wasm(small, "small.wasm");
  const python = () => (isWhole ? files.bytes(protocol, "python.zip", sound) : files.bytes(small, "small.zip", sound));
  const first = way === "snapshot" ? files.bytes(small, "snapshot.bin") : python();
  first.catch(() => {}); // where it is waited for, below, it is also caught
  wasm.catch(() => {}); // likewise
  const [{ loadPyodide, version }] = await Promise.all([
    files.script(pyodide, "pyodide.js"),
    isWhole ? files.script(pyodide, "pyodide.asm.js") : files.script(small, "small.asm.js"),
  ]);
  // Pyodide would fetch the script of the whole one by itself, which does not belong to the small WebAssembly.
  if (!globalThis._createPyodideModule) throw new Error("the script of Pyodide has nothing in it");

  // What Pyodide would fetch is here already.
  let zip;
  self.fetch = async (address) => (address.pathname.endsWith(".zip") ? new Response(zip) : null);
  // Where WebAssembly cannot start, Pyodide only prints a warning, and would never be ready nor fail.
  const stopped = new Promise((_, stop) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const instantiated = wasm.then((module) => instantiate(module, imports, () => post({ kind: "small" })));
      instantiated.catch(stop);
      return instantiated;
    };
  });
  const from = { loadPyodide, version, pyodide, lock, zip: `${protocol}python.zip` };
  const bytecode = async (bytes) => {
    zip = await bytes; // Pyodide would go on without it, and not get far
    handle = await Promise.race([stopped, startFromBytecode(from)]);
    return "bytecode";
  };
  const snapshot = async (bytes) => {
    zip = EMPTY_ZIP;
    handle = await Promise.race([stopped, startFromSnapshot(from, bytes)]);
    return "snapshot";
  };
  if (way === "bytecode") return bytecode(first);
  return snapshot(first).catch((fault) => {
    console.warn(`Python starts without its snapshot: ${fault.message}`);
    return bytecode(python());
  });
}

/* Return what tells the page of the bytes: a hundred times in all, for it draws each, and on a slow line once a second. */
function loading() {
  let told = 0;
  let when = 0;
  return (loaded, total) => {
    const isWorthIt = loaded - told >= total / 100 || performance.now() - when >= 1000;
    if (loaded === told || (loaded < total && !isWorthIt)) return;
    told = loaded;
    when = performance.now();
    post({ kind: "loading", loaded, total });
  };
}
