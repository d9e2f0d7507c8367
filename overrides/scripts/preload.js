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
  if (!link || link.href.split("#")[0] !== here(FLOWCHART) || location.pathname === link.pathname) return;
  for (const event of EVENTS) document.removeEventListener(event, preload);
  if (navigator.connection?.saveData) return;
  const { sizes, way } = await import("./bundle.js");
  const { wayFor } = await import(here(way));
  const other = { snapshot: "python.zip", bytecode: "snapshot.bin" }[wayFor(navigator.connection)];
  for (const file of Object.keys(sizes).filter((name) => !name.endsWith(`/${other}`))) {
    const href = await asSent(here(`../${file}`));
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
  }
}

/* The address that the worker will read a file from: see start/files.js. */
async function asSent(address) {
  if (/js$/.test(address)) return address;
  const { headers } = await fetch(address, { method: "HEAD" });
  return headers.has("Content-Encoding") ? address : `${address}.gz`;
}

for (const event of EVENTS) document.addEventListener(event, preload, { passive: true });
