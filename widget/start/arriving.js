/*
 * The files of the bundle as they arrive: counted, waited for no longer than makes sense, and asked for again.
 */

import * as files from "./files.js";

/* Milliseconds without a byte: less than the page itself waits for a word, so that there is time to ask again. */
const SILENCE = 8_000;

/* The only type that browsers compile while it arrives. */
const WASM = "application/wasm";

/*
 * sizes: the bytes of each file, by its name
 * told: what is called with the bytes that have arrived so far and those of all that has been asked for
 */
export function arriving(sizes, told) {
  const loaded = new Map(); // bytes so far, by name
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const count = (name, bytes) => {
    loaded.set(name, bytes);
    told(sum([...loaded.values()]), sum([...loaded.keys()].map((each) => sizes.get(each))));
  };

  async function once(folder, name, mustBeWhole) {
    const waiting = new AbortController();
    let silence;
    const wait = () => {
      clearTimeout(silence);
      silence = setTimeout(() => waiting.abort(new Error(`${name} has stopped arriving`)), SILENCE);
    };
    count(name, 0);
    wait();
    try {
      const response = await files.file(folder, name, { mustBeWhole, signal: waiting.signal });
      if (!response.ok) throw new Error(`${name} was answered with ${response.status}`);
      // Counted beside it: the browser compiles only what came from an address in such a way that it can keep it.
      const counted = response.clone().body.pipeTo(
        new WritableStream({
          write({ byteLength }) {
            wait();
            count(name, loaded.get(name) + byteLength);
          },
        }),
      );
      counted.catch(() => {}).then(() => clearTimeout(silence)); // whoever reads the response is told
      return response;
    } catch (fault) {
      clearTimeout(silence);
      throw fault;
    }
  }

  /* Return what `use` makes of the response for a file; where it cannot, it gets the file once more, and whole. */
  async function twice(folder, name, use) {
    try {
      return await use(await once(folder, name, false));
    } catch (fault) {
      console.warn(`${name} is asked for again: ${fault.message}`);
      return use(await once(folder, name, true));
    }
  }

  return {
    /* sound: what throws where it is given other bytes than those that were sent */
    bytes: (folder, name, sound = (bytes) => bytes) =>
      twice(folder, name, async (response) => sound(await wholeOf(response, name, sizes.get(name)))),

    wasm: (folder, name) =>
      twice(folder, name, (response) =>
        WebAssembly.compileStreaming(
          response.headers.get("Content-Type") === WASM
            ? response
            : new Response(response.body, { headers: { "Content-Type": WASM } }),
        ),
      ),

    /* A script does not pass through fetch: it counts when it has arrived. */
    async script(folder, name) {
      count(name, 0);
      const module = await files.script(folder, name);
      count(name, sizes.get(name));
      return module;
    },
  };
}

async function wholeOf(response, name, size) {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== size) throw new Error(`${name} has ${bytes.byteLength} bytes, not ${size}`);
  return bytes;
}
