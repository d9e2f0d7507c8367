/*
 * Put text on the clipboard and say so.
 * `text` may still be on its way: a browser that asks for a click accepts a promise made in it.
 * Where the browser refuses (an old one, or a frame without leave), the text is selected in `shown`, ready to copy.
 */
export async function copy(text, shown, status) {
  const plain = Promise.resolve(text).then((words) => new Blob([words], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    status.textContent = "Copied.";
  } catch {
    await plain;
    shown.closest("details")?.setAttribute("open", "");
    getSelection().selectAllChildren(shown);
    status.textContent = "Your browser did not allow that. The text is selected: copy it with Ctrl+C or ⌘C.";
  }
}
