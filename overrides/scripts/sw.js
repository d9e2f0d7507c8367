/*
 * The service worker of readers who have chosen to keep the site on their device; nobody else gets it.
 * on_device.js registers it, and makes, updates and removes the copy that it reads from.
 *
 * What is shown is never a mixture of two builds:
 *
 * - a page comes from the network, or, where that fails, from the copy;
 * - what a page from the copy loads comes from the copy;
 * - a file whose name holds a hash is the same wherever it comes from, so the copy is asked first;
 * - all else comes from the network, and never from what the browser has kept of an earlier build.
 */

const DONE = "kept.json"; // as on_device.js has it: the last file of a copy, so one with it is complete
const PREFIX = `protocol-on-device ${self.registration.scope} `;
const HASHED = /\/assets\/(\w+-[0-9a-f]{12}\/|\w+\.[0-9a-f]{8}\.css$|javascripts\/.*\.[0-9a-f]{8}\.min\.js$)/;

const FRESH = { cache: "no-cache" };

const fromCopy = new Set(); // the ids of the open pages that came from the copy

self.oninstall = () => self.skipWaiting();

self.onfetch = (event) => {
  const { request, clientId, resultingClientId } = event;
  if (request.mode === "navigate") event.respondWith(page(request, resultingClientId));
  else if (HASHED.test(request.url) || fromCopy.has(clientId)) event.respondWith(file(request));
  else event.respondWith(fetch(request, FRESH));
};

async function page(request, id) {
  try {
    return await fetch(request, FRESH);
  } catch (fault) {
    const found = await (await copy())?.match(request.url.replace(/index\.html(?=$|[?#])/, ""), { ignoreSearch: true });
    if (!found) throw fault;
    fromCopy.add(id);
    return found;
  }
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
