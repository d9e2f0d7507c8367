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

/*
 * The theme keeps the search open, and takes what is typed for it, wherever else the reader has gone.
 * So a pointer or the focus elsewhere closes it.
 */
function leave({ target }) {
  const toggle = document.querySelector("[data-md-toggle=search]");
  if (toggle?.checked && target !== toggle && !search.contains(target)) toggle.click();
}

for (const event of ["pointerdown", "focusin"]) document.addEventListener(event, leave);

// It gives single letters a meaning, too, which someone who speaks to their device says without meaning it.
document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input, textarea, select");
  if (event.key.length === 1 && !isTyped) event.stopPropagation();
});
