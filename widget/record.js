/*
 * The form of the record: what a person writes, and the ways to take it away.
 *
 * The build draws the form; Python makes the record of it, in every form there is.
 * What is written lives in the form's fields and nowhere else.
 * It counts as saved only if that is known: a copy that succeeded, or a person who says so.
 * A browser tells no page whether a sheet was printed or a download arrived.
 */

import { copy } from "./copy.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const NOT_YET = "The record of these answers is not ready yet. Try again in a moment.";

/* By what is asked for: how the file's name ends, its type, and what is in it. */
const FILES = {
  docx: ["docx", WORD, ({ docx }) => Uint8Array.from(atob(docx), (letter) => letter.charCodeAt(0))],
  text: ["txt", "text/plain", ({ text }) => text.replaceAll("\n", "\r\n")],
  json: ["json", "application/json", ({ json }) => json],
};

class ProtocolRecord extends HTMLElement {
  connectedCallback() {
    this.areas = new Map([...this.querySelectorAll(".field")].map((row) => [row.dataset.field, row.querySelector("textarea")]));
    this.preview = this.querySelector(".record");
    this.sheet = this.querySelector(".sheet");
    this.status = this.querySelector(".record-status");
    this.flowchart = this.closest("protocol-flowchart");
    this.saved = JSON.stringify(this.written);
    this.ask = null; // what is asked of `protocol_logic.page` in, its reply out; without Python there is none

    this.flowchart.addEventListener("change", () => this.refresh()); // a tick on a checklist counts too
    this.addEventListener("input", () => this.tell());
    this.addEventListener("click", ({ target }) => this.act(target.closest("[data-do]")?.dataset.do));
    // Whoever follows a link from here keeps the page, and what they wrote in it.
    for (const link of this.querySelectorAll("a[href]")) link.target = "_blank";
    window.addEventListener("beforeprint", () => {
      // A field on paper shows only what fits its box, so its words are printed beside it.
      for (const area of this.areas.values()) area.nextElementSibling.textContent = area.value;
    });
    window.addEventListener("afterprint", () => document.documentElement.removeAttribute("data-print-record"));
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnsaved) event.preventDefault();
    });
  }

  get written() {
    return Object.fromEntries([...this.areas].map(([field, area]) => [field, area.value]));
  }

  get ticked() {
    return [...this.flowchart.querySelectorAll(".step:not([hidden]) input:checked")].map(({ value }) => value);
  }

  /* The fields that have something in them. */
  get filled() {
    return [...this.areas.keys()].filter((field) => this.areas.get(field).value !== "");
  }

  get isEmpty() {
    return this.filled.length === 0;
  }

  get isUnsaved() {
    return !this.isEmpty && JSON.stringify(this.written) !== this.saved;
  }

  /* Say whether what is written is in this page only. */
  tell() {
    this.querySelector(".record-unsaved").hidden = !this.isUnsaved;
  }

  /* What was written then is kept elsewhere now. */
  save(written) {
    this.saved = JSON.stringify(written);
    this.tell();
  }

  /*
   * Show these fields, and any other that has something in it: nothing written is ever out of sight.
   * The record of the step before goes: there is none until Python has made the one of this step.
   */
  show(fields) {
    this.hidden = fields.length === 0;
    for (const [field, area] of this.areas) area.parentElement.hidden = !fields.includes(field) && area.value === "";
    this.ask = null;
    this.preview.textContent = this.sheet.textContent = this.status.textContent = "";
  }

  /* Someone starts again: what was written stays, and the form says so when it is next seen. */
  keep() {
    this.querySelector(".record-kept").hidden = this.isEmpty;
  }

  /* Ask Python for the record as it now stands, or for a file of it. There is no reply where the step has changed meanwhile. */
  async request(kind) {
    const { ask, written } = this;
    const reply = await ask?.({ kind, written, ticked: this.ticked });
    return ask === this.ask && reply?.kind === kind ? { ...reply, written } : null;
  }

  /* Show the record as it now stands, and what looks like a name in it. */
  async refresh() {
    const reply = await this.request("record");
    if (!reply) return null;
    this.preview.textContent = reply.text;
    this.sheet.innerHTML = reply.sheet;
    for (const [field, area] of this.areas) {
      const words = (reply.warnings[field] ?? []).join(" ");
      const warning = area.parentElement.querySelector(".warning");
      if (warning.textContent !== words) warning.textContent = words; // the same words are said once
    }
    return reply;
  }

  async act(what) {
    if (what === "copy") {
      await this.copy();
    } else if (what === "print") {
      const reply = await this.refresh();
      // Without Python the page itself is printed, with the fields and what is in them.
      document.documentElement.toggleAttribute("data-print-record", reply !== null);
      window.print();
    } else if (what === "have") {
      this.save(this.written);
      this.status.textContent = "Your browser will not ask about it when you leave.";
      this.status.focus();
    } else if (what === "clear") {
      const others = this.flowchart.others.length;
      const more = others ? `, and the answers for the ${others === 1 ? "other person" : `${others} others`}` : "";
      if ((more || !this.isEmpty) && !window.confirm(`Clear everything you have written in the record${more}?`)) return;
      for (const area of this.areas.values()) area.value = "";
      this.save(this.written);
      this.keep();
      await this.flowchart.forgetOthers();
      this.status.textContent = more ? "Cleared. The record is about one person now." : "Cleared.";
    } else if (what in FILES) {
      await this.download(what);
    }
  }

  async copy() {
    const reply = this.refresh();
    const part = async (form) => (await reply)[form];
    try {
      const isCopied = await copy({ "text/html": part("html"), "text/plain": part("text") }, this.preview, this.status);
      if (isCopied) this.save((await reply).written);
    } catch {
      this.status.textContent = NOT_YET;
    }
  }

  async download(what) {
    const [ending, type, content] = FILES[what];
    const reply = await this.request(what === "docx" ? "docx" : "record");
    if (!reply) {
      this.status.textContent = NOT_YET;
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content(reply)], { type }));
    link.download = `information-sharing-record-${reply.when.replace("T", "-").replace(":", "")}.${ending}`;
    link.click();
    URL.revokeObjectURL(link.href);
    this.status.textContent = `Your browser was asked to save it as ${link.download}. See that it is there.`;
  }
}

customElements.define("protocol-record", ProtocolRecord);
