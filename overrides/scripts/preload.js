/*
 * A reader who points at, touches or tabs to a link to the flowchart will most likely follow it: fetch Python meanwhile.
 *
 * What stands between the slashes and stars the build sets: the flowchart's page, as seen from this script.
 */

const FLOWCHART = /* flowchart */ "";

const here = (address) => new URL(address, import.meta.url).href;
const EVENTS = ["pointerover", "touchstart", "focusin"];

async function preload({ target }) {
  const link = target.closest?.("a[href]");
  // A box of the picture is a link too, whose href is no string; it leads to where the reader is.
  const leadsThere = link && String(link.href).split("#")[0] === here(FLOWCHART);
  if (!leadsThere || location.pathname === link.pathname) return;
  for (const event of EVENTS) document.removeEventListener(event, preload);
  if (navigator.connection?.saveData) return;
  const { sizes, way } = await import("./bundle.js");
  const { FILES, wayFor } = await import(here(way));
  const { [wayFor(navigator.connection)]: _, ...others } = FILES;
  const isOther = (name) => Object.values(others).flat().includes(name.split("/").pop());
  const files = Object.keys(sizes).filter((name) => !isOther(name));
  // What does not come now is asked for again where it is needed, and said there.
  await Promise.allSettled(files.map(async (file) => keep(await asSent(here(`../${file}`)))));
}

/* Read a file to its end, so that the browser keeps it. Firefox fetches no link of the kind “prefetch” under our policy. */
async function keep(address) {
  const { body } = await fetch(address, { priority: "low" });
  await body.pipeTo(new WritableStream());
}

/* The address that the worker will read a file from: see start/files.js. */
async function asSent(address) {
  if (/js$/.test(address)) return address;
  const { headers } = await fetch(address, { method: "HEAD" });
  return headers.has("Content-Encoding") ? address : `${address}.gz`;
}

for (const event of EVENTS) document.addEventListener(event, preload, { passive: true });
