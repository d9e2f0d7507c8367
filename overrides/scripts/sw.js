/*
 * The service worker of readers who have chosen to keep the site on their device; nobody else gets it.
 * on_device.js registers it, and makes, updates and removes the copy that it reads from.
 *
 * What is shown is never a mixture of two builds:
 *
 * - a page comes from the network, or, where that fails, says nothing for a while or has a fault, from the copy;
 * - what a page from the copy loads comes from the copy;
 * - a file whose name holds a hash is the same wherever it comes from, so the copy is asked first;
 * - all else comes from the network, and never from what the browser has kept of an earlier build.
 */

const DONE = "kept.json"; // as on_device.js has it: the last file of a copy, so one with it is complete
const PREFIX = `protocol-on-device ${self.registration.scope} `;
const HASHED = /\/assets\/(\w+-[0-9a-f]{12}\/|\w+\.[0-9a-f]{8}\.(css|json)$)/;

const LIST = "on_device.json"; // as on_device.js has it
const PATIENCE = 4_000; // milliseconds to wait for the network where there is a copy

const FRESH = { cache: "no-cache" };

let checked = null; // whether keeping the site has been switched off, asked once in the life of this worker

const fromCopy = new Set(); // the ids of the open pages that came from the copy

self.oninstall = () => self.skipWaiting();

self.onfetch = (event) => {
  const { request, clientId, resultingClientId } = event;
  if (request.mode === "navigate") {
    event.respondWith(page(request, resultingClientId));
    event.waitUntil((checked ??= stopIfOff().catch(() => (checked = null)))); // without a network, later
  }
  else if (HASHED.test(request.url) || fromCopy.has(clientId)) event.respondWith(file(request));
  else event.respondWith(fetch(request, FRESH));
};

async function page(request, id) {
  const kept = await inCopy(request.url.split(/[?#]/)[0].replace(/\/index\.html$/, "/")).catch(() => null);
  const fetched = fetch(request, FRESH);
  if (!kept) return fetched;
  const silence = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([fetched, silence]).catch(() => null);
  if (response && response.status < 500) return response;
  fromCopy.add(id);
  return kept;
}

/* What the copy has at an address; one without its slash leads to the one with it, for links in the page count from there. */
async function inCopy(address) {
  const kept = await copy();
  const found = await kept?.match(address);
  if (found || address.endsWith("/") || !(await kept?.match(`${address}/`))) return found;
  return Response.redirect(`${address}/`);
}

/* Whoever runs the site can take every copy back: a list with nothing but `{"off": true}` in it does so. */
async function stopIfOff() {
  const list = await fetch(self.registration.scope + LIST, { cache: "no-store" });
  if (!list.ok || !(await list.json()).off) return;
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await self.registration.unregister();
}

async function file(request) {
  const kept = await copy();
  // A copy has each file whole, so there is no need to fetch it compressed: see start/files.js.
  if (kept && request.url.endsWith(".gz")) return new Response(null, { status: 204 });
  return (await kept?.match(request)) ?? fetch(request);
}

/* The newest complete copy. */
async function copy() {
  for (const name of (await caches.keys()).filter((each) => each.startsWith(PREFIX)).reverse()) {
    const cache = await caches.open(name);
    if (await cache.match(self.registration.scope + DONE)) return cache;
  }
}
