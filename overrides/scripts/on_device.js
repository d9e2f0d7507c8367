/*
 * Keep the whole site on this device, for a reader who chooses to: sw.js shows it where there is no network.
 *
 * A copy is a cache of its own, named after the build, and what it is is the last to go in:
 * a cache without that is incomplete, and is never shown.
 * Until the reader chooses, nothing is stored and no service worker is registered.
 */

const LIST = "on_device.json"; // on the site, and in no copy: it says what is newest
const DONE = "kept.json"; // in a copy, and not on the site

class ProtocolOnDevice extends HTMLElement {
  async connectedCallback() {
    if (!navigator.serviceWorker || !window.caches) return; // the words in the page say so
    this.root = new URL(this.dataset.root, document.baseURI).href;
    this.copyOf = `protocol-on-device ${this.root} `;
    this.innerHTML =
      '<p role="status"></p><p><button type="button" data-do="keep">Keep the site on this device</button> ' +
      '<button type="button" data-do="keep">Update the copy</button> ' +
      '<button type="button" data-do="remove">Remove the copy</button></p><output aria-live="off"></output>';
    [this.keepButton, this.updateButton, this.removeButton] = this.querySelectorAll("button");
    this.addEventListener("click", ({ target }) => target.dataset.do && this.run(target.dataset.do));
    await this.show();
  }

  /* Do what a button says, and say what came of it. */
  async run(what) {
    for (const button of this.querySelectorAll("button")) button.disabled = true;
    let fault = "";
    try {
      await this[what]();
    } catch (error) {
      fault = `That did not work: ${error.message}. What was kept before is as it was. `;
    }
    for (const button of this.querySelectorAll("button")) button.disabled = false;
    this.querySelector("output").textContent = "";
    await this.show(fault);
    this.querySelector("button:not([hidden])").focus();
  }

  async show(fault = "") {
    const kept = await this.kept();
    const newest = await this.newest().catch(() => null);
    this.keepButton.hidden = Boolean(kept);
    this.updateButton.hidden = !kept || !newest || kept.build === newest.build;
    this.removeButton.hidden = !kept;
    const when = kept && new Date(kept.when).toLocaleDateString("en-GB", { dateStyle: "long" });
    const state = kept ? `A copy of ${when} is on this device. It takes ${megabytes(kept.size)} MB. ` : "Nothing is kept. ";
    const next = !newest
      ? "Whether there is a newer one cannot be checked without a network."
      : !kept
        ? `The whole site takes ${megabytes(newest.size)} MB.`
        : kept.build === newest.build
          ? "It is the newest there is."
          : "The site has changed since: update it.";
    this.querySelector("p").textContent = fault + state + next;
  }

  /* Fetch every file of the newest build, and only then let go of the copy before. */
  async keep() {
    const { build, size, files } = await this.newest();
    const name = this.copyOf + build;
    await caches.delete(name); // one that was never completed
    const cache = await caches.open(name);
    try {
      let loaded = 0;
      for (const [file, bytes] of Object.entries(files)) {
        const address = this.root + file;
        const response = await fetch(address, { cache: "no-cache" });
        if (!response.ok) throw new Error(`${address} answered ${response.status}`);
        await cache.put(address, response);
        loaded += bytes;
        this.querySelector("output").textContent = `${megabytes(loaded)} of ${megabytes(size)} MB`;
      }
      if ((await this.newest()).build !== build) throw new Error("the site changed meanwhile, so try again");
      await navigator.serviceWorker.register(`${this.root}sw.js`);
      await cache.put(this.root + DONE, new Response(JSON.stringify({ build, size, when: new Date() })));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
    for (const each of await this.copies()) if (each !== name) await caches.delete(each);
  }

  async remove() {
    const registration = await navigator.serviceWorker.getRegistration(this.root);
    await registration?.unregister();
    for (const name of await this.copies()) await caches.delete(name);
  }

  /* build, size, when: of the copy that is complete, if there is one */
  async kept() {
    for (const name of await this.copies()) {
      const list = await (await caches.open(name)).match(this.root + DONE);
      if (list) return list.json();
    }
    return null;
  }

  /* build, size, files: of the site as it is now */
  async newest() {
    const response = await fetch(this.root + LIST, { cache: "no-store" });
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return response.json();
  }

  /* The newest first. */
  async copies() {
    return (await caches.keys()).filter((name) => name.startsWith(this.copyOf)).reverse();
  }
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

customElements.define("protocol-on-device", ProtocolOnDevice);
