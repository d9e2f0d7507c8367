/*
 * One visit in a fresh profile of a browser: cold, then warm if asked, then round trips if asked.
 *
 * One argument, JSON: browser (`chrome` or `firefox`), executable, address, warm, request, trips, arguments.
 * Prints JSON: version, cold and warm (each answer, ready and frozen in milliseconds), memory (bytes), trips
 * (milliseconds each). What was not asked for, or what the browser does not tell, is null.
 */

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { executable, address, warm, request, trips, ...asked } = JSON.parse(process.argv[2]);

const browser = await puppeteer.launch({
  browser: asked.browser,
  executablePath: executable,
  args: asked.arguments,
  // Firefox asks for Brotli only over https, and rounds its clock.
  extraPrefsFirefox: { "network.http.accept-encoding": "gzip, deflate, br", "privacy.reduceTimerPrecision": false },
  protocolTimeout: 300_000,
});
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(readFileSync(new URL("watch.js", import.meta.url), "utf8"));
  const found = {
    version: await browser.version(),
    cold: await visit(page),
    warm: null,
    memory: asked.browser === "chrome" ? await memory() : null,
    trips: null,
  };
  if (warm) {
    await page.goto("about:blank");
    found.warm = await visit(page);
  }
  if (trips) found.trips = await page.evaluate(ask, request, trips);
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

async function visit(page) {
  await page.goto(address, { waitUntil: "domcontentloaded", timeout: 0 });
  return page.evaluate(async () => {
    await watched.done;
    const { answer, ready, frozen } = watched;
    return { answer, ready, frozen };
  });
}

/* Each page's own share of memory, of all processes that draw pages. Linux tells. */
async function memory() {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const share = ({ id }) => Number(/^Pss: +(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))[1]);
  try {
    const kilobytes = processInfo.filter(({ type }) => type === "renderer").map(share);
    return 1024 * kilobytes.reduce((sum, each) => sum + each, 0);
  } catch {
    return null;
  }
}

/* Runs in the page: the same request so many times, one after the other. */
async function ask(request, trips) {
  const { worker } = watched;
  if (worker) worker.onmessage = null;
  const asked =
    globalThis.benchAsk ??
    ((text) =>
      new Promise((answered) => {
        worker.addEventListener("message", answered, { once: true });
        worker.postMessage(text);
      }));
  const taken = [];
  for (let trip = 0; trip < trips; trip += 1) {
    const from = performance.now();
    await asked(request);
    taken.push(performance.now() - from);
  }
  return taken;
}
