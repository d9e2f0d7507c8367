/* ../launch.js for a page on a disk, where a browser allows no worker but one that the page has made itself. */

import { lock, sizes } from "./bundle.js";
import source from "./worker.txt";

export function launch() {
  const python = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  // The worker has every file in it; Pyodide only wants some whole address to put before their names.
  // It is the whole one, for on a disk nothing has to arrive.
  const nowhere = "file:///";
  const folders = { pyodide: nowhere, small: nowhere, protocol: nowhere };
  python.postMessage(JSON.stringify({ kind: "start", ...folders, lock, sizes, isWhole: true }));
  return python;
}
