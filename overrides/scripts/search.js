/* The theme's script, which runs the search, is large: fetch it when a reader turns to the search, and not before. */

// It has these read and write the browser's storage. Here they do not.
globalThis.__md_get = () => null;
globalThis.__md_set = () => {};

const search = document.querySelector("[data-search]");
const EVENTS = ["pointerover", "focusin"];

function load() {
  for (const event of EVENTS) search.removeEventListener(event, load);
  document.head.append(Object.assign(document.createElement("script"), { src: search.dataset.search }));
}

for (const event of EVENTS) search.addEventListener(event, load);
