/*
 * Put words on the clipboard, say so, and return whether that is done.
 * `words` are by their type, such as `text/plain`, and may still be on their way: a browser that asks for a click accepts
 * a promise made in it.
 * Where the browser refuses (an old one, or a frame without leave), the text is selected in `shown`, ready to copy.
 */
export async function copy(words, shown, status) {
  const blob = async (type, text) => new Blob([await text], { type });
  const blobs = Object.entries(words).map(([type, text]) => [type, blob(type, text)]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    status.textContent = "Copied.";
    return true;
  } catch {
    await Promise.all(Object.values(words)); // if they never come, that is what went wrong
    shown.closest("details")?.setAttribute("open", "");
    getSelection().selectAllChildren(shown);
    status.textContent = "Your browser did not allow that. The text is selected: copy it with Ctrl+C or ⌘C.";
    return false;
  }
}
