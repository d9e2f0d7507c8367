/*
 * Read an address as whoever sent it meant it: mail, and the words around a link, change its signs or add to its end.
 */

/* What follows the `#`, as it was before that. */
export const meant = (fragment) =>
  fragment
    .replace(/^#+/, "")
    .replaceAll("&amp;", "&")
    .replace(/[\s.,;:!?)\]}>"'’”»]+$/, "");

export function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // not an encoding: taken as it stands
  }
}

const fragment = decoded(location.hash).slice(1);
if (/%23/.test(location.pathname)) {
  location.replace(location.href.replace("%23", "#")); // there is no such page: the sign has been encoded
} else if (!document.getElementById(fragment) && document.getElementById(meant(fragment))) {
  location.replace(`#${meant(fragment)}`);
}
