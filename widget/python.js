/*
 * The worker that runs Python, or null where the browser has no WebAssembly.
 *
 * It is made as soon as this script has come, which the page asks for ahead of its others: by the time that the page has
 * drawn its steps, Python is half there.
 * See start/worker.js for what the worker says and understands.
 */

import { launch } from "./launch.js";

export const python = typeof WebAssembly === "undefined" ? null : launch();

let last;

if (python) {
  python.onmessage = python.onerror = (event) => {
    last = event;
  };
}

/* Have these called with all that the worker says from here on, and first with the last that it has said. */
export function attend(onmessage, onerror) {
  Object.assign(python, { onmessage, onerror });
  if (last) python.dispatchEvent(last);
}
