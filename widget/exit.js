/*
 * The quick way out: “Exit this page”, or Shift pressed three times by itself.
 *
 * The page goes blank at once, with no title and nothing in its address, and another site takes its place.
 * Nobody is asked about what they wrote: whoever leaves in a hurry has decided.
 */

const PRESSES = 3;
const WITHIN = 5_000; // milliseconds, from the first press

const exits = document.querySelectorAll(".exit"); // in the bar, and among the first stops of the keyboard
const [exit] = exits;
const counter = document.querySelector(".exit-count");
let isLeaving = false;

// What is said beside the button holds where the browser does not tell how far its history goes, or a frame is in it.
if (window.navigation?.traverseTo && window.top === window) {
  document.querySelector(".exit-back").textContent = "Back then shows the first question.";
}

// --- Leaving ---

async function leave() {
  isLeaving = true;
  for (const field of document.querySelectorAll("input, textarea")) field.value = "";
  document.title = "";
  document.body.replaceChildren();
  bare();
  if (window.top !== window) {
    leaveFrame();
    return;
  }
  const first = firstOfPage();
  if (!first) {
    location.replace(exit.href);
    return;
  }
  // From the first entry of this page, a link takes away all that came after it: Back does not lead to the answers.
  await navigation.traverseTo(first.key).committed.catch(() => {});
  bare();
  location.assign(exit.href);
}

/* The address without what stands after the `#`. */
const bare = () => history.replaceState(null, "", location.pathname);

/* The site around a frame goes too, unless its frame does not let us. */
function leaveFrame() {
  try {
    window.top.location.replace(exit.href);
  } catch (refusal) {
    console.warn(`Only the frame is left: ${refusal.message}`);
  }
  location.replace(exit.href);
}

/* The entry of the tab's history at which this page was opened, if the browser tells and it is not this one. */
function firstOfPage() {
  const { currentEntry, entries } = window.navigation ?? {};
  const first = entries?.call(navigation).find(({ sameDocument }) => sameDocument);
  return first && first.index < currentEntry.index ? first : null;
}

// Nothing else on the page has a say any more: not what asks about things unsaved, nor what shows the step of an address.
for (const event of ["beforeunload", "popstate", "hashchange"]) {
  addEventListener(event, (each) => isLeaving && each.stopImmediatePropagation(), { capture: true });
}

// Whoever comes back finds the page as it is for someone new, not the blank that was left.
addEventListener("pageshow", ({ persisted }) => persisted && isLeaving && location.reload());

for (const each of exits) {
  each.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

// --- Shift ---

let pressed = 0;
let isAlone = false; // whether nothing but Shift was touched since it went down
let forgetting;

function count(presses) {
  pressed = presses;
  if (pressed < 2) clearTimeout(forgetting);
  if (pressed === 1) forgetting = setTimeout(() => count(0), WITHIN);
  const left = PRESSES - pressed;
  counter.textContent = pressed === 0 ? "" : `Press Shift ${left === 1 ? "once" : `${left} times`} more to exit.`;
}

function startAgain() {
  isAlone = false;
  if (pressed) count(0);
}

addEventListener("keydown", ({ key, repeat }) => {
  if (key === "Shift" && !repeat) isAlone = true;
  else startAgain();
}, true);

addEventListener("keyup", ({ key, target }) => {
  // Whoever writes presses Shift for other reasons, and would lose what they wrote.
  if (key !== "Shift" || !isAlone || target.value) return;
  if (pressed + 1 === PRESSES) leave();
  else count(pressed + 1);
}, true);

for (const other of ["pointerdown", "wheel"]) addEventListener(other, startAgain, { capture: true, passive: true });
