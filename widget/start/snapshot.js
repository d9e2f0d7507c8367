/*
 * The second way to start Python: put back the memory of one that has started and has answered.
 *
 * The build starts Python under Node.js, and keeps the pages of its memory that differ from those of Pyodide's
 * WebAssembly as it comes. A browser makes the small Pyodide, writes the pages over its memory, and Python goes on.
 * Pyodide can do so with a whole memory; most of one is zeros or comes with the WebAssembly, so this keeps the rest.
 *
 * All of it depends on the very version of Pyodide, so nothing is used that has not been checked first.
 *
 * A snapshot is two words, a checksum of all that follows and the length of the head; the head, which is JSON padded
 * with spaces to a whole word; and the pages, in the order of their numbers.
 */

import { boot, handleOf } from "./bytecode.js";
import { checksum } from "./checksum.js";

const PAGE = 4096;
const WORD = 4;

/*
 * whole: a snapshot that Pyodide has made
 * fresh, another: the memories of two fresh Pyodides, made at other times and with other random numbers
 * under: that of the Pyodide that it is for, which is smaller than the one that it was made with
 */
export function pack(version, whole, fresh, another, under) {
  const [, offset, length, , ...id] = new Uint32Array(whole.buffer, whole.byteOffset, 12);
  const state = JSON.parse(new TextDecoder().decode(whole.subarray(48, 48 + length)));
  const memory = whole.subarray(offset);
  if (memory.length !== fresh.length) throw new Error("the memory has grown: a fresh one has no room for it");
  // What fresh memories do not have in common cannot be counted on, so it is in the snapshot too.
  const isKept = (byte, at) => byte === fresh[at] && byte === another[at];
  const numbers = [];
  for (let at = 0; at < memory.length; at += PAGE) {
    if (!memory.subarray(at, at + PAGE).every((byte, index) => isKept(byte, at + index))) numbers.push(at / PAGE);
  }
  const runs = runsOf(numbers);
  const end = PAGE * Math.ceil((under.findLastIndex((byte) => byte) + 1) / PAGE);
  const head = JSON.stringify({
    version,
    build: id.map((word) => word.toString(16).padStart(8, "0")).join(""),
    size: memory.length,
    state,
    runs,
    end,
    others: checksumOfOthers(under, runs, end),
  });
  const json = new TextEncoder().encode(head.padEnd(Math.ceil(head.length / WORD) * WORD));
  const packed = new Uint8Array(2 * WORD + json.length + numbers.length * PAGE);
  packed.set(json, 2 * WORD);
  numbers.forEach((number, index) =>
    packed.set(memory.subarray(number * PAGE, (number + 1) * PAGE), 2 * WORD + json.length + index * PAGE),
  );
  const words = new Uint32Array(packed.buffer);
  words[1] = json.length;
  words[0] = checksum(packed.subarray(WORD));
  return packed;
}

/* Read a snapshot. Throws where it is damaged. */
function unpack(packed) {
  if (packed.byteLength < 2 * WORD || packed.byteLength % WORD) throw new Error("the snapshot is cut short");
  const bytes = new Uint8Array(packed);
  const [sum, length] = new Uint32Array(packed, 0, 2);
  if (checksum(bytes.subarray(WORD)) !== sum) throw new Error("the snapshot is damaged");
  const from = 2 * WORD + length;
  return { ...JSON.parse(new TextDecoder().decode(bytes.subarray(2 * WORD, from))), pages: bytes.subarray(from) };
}

/*
 * As the other way, with the promise of a snapshot, an ArrayBuffer; `zip` may be empty.
 * Throws where the snapshot is damaged or was made with another Pyodide.
 */
export async function start({ loadPyodide, version, ...rest }, packed) {
  const unpacked = packed.then(unpack);
  unpacked.catch(() => {}); // where it is waited for, below, it is also caught
  const create = globalThis._createPyodideModule;
  globalThis._createPyodideModule = async (settings) => {
    globalThis._createPyodideModule = create;
    // Pyodide gets as far as it can meanwhile.
    const module = await create(settings);
    const snapshot = await unpacked;
    if (snapshot.version !== version) throw new Error(`the snapshot is for Pyodide ${snapshot.version}`);
    module.API.restoreSnapshot = () => restore(snapshot, module);
    return module;
  };
  // Pyodide wants a whole snapshot here, and hands it to restoreSnapshot, which has its own.
  return handleOf(await boot({ loadPyodide, ...rest }, { _loadSnapshot: new Uint8Array() }));
}

function restore({ build, size, runs, end, others, pages, state }, { API, HEAPU8 }) {
  if (size !== HEAPU8.length) throw new Error("the snapshot is for a memory of another size");
  if (build !== API.config.BUILD_ID) throw new Error("the snapshot is for another build of Pyodide");
  if (checksumOfOthers(HEAPU8, runs, end) !== others) throw new Error("the snapshot is for another memory");
  let at = 0;
  for (const [first, count] of runs) {
    HEAPU8.set(pages.subarray(at, at + count * PAGE), first * PAGE);
    at += count * PAGE;
  }
  return state;
}

/* [3, 4, 5, 9] in; [[3, 3], [9, 1]] out: the first of each run, and how many. */
function runsOf(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === number) last[1] += 1;
    else runs.push([number, 1]);
  }
  return runs;
}

/* The checksum of all pages but those of the runs, as far as the memory has more than zeros. */
function checksumOfOthers(memory, runs, end) {
  let sum;
  let from = 0;
  for (const [first, count] of [...runs, [end / PAGE, 0]]) {
    sum = checksum(memory.subarray(from, Math.min(first * PAGE, end)), sum);
    from = Math.min((first + count) * PAGE, end);
  }
  return sum;
}
