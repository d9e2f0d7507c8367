/*
 * The flowchart in the page.
 *
 * The build has drawn every step as a section with plain links, and those links are all the routing there is.
 * This element shows one section at a time and keeps the answers in the address, after the `#`.
 * Python, when it has started, replays the same answers: it adds what depends on the whole path, and it checks that
 * it comes to the same step. Until then, and where it cannot start, the sections do.
 */

import { decoded, meant } from "./address.js";
import { copy } from "./copy.js";
import { isMeant } from "./meant.js";
import { python } from "./python.js";
import "./record.js";

const FAILED = "The part of this page that lists your answers and makes the record ";
const STILL = " The questions and their links still work.";
const STARTING = "Loading what lists your answers. You can answer meanwhile.";
const LONGER = "This takes longer than usual: more of what lists your answers is loading. You can answer meanwhile.";
const LOADING = "What applies to your path alone is still loading. ";
const CARRIED = "Below is what holds for every path that leads here. This is what comes with your answers:";
const VISIT = performance.timeOrigin; // tells this visit from one before the page was loaded again
const WIDE = matchMedia("(min-width: 60em)"); // there is room beside a step: see flowchart.css

class ProtocolFlowchart extends HTMLElement {
  connectedCallback() {
    // edition, start, earlier, links, and local, if it is anywhere in particular
    this.data = JSON.parse(this.querySelector("script").textContent);
    this.headings = [...this.querySelectorAll(".step > h2")];
    // Where each answer leads. Its address comes to hold the path too, so that it can be opened in a tab of its own.
    for (const link of this.querySelectorAll("[data-answer]")) link.dataset.to = link.hash.slice(1);
    this.practice = this.querySelector(".flowchart-practice");
    this.above = this.querySelector(".flowchart-above");
    this.path = this.querySelector(".flowchart-path");
    this.earlier = this.querySelector(".flowchart-earlier");
    this.people = this.querySelector(".flowchart-people");
    this.said = this.querySelector(".people-said");
    this.record = this.querySelector("protocol-record");
    this.status = this.querySelector(".flowchart-status");
    this.progress = this.querySelector(".flowchart-progress");
    this.picture = document.querySelector(".picture-frame");
    this.again = this.querySelector(".flowchart-again");
    this.slots = new Map([...this.querySelectorAll("[data-slot]")].map((slot) => [slot, slot.innerHTML]));
    this.turn = 0; // how often a step has been shown: the reply to an earlier turn comes too late
    // The paths of the people answered for already, which one record can hold; an empty one has been taken out.
    this.answeredFor = [];
    this.before = 0; // how many of them came before this one: with Back, fewer
    this.shownAt = -Infinity; // when a step last took the place of another
    this.title = document.title;
    this.toggleAttribute("data-live", true);
    document.querySelector(".whole-picture").open = WIDE.matches;

    this.addEventListener("click", (event) => this.take(event), { capture: true });
    this.addEventListener("click", (event) => this.follow(event));
    this.again.addEventListener("click", () => this.tryAgain());
    window.addEventListener("popstate", () => this.read(true));
    python.listen((state) => this.tell(state));
    this.catchUp();
  }

  /*
   * Whoever answered before this script ran followed a plain link, which keeps no answers.
   * Go back to where the page was opened, and give the answer there.
   */
  catchUp() {
    const [visit] = performance.getEntriesByType("navigation"); // a browser need not tell; Firefox does not of a file
    const opened = /^\w+:/.test(visit?.name) ? new URL(visit.name).hash : location.hash;
    const followed = location.hash;
    if (followed !== opened) history.replaceState(null, "", opened || location.href.split("#", 1)[0]);
    this.read(Boolean(opened));
    if (followed === opened) return;
    const links = this.alone ? [] : [...this.step(this.at).querySelectorAll(".answers [data-answer]")];
    const given = links.find(({ dataset }) => `#${dataset.to}` === followed);
    if (given) given.click();
    else if (this.alone || !opened) location.replace(followed);
  }

  /* The address says where we are: answers, one step alone, or nothing yet. */
  read(move) {
    const { state } = history;
    if (state) this.before = state.visit === VISIT ? state.before : 0; // after a reload nobody is remembered
    history.replaceState({ ...state, before: this.before, visit: VISIT }, "");
    this.said.textContent = "";
    let fragment = meant(decoded(location.hash));
    let target = document.getElementById(fragment);
    if (target && !this.headings.includes(target)) {
      if (this.at) {
        history.replaceState(history.state, "", this.address); // elsewhere on the page: the step stays, and its address
        return;
      }
      [fragment, target, move] = ["", null, false];
    }
    this.alone = target && fragment !== this.data.start;
    const [edition = this.data.edition, ...rest] = target ? [] : fragment.split("&").filter(Boolean);
    const pairs = edition.includes("=") ? [edition, ...rest] : rest;
    this.text = target ? edition : fragment || edition;
    this.answers = answersIn(pairs);
    this.edition = edition;
    // What an earlier edition said otherwise, if it is one that was kept.
    this.since = Object.hasOwn(this.data.earlier, edition) ? this.data.earlier[edition] : null;
    this.isStrange = (edition !== this.data.edition && !this.since) || this.answers.size < pairs.length;
    this.dropped = this.since ? this.dropAnswers(this.since.again.split(" ")) : [];
    // A reader who tries a case carries its number along; it is not an answer.
    this.case = this.answers.get("case");
    this.answers.delete("case");
    this.address = location.href;
    this.show(this.alone ? fragment : this.replay().at, move);
  }

  /* Answers that no longer mean what they meant are asked again; their questions are returned. */
  dropAnswers(again) {
    const dropped = [...this.answers].filter((pair) => again.includes(pair.join("="))).map(([question]) => question);
    for (const question of dropped) this.answers.delete(question);
    return dropped;
  }

  /* Where the links lead with these answers. */
  replay() {
    let at = this.data.start;
    let asking = at;
    let last = null;
    for (let link; (link = this.link(at, this.answers.get(at))); at = link.dataset.to) last = asking = at;
    return { at, last, asking: this.step(at).querySelector("[data-answer]") ? at : asking };
  }

  link(question, answer) {
    return [...this.querySelectorAll("[data-answer]")].find(
      ({ dataset }) => dataset.question === question && dataset.answer === answer,
    );
  }

  step(id) {
    return this.headings.find((heading) => heading.id === id).parentElement;
  }

  show(id, move) {
    const { last, asking } = this.replay();
    const step = this.step(id);
    for (const heading of this.headings) heading.parentElement.hidden = heading.id !== id;
    // A pause leads back to the question that sent the reader there.
    for (const link of step.querySelectorAll(".answers [data-reopen]")) {
      link.parentElement.hidden = !this.alone && link.dataset.reopen !== asking;
    }
    // Someone who changes an answer sees which one they gave.
    for (const link of step.querySelectorAll("[data-answer]")) {
      link.toggleAttribute("data-was", link.dataset.answer === history.state?.was);
    }
    const isWalked = !this.alone && last !== null;
    this.toggleAttribute("data-path", isWalked);
    const back = this.querySelector(".flowchart-back");
    back.dataset.reopen = last ?? this.data.start;
    back.hidden = this.querySelector(".flowchart-restart").hidden = !isWalked;
    this.querySelector(".flowchart-alone").hidden = !this.alone;
    step.querySelector(".step-side").append(this.path);

    if (this.at && this.at !== id) this.shownAt = performance.now();
    this.at = id;
    this.turn += 1;
    this.toggleAttribute("data-doubt", false);
    this.keep(this.answers);
    document.title = `${step.querySelector("h2").lastChild.textContent.trim()} · ${this.title}`;
    for (const [slot, words] of this.slots) slot.innerHTML = words;
    // Or they stay, so that nothing moves when Python draws them again.
    if (!this.case) this.practice.replaceChildren();
    if (this.alone || !this.others.length) this.people.replaceChildren();
    this.record.show(this.alone ? [] : step.dataset.fields.split(" ").filter(Boolean));
    this.querySelector(".share").hidden = !isWalked;
    this.querySelector(".share output").textContent = "";
    const isUnknown = [...this.answers].some(([question, answer]) => !this.link(question, answer));
    if (!this.alone && (this.isStrange || isUnknown)) {
      this.note("Part of this link was not understood, or it comes from another edition. Check each answer.");
    }
    if (this.since && !this.alone) this.noteEarlier();
    if (isWalked) this.showMeanwhile(step);
    if (move) {
      document.getElementById(id).focus({ preventScroll: true });
      this.scrollIntoView(); // from the bar on: what stands over the question is seen with it
      this.seenAt = scrollY;
    }
    if (!this.alone) this.ask();
  }

  /* Whose link is from an earlier edition reads above the question what is asked again; Python knows the rest. */
  noteEarlier() {
    const asked = this.dropped
      .map((id) => this.headings.find((heading) => heading.id === id))
      .map((heading) => heading && `“${heading.lastChild.textContent.trim()}”`)
      .filter(Boolean);
    const again = asked.length
      ? `Asked again, with other words or other answers: ${asked.join(", ")}.`
      : "Each of your answers means what it meant.";
    const words = document.createElement("p");
    words.textContent = `This link was made with the edition of ${day(this.edition)}. ${again} `;
    const more = document.createElement("a");
    more.href = this.data.links.editions;
    more.textContent = "All that has changed";
    words.append(more);
    this.earlier.replaceChildren(words);
  }

  /* At an outcome without Python: that it is on its way or cannot come, and what the questions say of these answers. */
  showMeanwhile(step) {
    const place = step.querySelector('[data-slot="meanwhile"]');
    if (!place || this.hasAttribute("data-ready")) return;
    const words = document.createElement("p");
    words.textContent = this.hasAttribute("data-failed") ? CARRIED : LOADING + CARRIED;
    const carried = [...this.answers].map(([question, answer]) =>
      document.getElementById(question)?.parentElement.querySelector(`[data-carried="${CSS.escape(answer)}"]`),
    );
    place.replaceChildren(words, ...carried.filter(Boolean).map((each) => each.cloneNode(true)));
  }

  /* Keep these answers, and have every link lead to the path that it makes of them. */
  keep(answers) {
    this.kept = answers;
    for (const link of this.querySelectorAll("[data-answer], [data-reopen], [data-restart]")) {
      link.setAttribute("href", this.addressAfter(link));
    }
  }

  /* The address of the path that an answer, Change, Back or Start again leads to; one step alone has no path. */
  addressAfter({ dataset }) {
    if ("restart" in dataset) return this.addressOf(new Map(), "");
    if (this.alone) return `#${dataset.to ?? dataset.reopen}`;
    const answers = new Map(this.kept);
    if ("answer" in dataset) answers.set(dataset.question, dataset.answer);
    else answers.delete(dataset.reopen);
    return this.addressOf(answers);
  }

  addressOf(answers, tried = this.case) {
    const pairs = [...answers, ...(tried ? [["case", tried]] : [])].map((pair) => pair.join("="));
    return `#${[this.data.edition, ...pairs].join("&")}`;
  }

  note(words, role = "status") {
    const note = document.createElement("p");
    note.className = "flowchart-note";
    note.setAttribute("role", role);
    note.textContent = words;
    this.above.prepend(note);
  }

  /* Let a click through only if it was meant for what it fell on. */
  take(event) {
    // The way out and the note on harm stay where they are, so a click on them is always meant.
    if (event.target.closest(".exit, .harm") || isMeant(event, this.shownAt)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* An answer, Change, Back, Start again or the next person. One step alone has no path, so its links stay plain links. */
  follow(event) {
    const copied = event.target.closest("[data-copy]");
    if (copied) {
      const text = this.querySelector(copied.dataset.copy);
      if (text.matches(".link")) text.textContent = this.wholeAddress();
      copy({ "text/plain": text.textContent }, text, copied.parentElement.querySelector("output"));
    }
    // In a frame on another site, what leads away from the flowchart opens beside it.
    const away = event.target.closest("a[href]:not([href^='#'], .exit)");
    if (away && window.parent !== window) away.target = "_blank";
    const removed = event.target.closest("[data-remove]");
    if (removed) this.remove(Number(removed.dataset.remove));
    const link = event.target.closest('a[data-answer], a[data-reopen], a[data-restart], [data-slot="next"] a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const isRestart = "restart" in link.dataset;
    const isNext = Boolean(link.closest('[data-slot="next"]'));
    if (this.alone ? !isRestart : isNext && !this.hasAttribute("data-ready")) return;
    event.preventDefault();
    const was = this.kept.get(link.dataset.reopen);
    const left = this.others.length;
    if (isRestart) this.record.keep();
    if (isNext) this.answeredFor = [...this.answeredFor.slice(0, this.before), this.addressOf(this.kept, "").slice(1)];
    const before = isRestart ? 0 : isNext ? this.answeredFor.length : this.before;
    history.pushState({ was, before, visit: VISIT }, "", isNext ? link.hash : this.addressAfter(link));
    this.read(true);
    if (isNext) this.say("Kept for the record. Now the next person.");
    if (isRestart && left) this.say(`Your record is no longer about ${left + 1} people. Back brings them back.`);
  }

  /* Say what has become of the people whom the record is about; the next step says no more of it. */
  say(words) {
    this.change(() => (this.said.textContent = words));
  }

  /* The paths of the others whom the record is about: those answered for before this person and not taken out. */
  get others() {
    return this.answeredFor.slice(0, this.before).filter(Boolean);
  }

  /* Take a person out of the record; if it is the one being answered for, go back to the one before. */
  async remove(which) {
    const places = [...this.answeredFor.keys()].filter((at) => at < this.before && this.answeredFor[at]);
    const at = places[which] ?? places.at(-1);
    const text = this.answeredFor[at];
    this.answeredFor[at] = "";
    if (which === places.length) {
      history.pushState({ before: at, visit: VISIT }, "", `#${text}`);
      this.read(true);
    } else {
      await this.refreshPeople();
      document.getElementById(this.at).focus({ preventScroll: true }); // the button has gone
    }
    this.say(`Person ${which + 1} is no longer in your record.`);
  }

  /* Forget the others: the record is about this person alone. */
  async forgetOthers() {
    this.answeredFor.fill("");
    await this.refreshPeople();
  }

  /* Show whom the record holds the answers for, and the record as it now stands. */
  async refreshPeople() {
    const { turn, others } = this;
    const text = this.addressOf(this.kept, "").slice(1);
    const reply = others.length ? await python.ask({ kind: "people", text, earlier: others, links: this.data.links }) : null;
    if (turn !== this.turn) return;
    this.change(() => (this.people.innerHTML = reply?.html ?? ""));
    if (!this.record.hidden) await this.record.refresh();
  }

  /* This path on the flowchart's own page, which in a frame on another site is not the page that is shown. */
  wholeAddress() {
    const address = new URL(this.data.links[this.data.start], document.baseURI);
    address.hash = location.hash;
    return address.href;
  }

  /* Ask Python about the whole path, and check that it agrees. */
  async ask() {
    const { since, turn } = this;
    const { links, local } = this.data;
    const reply = await python.ask({ kind: "walk", text: this.text, links, local, since });
    if (!reply || turn !== this.turn) return; // Python is not there, or the reader has moved on
    if (reply.kind !== "walk" || reply.at !== this.at) {
      console.warn(`Python: ${reply.why ?? `comes to ${reply.at}`}`);
      const theirs = reply.kind === "walk" ? `“${reply.at}”` : "no answer";
      this.note(
        `Do not rely on this answer. The page shows “${this.at}”, but the check of it gave ${theirs}. ` +
          "Use the text version below, and tell whoever runs this site.",
        "alert",
      );
      this.toggleAttribute("data-doubt", true);
      this.record.show(this.record.filled); // what is written stays in sight
      return;
    }
    const { text } = reply;
    const places = { practice: this.practice, above: this.above, earlier: this.earlier, path: this.path };
    this.change(() => {
      for (const [slot, words] of Object.entries(reply.slots)) {
        (places[slot] ?? this.step(this.at).querySelector(`[data-slot="${slot}"]`)).innerHTML = words;
      }
      for (const fault of [...reply.faults].reverse()) this.note(fault);
    });
    const path = this.path.querySelector(".path-so-far");
    if (path) path.open = WIDE.matches;
    this.keep(answersIn(reply.text.split("&").slice(1)));
    this.record.ask = (asked) => this.askForRecord(text, asked);
    await this.refreshPeople();
    if (turn !== this.turn) return;
    const picture = await python.ask({ kind: "picture", text });
    if (picture && turn === this.turn) this.picture.innerHTML = picture.svg;
  }

  /* Change what stands over the step; whoever has not moved since it came sees that too. */
  change(act) {
    const isStill = scrollY === this.seenAt && document.activeElement?.id === this.at;
    act();
    if (isStill) this.scrollIntoView();
  }

  /* The record of these answers, in the form asked for, as of now where the reader is; null where there is none. */
  async askForRecord(text, asked) {
    const now = new Date();
    const when = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const reply = await python.ask({ ...asked, text, when, earlier: this.others, local: this.data.local });
    return reply && { ...reply, when };
  }

  /* Show how it stands with Python: see python.js. */
  tell({ kind, loaded, total, way, why, canTryAgain, isWhole }) {
    const isReady = kind === "ready";
    const hasFailed = kind === "failed";
    this.progress.hidden = kind !== "loading";
    this.again.hidden = !canTryAgain;
    this.toggleAttribute("data-failed", hasFailed);
    this.toggleAttribute("data-ready", isReady);
    if (isReady) {
      this.setAttribute("data-ready", way);
      this.status.textContent = "Your answers are listed below each step.";
      this.turn += 1; // what was asked before Python started again is asked anew
      if (this.at && !this.alone) this.ask();
    } else if (hasFailed) {
      this.record.ask = null;
      this.status.textContent = FAILED + why + STILL;
    } else {
      this.status.textContent = isWhole ? LONGER : STARTING;
    }
    if (kind !== "loading" && this.hasAttribute("data-path")) this.showMeanwhile(this.step(this.at));
    if (kind === "loading") {
      this.progress.querySelector("progress").max = total;
      this.progress.querySelector("progress").value = loaded;
      this.progress.querySelector("output").textContent = `${megabytes(loaded)} of ${megabytes(total)} MB`;
    }
  }

  tryAgain() {
    python.start();
    this.status.focus(); // the button has gone
  }
}

/* As Python reads them: an answer ends at the next pair, and the first of two to a question counts. */
function answersIn(pairs) {
  const answers = new Map();
  for (const pair of pairs) {
    const [question] = pair.split("=", 1);
    if (question !== pair && !answers.has(question)) answers.set(question, pair.slice(question.length + 1));
  }
  return answers;
}

const day = (edition) =>
  new Date(edition).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

customElements.define("protocol-flowchart", ProtocolFlowchart);
