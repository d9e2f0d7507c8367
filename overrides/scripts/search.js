/*
 * The search: what is found shows under the box as the reader types.
 *
 * What it looks through comes when a reader turns to it, and not before; nothing typed leaves the page.
 * The results are plain links in a list: Enter in the box opens the first, the arrow keys go from one to the next,
 * Escape leads back to the box, and a pointer or the focus elsewhere closes the list.
 */

import { entries } from "./entries.js";

const SHOWN = 20;
const EXCERPT = 200; // characters, give or take a sentence

const search = document.querySelector(".search");
const [box, panel, status, list, tips] = ["input", ".search-found", "[role=status]", "ol", ".search-tips"].map((each) =>
  search.querySelector(each),
);
const address = new URL(search.dataset.entries, document.baseURI);
const root = new URL("..", address);

let loading = null;

/* Get what the search needs, once; where it does not come, the next try is a new one. */
function load() {
  loading ??= Promise.all([import("./find.js"), entries(address)]).then(([{ Finder, words }, all]) => ({
    finder: new Finder(all),
    words,
  }));
  loading.catch(() => (loading = null));
  return loading;
}

/* Show what is found for what is in the box. */
async function show() {
  const typed = box.value.trim();
  panel.hidden = !typed;
  if (!typed) return;
  if (!list.children.length) status.textContent = "Getting the search ready…";
  try {
    const { finder, words } = await load();
    if (typed !== box.value.trim()) return; // the reader has typed on, and that is looked for too
    draw(finder.find(typed), words);
  } catch (error) {
    console.warn(error);
    status.textContent = "The search did not come. Type again when you have a network, or use the menu.";
  }
}

function draw(found, words) {
  list.replaceChildren(...found.slice(0, SHOWN).map((each, at) => item(each, at, words)));
  tips.hidden = found.length > 0;
  const count = found.length;
  status.textContent = !count
    ? "Nothing found."
    : count === 1
      ? "1 place found. Enter opens it."
      : `${count > SHOWN ? `The best ${SHOWN} of ${count}` : count} places found. Enter opens the first.`;
}

function item({ url, id, title, over, page, text, known }, at, words) {
  const each = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(url + (id && `#${id}`), root).href;
  link.append(...marked(over ? `${title} · ${over}` : title, known, words));
  link.setAttribute("aria-describedby", `found-${at}`);
  const about = document.createElement("p");
  about.id = `found-${at}`;
  if (page !== title) about.append(Object.assign(document.createElement("b"), { textContent: page }), " ");
  about.append(...marked(excerpt(text, known, words), known, words));
  each.append(link, about);
  return each;
}

/* The sentences with most of what was typed, and what follows them. */
function excerpt(text, known, words) {
  const sentences = text.split(/(?<=[.;:?!]) /);
  const has = sentences.map((each) => new Set(words(each).map(({ word }) => word).filter((word) => known.has(word))).size);
  const best = has.indexOf(Math.max(...has));
  let shown = sentences[best];
  for (const next of sentences.slice(best + 1)) if (shown.length + next.length < EXCERPT) shown += ` ${next}`; else break;
  return `${best ? "… " : ""}${shown}`;
}

/* A text with what was found in it marked. */
function marked(text, known, words) {
  const parts = [];
  let done = 0;
  for (const { word, start, end } of words(text)) {
    if (!known.has(word)) continue;
    parts.push(text.slice(done, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    done = end;
  }
  return [...parts, text.slice(done)];
}

const links = () => [...list.querySelectorAll("a")];
const close = () => (panel.hidden = true);

for (const event of ["pointerover", "focusin"]) search.addEventListener(event, () => load().catch(() => {}), { once: true });

box.addEventListener("input", show);
box.addEventListener("focus", show);

search.addEventListener("keydown", async (event) => {
  const stops = [box, ...links()];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && at === 0) {
    await show(); // the reader may have typed faster than the search came
    links()[0]?.click();
  } else if (event.key === "Escape" && !panel.hidden) {
    box.focus();
    close();
  } else if (step && at >= 0 && !panel.hidden) {
    event.preventDefault();
    stops[at + step]?.focus();
  }
});

search.querySelector("button").addEventListener("click", () => {
  box.value = "";
  list.replaceChildren();
  close();
  box.focus();
});

list.addEventListener("click", (event) => event.target.closest("a") && !event.ctrlKey && !event.metaKey && close());

for (const event of ["pointerdown", "focusin"]) {
  document.addEventListener(event, ({ target }) => search.contains(target) || close());
}
