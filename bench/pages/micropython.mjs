/* MicroPython, which cannot import our package: it gets the table as JSON and draws a question, and nothing else. */

import { loadMicroPython } from "./micropython/micropython.mjs";

const [python, source, table] = await Promise.all([
  loadMicroPython(),
  fetch("floor.py").then((response) => response.text()),
  fetch("table.json").then((response) => response.text()),
]);
python.runPython(source);
python.globals.get("read")(table);
const handle = python.globals.get("handle");
self.onmessage = ({ data }) => self.postMessage(handle(data));
self.postMessage("ready");
self.postMessage(handle(await (await fetch("request.json")).text()));
