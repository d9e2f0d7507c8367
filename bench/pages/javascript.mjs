/* The floor: the same as floor.py in JavaScript, without Python. */

const table = await (await fetch("table.json")).json();

function handle(request) {
  const { text, answers } = table[JSON.parse(request).at];
  const links = answers.map(([words, to]) => `<li><a data-answer href="#${to}">${words}</a></li>`);
  return `<h2>${text}</h2><ul>${links.join("")}</ul>`;
}

self.onmessage = ({ data }) => self.postMessage(handle(data));
self.postMessage("ready");
self.postMessage(handle(await (await fetch("request.json")).text()));
