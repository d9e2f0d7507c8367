/*
 * The form of the record: what a person writes, and the ways to take it away.
 *
 * The build draws the form; Python makes the record of it, in every form there is.
 * What is written lives in the form's fields and nowhere else.
 */

import { copy } from "./copy.js";

const FILES = { text: ["txt", "text/plain"], markdown: ["md", "text/markdown"], json: ["json", "application/json"] };

class ProtocolRecord extends HTMLElement {
  connectedCallback() {
    this.areas = new Map([...this.querySelectorAll(".field")].map((row) => [row.dataset.field, row.querySelector("textarea")]));
    this.preview = this.querySelector(".record");
    this.status = this.querySelector(".record-status");
    this.saved = this.snapshot();
    this.ask = null; // what is written in, the reply of `protocol_logic.page` out; without Python there is none

    this.addEventListener("change", () => this.refresh());
    this.addEventListener("click", ({ target }) => this.act(target.closest("[data-do]")?.dataset.do));
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

  get isEmpty() {
    return [...this.areas.values()].every((area) => area.value === "");
  }

  get isUnsaved() {
    return !this.isEmpty && this.snapshot() !== this.saved;
  }

  snapshot() {
    return JSON.stringify(this.written);
  }

  /* Show these fields, and any other that has something in it: nothing written is ever out of sight. */
  show(fields) {
    this.hidden = fields.length === 0;
    for (const [field, area] of this.areas) area.parentElement.hidden = !fields.includes(field) && area.value === "";
    this.status.textContent = "";
  }

  /* Someone starts again: what was written stays, and the form says so when it is next seen. */
  keep() {
    this.querySelector(".record-kept").hidden = this.isEmpty;
  }

  /* Ask Python for the record as it now stands. */
  async refresh() {
    if (!this.ask) return null;
    const reply = await this.ask(this.written);
    if (reply?.kind !== "record") return null;
    this.preview.textContent = reply.text;
    this.querySelector(".sheet").innerHTML = reply.sheet;
    for (const [field, area] of this.areas) {
      const words = (reply.warnings[field] ?? []).join(" ");
      const warning = area.parentElement.querySelector(".warning");
      if (warning.textContent !== words) warning.textContent = words; // the same words are said once
    }
    return reply;
  }

  async act(what) {
    if (what === "copy") {
      await copy(this.refresh().then((reply) => reply.text), this.preview, this.status);
      this.saved = this.snapshot();
    } else if (what === "print") {
      const reply = await this.refresh();
      // Without Python the page itself is printed, with the fields and what is in them.
      document.documentElement.toggleAttribute("data-print-record", reply !== null);
      this.saved = this.snapshot();
      window.print();
    } else if (what === "clear") {
      if (!this.isEmpty && !window.confirm("Clear everything you have written in the record?")) return;
      for (const area of this.areas.values()) area.value = "";
      this.saved = this.snapshot();
      this.keep();
      await this.refresh();
      this.status.textContent = "Cleared.";
    } else if (what in FILES) {
      const [ending, type] = FILES[what];
      const reply = await this.refresh();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([reply[what]], { type }));
      link.download = `information-sharing-record-${reply.when}.${ending}`;
      link.click();
      URL.revokeObjectURL(link.href);
      this.saved = this.snapshot();
      this.status.textContent = `Downloaded as ${link.download}.`;
    }
  }
}

customElements.define("protocol-record", ProtocolRecord);
