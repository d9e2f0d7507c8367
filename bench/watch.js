/* Runs in a page before any of its own scripts, and notes what is measured. Times are from the start of navigation. */

globalThis.watched = { answer: null, ready: null, frozen: 0, worker: null };

// What our worker tells: see phases.js.
watched.phases = new Promise((told) => {
  new BroadcastChannel("phases").onmessage = ({ data }) => {
    told(Object.fromEntries(Object.entries(data).map(([phase, time]) => [phase, time - performance.timeOrigin])));
  };
});

// A frozen frame: a task of more than 50 milliseconds on the page's own thread. Firefox does not tell.
if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
  new PerformanceObserver((list) => {
    watched.frozen = Math.max(watched.frozen, ...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask", buffered: true });
} else {
  watched.frozen = null;
}

// Before each frame: what is there now is about to be seen.
watched.done = new Promise((done) => {
  const look = () => {
    watched.answer ??= document.querySelector("a[data-answer]")?.checkVisibility() ? performance.now() : null;
    watched.ready ??= document.querySelector("[data-ready]") ? performance.now() : null;
    if (watched.answer !== null && watched.ready !== null) setTimeout(done, 100); // the last long task is told late
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    watched.worker = this;
  }
};
