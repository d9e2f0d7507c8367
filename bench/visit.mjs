/*
 * One visit in a fresh profile of a browser: cold, then warm if asked, then round trips if asked.
 *
 * One argument, JSON: browser (`chrome` or `firefox`), executable, address, arguments; warm, whether to visit again;
 * phases, whether the page tells of them; request, trips, the same request so many times; slow, the address of a page
 * that is asked it too while Chromium has it run four times slower.
 * Prints JSON: version, cold and warm (each answer, ready and frozen, and each phase, in milliseconds), memory (bytes),
 * trips and slowTrips (milliseconds each). What was not asked for, or what the browser does not tell, is null.
 */

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { executable, address, warm, phases, request, trips, slow, ...asked } = JSON.parse(process.argv[2]);

const SLOWER = 4;

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
    slowTrips: null,
  };
  if (warm) {
    await page.goto("about:blank");
    found.warm = await visit(page);
  }
  if (trips) found.trips = await page.evaluate(ask, request, trips);
  if (slow) {
    await page.goto(slow);
    await page.waitForSelector("[data-ready]");
    await page.emulateCPUThrottling(SLOWER);
    found.slowTrips = await page.evaluate(ask, request, trips);
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

async function visit(page) {
  await page.goto(address, { waitUntil: "domcontentloaded", timeout: 0 });
  return page.evaluate(async (phases) => {
    await watched.done;
    const { answer, ready, frozen } = watched;
    return { answer, ready, frozen, phases: phases ? await watched.phases : {} };
  }, phases);
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
