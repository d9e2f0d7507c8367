/* Pyodide as it comes, with our package as the wheel that a user would publish. */

import { loadPyodide } from "./pyodide/pyodide.mjs";

const python = await loadPyodide();
await python.loadPackage(new URL("protocol_logic-0.1.0-py3-none-any.whl", import.meta.url).href);
const { handle } = python.pyimport("protocol_logic.page");
self.onmessage = ({ data }) => self.postMessage(handle(data));
self.postMessage("ready");
const { links } = await (await fetch("request.json")).json();
const { PROTOCOL } = python.pyimport("protocol_logic.protocol");
self.postMessage(python.pyimport("protocol_logic.html").steps(PROTOCOL, python.toPy(links)));
