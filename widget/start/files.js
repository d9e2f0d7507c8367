/*
 * The files of the bundle, by folder and name: from wherever the site is. The copy for a disk has its own.
 *
 * The large ones have compressed copies beside them, for a host that compresses nothing: 5 MB, not 14.
 * Not so the scripts: to import one that was inflated here, the page would have to allow any script made in a browser.
 */

const { fetch } = self; // before worker.js answers Pyodide in its place

export const script = (folder, name) => import(folder + name);

/*
 * mustBeWhole: the compressed copy has been tried, and was no good
 * signal: to stop waiting for it
 */
export async function file(folder, name, { mustBeWhole, signal }) {
  const address = folder + name;
  const whole = await fetch(address, { signal });
  const isWanted = mustBeWhole || !whole.ok || whole.headers.has("Content-Encoding");
  if (isWanted || typeof DecompressionStream === "undefined") return whole;
  const copy = await fetch(`${address}.gz`, { signal });
  if (copy.status !== 200) return whole; // the site may be kept on the device, where each file is whole
  whole.body.cancel();
  // Some hosts say of such a file that it is the other, compressed: then the browser has inflated it already.
  return copy.headers.has("Content-Encoding")
    ? copy
    : new Response(copy.body.pipeThrough(new DecompressionStream("gzip")));
}
