/*
 * Keep the whole site on this device, for a reader who chooses to: sw.js shows it where there is no network.
 *
 * A copy is a cache of its own, named after the build, and what it is is the last to go in:
 * a cache without that is incomplete, and is never shown.
 * Until the reader chooses, nothing is stored and no service worker is registered.
 */

const LIST = "on_device.json"; // on the site, and in no copy: it says what is newest
const DONE = "kept.json"; // in a copy, and not on the site

const LEFT = "Part of a copy is on this device, for it was never finished. It is not used, and you can remove it. ";

class ProtocolOnDevice extends HTMLElement {
  async connectedCallback() {
    if (!(await isAllowed())) return; // the words in the page say so
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
    let said = "";
    try {
      await this[what]();
    } catch (error) {
      console.warn(error);
      said = `That did not work: ${error.plain ?? "this browser has no room for it, or the network went"}. `;
      said += "What was kept before is as it was. ";
    }
    for (const button of this.querySelectorAll("button")) button.disabled = false;
    this.querySelector("output").textContent = "";
    await this.show(said);
    this.querySelector("button:not([hidden])").focus();
  }

  async show(said = "") {
    const kept = await this.kept();
    const newest = await this.newest().catch(() => null);
    this.keepButton.hidden = Boolean(kept);
    this.updateButton.hidden = !kept || !newest || kept.build === newest.build;
    const isLeft = !kept && (await this.copies()).length > 0;
    this.removeButton.hidden = !kept && !isLeft;
    const when = kept && new Date(kept.when).toLocaleDateString("en-GB", { dateStyle: "long" });
    const state = kept ? `A copy of ${when} is on this device. It takes ${megabytes(kept.size)} MB. ` : isLeft ? LEFT : "Nothing is kept. ";
    const next = !newest
      ? "Whether there is a newer one cannot be checked without a network."
      : !kept
        ? `The whole site takes ${megabytes(newest.size)} MB.`
        : kept.build === newest.build
          ? "It is the newest there is."
          : "The site has changed since: update it.";
    this.querySelector("p").textContent = said + state + next;
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
        // A page to sign in, or one that says that there is a fault, is not the file, whatever its status.
        const { byteLength } = await response.clone().arrayBuffer();
        if (!response.ok || response.redirected || byteLength !== bytes) {
          throw fault("a part of the site did not come", `${address}: ${response.status}, ${byteLength} bytes`);
        }
        await cache.put(address, response);
        loaded += bytes;
        this.querySelector("output").textContent = `${megabytes(loaded)} of ${megabytes(size)} MB`;
      }
      if ((await this.newest()).build !== build) throw fault("the site changed meanwhile, so try again");
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
    if (!response.ok) throw fault("the list of what to keep did not come", `${response.url}: ${response.status}`);
    return response.json();
  }

  /* The newest first. */
  async copies() {
    return (await caches.keys()).filter((name) => name.startsWith(this.copyOf)).reverse();
  }
}

/* A browser may have no place to keep things, or not let this page use it. */
async function isAllowed() {
  try {
    await caches.keys();
    return Boolean(navigator.serviceWorker);
  } catch {
    return false;
  }
}

/* plain: why, for the reader; cause: for whoever looks into it */
const fault = (plain, cause = plain) => Object.assign(new Error(cause), { plain });

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

customElements.define("protocol-on-device", ProtocolOnDevice);
