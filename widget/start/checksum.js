/* What shows that bytes have come as they were sent. */

const WORD = 4;

/*
 * FNV-1a over words: it finds damage, and costs a few milliseconds. (A browser's own hashes are for https only.)
 * By number, for the words by themselves took several times as long.
 */
export function checksum(bytes, before = 0x811c9dc5) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD);
  let sum = before;
  for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ words[at], 0x01000193);
  return sum >>> 0;
}

/* Return the bytes of a zip that ends with a checksum of all before it. Throws where that is another. */
export function sound(zip) {
  const at = zip.byteLength - WORD;
  if (zip.byteLength % WORD || checksum(new Uint8Array(zip, 0, at)) !== new Uint32Array(zip, at)[0]) {
    throw new Error("the zip is damaged");
  }
  return zip;
}
