/*
 * The talk with the worker that runs Python: every request is answered, or the page is told that it is not.
 *
 * The worker is made as soon as this script has come, which the page asks for ahead of its others: by the time that the
 * page has drawn its steps, Python is half there.
 * See start/worker.js for what the worker says and understands.
 */

import { launch } from "./launch.js";

const SILENCE = 20_000; // milliseconds without a word from a worker that has something to say

const WHY = {
  missing: "cannot run in this browser.",
  broken: "could not be loaded.",
  stopped: "has stopped.",
  silent: `has not been heard of for ${SILENCE / 1000} seconds.`,
};

class Python {
  constructor() {
    this.listener = () => {};
    this.isWhole = false; // whether the small Pyodide was not enough for this page
    this.start();
  }

  start() {
    this.waiting = []; // requests, with who waits for the replies, which come in the same order
    this.launch();
  }

  launch() {
    this.stop();
    this.way = null; // how Python started, once it has
    if (typeof WebAssembly === "undefined") {
      this.tell({ kind: "failed", why: WHY.missing, canTryAgain: false });
      return;
    }
    this.tell({ kind: "starting" });
    try {
      this.worker = launch(this.isWhole);
    } catch (refusal) {
      this.fail(refusal.message);
      return;
    }
    this.worker.onmessage = ({ data }) => this.receive(JSON.parse(data));
    this.worker.onerror = ({ message }) => this.fail(message);
    this.listenOut();
  }

  /*
   * Have this called with all that happens from here on, and first with the last that has:
   *
   *   starting  also where Python was ready, and starts again in the whole Pyodide
   *   loading   loaded, total: bytes
   *   ready     way: `snapshot` or `bytecode`
   *   failed    why: the end of a sentence; canTryAgain: whether `start` may help
   *
   * All have isWhole: whether it is the whole Pyodide, which takes longer.
   */
  listen(listener) {
    this.listener = listener;
    listener(this.state);
  }

  tell(state) {
    this.state = { ...state, isWhole: this.isWhole };
    this.listener(this.state);
  }

  /* Return the reply to a request, or null where there is none: then the listener has been told. */
  ask(request) {
    if (this.state.kind !== "ready") return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting.push({ request: JSON.stringify(request), resolve });
      this.worker.postMessage(this.waiting.at(-1).request);
      this.listenOut();
    });
  }

  receive(message) {
    if (message.kind === "failed") {
      this.fail(message.why);
      return;
    }
    if (message.kind === "small") {
      console.warn("Python: more of it is needed than was fetched");
      this.isWhole = true;
      this.launch();
      return;
    }
    if (message.kind === "ready") {
      this.way = message.way;
      for (const { request } of this.waiting) this.worker.postMessage(request); // what the small Pyodide has left
    }
    if (message.kind === "loading") this.tell(message);
    // A worker that was given up may speak after all, as when the device has slept.
    else if (this.state.kind !== "ready") this.tell({ kind: "ready", way: this.way });
    if (!["loading", "ready"].includes(message.kind)) this.waiting.shift().resolve(message);
    this.listenOut();
  }

  /* Something must be heard within a while, until Python has started and whenever a reply is due. */
  listenOut() {
    clearTimeout(this.silence);
    if (this.way && !this.waiting.length) return;
    this.silence = setTimeout(() => this.giveUp(WHY.silent), SILENCE);
  }

  fail(cause) {
    console.warn(`Python: ${cause}`);
    this.stop();
    this.giveUp(this.way ? WHY.stopped : WHY.broken);
  }

  stop() {
    clearTimeout(this.silence);
    if (!this.worker) return;
    this.worker.onmessage = this.worker.onerror = null; // what it has still said is no progress
    this.worker.terminate();
  }

  giveUp(why) {
    for (const { resolve } of this.waiting) resolve(null);
    this.tell({ kind: "failed", why, canTryAgain: true });
  }
}

export const python = new Python();
