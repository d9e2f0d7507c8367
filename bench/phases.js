/*
 * Stands ahead of our worker's own script, and notes when each part of the start is done.
 *
 * When Python is ready it tells the page: see watch.js. All times are of the clock that pages and workers share.
 */

{
  const phases = {};
  const note = (phase, when = performance.now()) => {
    phases[phase] = performance.timeOrigin + when;
  };
  const noted = (run, phase) =>
    async function (...how) {
      const done = await run.apply(this, how);
      note(phase);
      return done;
    };

  note("begun");
  WebAssembly.compileStreaming = noted(WebAssembly.compileStreaming, "compiled");
  WebAssembly.instantiate = noted(WebAssembly.instantiate, "instance"); // the last counts: Pyodide tries small ones first

  let create;
  Object.defineProperty(globalThis, "_createPyodideModule", {
    get: () => create,
    set(given) {
      if (create === undefined) {
        note("scripts");
        create = noted(async (...how) => watched(await given(...how)), "module");
      } else {
        create = given;
      }
    },
  });

  function watched(module) {
    let restore;
    Object.defineProperty(module.API, "restoreSnapshot", {
      get: () => restore,
      set(given) {
        restore = (...how) => {
          const state = given(...how);
          note("restored");
          return state;
        };
      },
    });
    return module;
  }

  const { postMessage } = self;
  self.postMessage = (text) => {
    if (JSON.parse(text).kind === "ready") {
      note("ready");
      const ends = performance.getEntriesByType("resource").map(({ responseEnd }) => responseEnd);
      note("fetched", Math.max(...ends));
      new BroadcastChannel("phases").postMessage(phases);
    }
    postMessage.call(self, text);
  };
}
