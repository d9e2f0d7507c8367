/*
 * Pyodide in a module worker, so that the page stays free while Python starts.
 *
 * Every message, in both directions, is a JSON string with a `kind`:
 *
 *   in   start    pyodide, protocol: the addresses of the bundle's two folders; sizes: its files and their bytes
 *   out  loading  loaded, total: bytes fetched so far and in all, once any compression is undone
 *   out  ready    Python can be asked
 *   out  failed   why: one line
 *   in   any other kind is a request for `protocol_logic.page`, which lists them
 *   out  its reply; replies come in the order of the requests
 */

let handle;

const post = (message) => self.postMessage(JSON.stringify(message));

self.onmessage = async ({ data }) => {
  const message = JSON.parse(data);
  if (message.kind !== "start") {
    self.postMessage(handle(data));
    return;
  }
  try {
    handle = await start(message);
    post({ kind: "ready" });
  } catch (error) {
    post({ kind: "failed", why: String(error.message ?? error).split("\n")[0] });
  }
};

async function start({ pyodide, protocol, sizes }) {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  const count = (bytes) => {
    loaded += bytes;
    post({ kind: "loading", loaded, total });
  };

  // Pyodide fetches for itself, so the bytes are counted as they pass through fetch.
  const fetch = self.fetch;
  self.fetch = async (...request) => {
    const response = await fetch(...request);
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    const counting = new TransformStream({
      transform(chunk, stream) {
        count(chunk.byteLength);
        stream.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counting), response);
  };

  // Scripts do not pass through fetch: they count when they have arrived.
  const script = async (name) => {
    const module = await import(`${pyodide}${name}`);
    count(Object.entries(sizes).find(([file]) => file.endsWith(`/${name}`))[1]);
    return module;
  };
  const [{ loadPyodide }] = await Promise.all([script("pyodide.mjs"), script("pyodide.asm.js")]);

  // Where WebAssembly is blocked or damaged, Pyodide only prints a warning, and would never be ready nor fail.
  const stopped = new Promise((_, stop) => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const instantiate = WebAssembly[name];
      WebAssembly[name] = (...wasm) => {
        const made = instantiate(...wasm);
        made.catch(stop);
        return made;
      };
    }
  });
  const python = await Promise.race([
    stopped,
    loadPyodide({
      indexURL: pyodide,
      lockFileURL: `${protocol}pyodide-lock.json`,
      packageBaseUrl: protocol,
      packages: ["protocol_logic"],
    }),
  ]);
  self.fetch = fetch;
  return python.pyimport("protocol_logic.page").handle;
}
