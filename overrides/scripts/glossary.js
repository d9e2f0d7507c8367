/*
 * The glossary: show only the terms whose name, or another way to write it, has what is typed.
 * Without this script it is a plain list, with links from A to Z.
 */

const entries = [...document.querySelectorAll("h2[id^='term-']")].map((heading) => {
  const parts = [heading];
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    parts.push(next);
  }
  return parts;
});
const alike = (text) => text.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();

const filter = document.createElement("p");
filter.className = "filter no-print";
filter.innerHTML =
  '<label>Show terms with <input type="search" autocomplete="off" spellcheck="false"></label> <output role="status"></output>';
const [typed, count] = [filter.querySelector("input"), filter.querySelector("output")];
document.querySelector(".a-to-z").after(filter);

typed.oninput = () => {
  const words = alike(typed.value);
  let shown = 0;
  for (const parts of entries) {
    // The words are read when they are needed: by then a browser may have translated them.
    const [heading, , first] = parts;
    const has = alike(`${heading.textContent} ${first.textContent}`).includes(words);
    for (const part of parts) part.hidden = !has;
    shown += has;
  }
  count.textContent = words && `${shown} of ${entries.length} terms`;
};

// Whoever follows a link to a term sees it, whatever is typed.
addEventListener("hashchange", () => {
  const term = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!term?.closest("[hidden]")) return;
  typed.value = "";
  typed.oninput();
  term.scrollIntoView();
});
