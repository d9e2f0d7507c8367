/*
 * A style sheet that does not come must not keep the words away: a browser shows nothing until each has come or failed.
 *
 * One that is still on its way after a while is for no medium until it has come, and no browser need wait for such a one.
 * Chromium then shows the page. WebKit had not waited. Firefox waits for a page's first style sheets whatever is done.
 */

const WHILE = 4_000; // milliseconds: on the slowest line that we measure, all are there in a quarter of it

setTimeout(() => {
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
    if (!sheet.sheet) waitFor(sheet);
  }
}, WHILE);

function waitFor(sheet) {
  const { media } = sheet;
  sheet.media = "not all";
  sheet.addEventListener("load", () => {
    sheet.media = media;
  });
}
