// Use the copy for a disk in Firefox, which Playwright can drive only in a build of its own.
//
//     node disk_in_firefox.mjs FIREFOX COPY ANSWERS TEXT
//
// COPY is the address of its folder; ANSWERS a path, as JSON: pairs of a question and an answer; TEXT the same in an address.
// Prints JSON: where the search and the plain links led, how Python started, the record of the answers and that of the
// address, and what went wrong.

import { createRequire } from "node:module"

const { resolve } = createRequire(new URL("../../bench/package.json", import.meta.url))
const { default: puppeteer } = await import(resolve("puppeteer-core"))

const PATIENCE = 60_000 // as in conftest.py

const [executablePath, copy, answers, text] = process.argv.slice(2)
const path = JSON.parse(answers)
const linkOf = ([question, answer]) => `[data-question="${question}"][data-answer="${answer}"]`
const faults = []

const searched = await visit("index.html", {}, async (page) => {
  await page.type(".search input", "3.36")
  await page.locator(".search ol a[href$='#3.36']").click()
  await page.waitForSelector("[id='3.36']:target")
  return page.url()
})

// A locator waits for the page's own frames, and without JavaScript there are none to be told of.
const plain = await visit("flowchart/index.html", { "javascript.enabled": false }, async (page) => {
  const led = []
  for (const each of path) {
    const click = page.evaluate((link) => document.querySelector(link).click(), linkOf(each))
    await Promise.all([page.waitForNavigation(), click])
    led.push(await page.evaluate(() => document.querySelector("h2:target").id))
  }
  return led
})

const [way, record] = await visit("index.html", {}, async (page) => {
  await page.locator("::-p-text(Start: may I share this?)").click()
  const ready = await page.waitForSelector("[data-ready]")
  // Not with the mouse: a click would have to wait, as the page takes one soon after another for a slip.
  for (const each of path) {
    const answer = await page.waitForSelector(linkOf(each), { visible: true })
    await answer.evaluate((link) => link.click())
  }
  return [await ready.evaluate(({ dataset }) => dataset.ready), await recordOn(page)]
})

const linked = await visit(`flowchart/index.html#${text}`, {}, recordOn)

console.log(JSON.stringify({ searched, plain, way, record, linked, faults }))

async function recordOn(page) {
  const record = await page.waitForSelector(".record:not(:empty)")
  return record.evaluate(({ textContent }) => textContent)
}

/* Open a page of the copy in a fresh profile with these preferences, watch it, and return what is seen on it. */
async function visit(address, extraPrefsFirefox, see) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, extraPrefsFirefox })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE)
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`))
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`))
    page.on("request", (request) => {
      if (![copy, "blob:", "data:"].some((each) => request.url().startsWith(each))) {
        faults.push(`request: ${request.url()}`)
      }
    })
    await page.goto(copy + address)
    return await see(page)
  } finally {
    await browser.close()
  }
}
