/*
 * A reader who points at, touches or tabs to a link to the flowchart will most likely follow it: fetch Python meanwhile.
 *
 * The build sets what stands between the slashes and stars, with addresses as seen from this script:
 * the flowchart's page, and the bundle's files.
 */

const FLOWCHART = /* flowchart */ "";
const FILES = /* files */ [];

const here = (address) => new URL(address, import.meta.url).href;
const EVENTS = ["pointerover", "touchstart", "focusin"];

async function preload({ target }) {
  const link = target.closest?.("a[href]");
  if (!link || link.href.split("#")[0] !== here(FLOWCHART) || location.pathname === link.pathname) return;
  for (const event of EVENTS) document.removeEventListener(event, preload);
  if (navigator.connection?.saveData) return;
  const { wayFor } = await import(here(FILES.find((file) => file.endsWith("/way.mjs"))));
  const other = { snapshot: "python.zip", bytecode: "snapshot.bin" }[wayFor(navigator.connection)];
  for (const file of FILES.filter((name) => !name.endsWith(`/${other}`))) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: here(file) }));
  }
}

for (const event of EVENTS) document.addEventListener(event, preload, { passive: true });
