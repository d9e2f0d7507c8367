// What the tests in Firefox and WebKit do in a page, as a person does it: see test_engines.py.

const PATIENCE = 60_000

const all = (selector) => [...document.querySelectorAll(selector)]
const one = (selector) => document.querySelector(selector)
const isSeen = (element) => element?.getClientRects().length > 0
const said = (selector) => one(selector)?.textContent.trim().replace(/\s+/g, " ") ?? ""

/* Wait until something is so, and return it. */
async function until(what, is) {
  const end = performance.now() + PATIENCE
  for (;;) {
    const found = is()
    if (found) return found
    if (performance.now() > end) throw new Error(`not in time: ${what}; ${said(".flowchart-status")}`)
    await new Promise((again) => setTimeout(again, 20))
  }
}

const ready = () => until("Python is ready", () => one("[data-ready]")?.dataset.ready)
const at = (step) => until(`${step} is shown`, () => all(".step > h2").filter(isSeen).map(({ id }) => id).join() === step)

/* Answer along a path: pairs of a question and an answer, and where it leads. */
async function answer(pairs, end) {
  for (const [question, given] of pairs) {
    await at(question)
    one(`[data-question="${question}"][data-answer="${given}"]`).click()
  }
  await at(end)
}

const listed = (pairs) =>
  until("Python lists the answers", () => all(".your-answers > div").length === pairs.length && said(".record") !== "")

function write(field, words) {
  const area = one(`#record-${field}`)
  area.focus()
  area.value = words
  for (const kind of ["input", "change"]) area.dispatchEvent(new Event(kind, { bubbles: true }))
}
