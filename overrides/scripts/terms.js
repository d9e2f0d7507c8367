/*
 * The short meaning of a glossary term on a touch screen, where a link's title never shows.
 * A tap opens a note with the meaning and the way to the whole entry; Escape or a tap elsewhere closes it.
 * A mouse or the keyboard follows the link at once, and so does a tap without this script or in an old browser.
 */

const note = document.createElement("div");
note.className = "term-note";
note.popover = "auto";
note.setAttribute("role", "dialog");
note.setAttribute("aria-label", "What this term means");
note.innerHTML = "<p></p><p><a autofocus></a> <button type=button>Close</button></p>";
const [meaning, entry] = [note.querySelector("p"), note.querySelector("a")];
note.querySelector("button").onclick = () => note.hidePopover();
document.body.append(note);

document.addEventListener("click", (event) => {
  const term = event.target.closest('a[title][href*="#term-"]');
  if (!term || event.pointerType !== "touch" || !note.showPopover) return;
  event.preventDefault();
  meaning.textContent = `${term.textContent}: ${term.title}`;
  entry.textContent = `${term.textContent} in the glossary`;
  entry.href = term.href;
  note.showPopover();
});
