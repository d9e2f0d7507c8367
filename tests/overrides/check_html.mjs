// Print what html-validate finds wrong in the HTML of these pages, a line for each finding.
//
//     node check_html.mjs PAGE…

import { createRequire } from "node:module"

const { HtmlValidate, StaticConfigLoader } = createRequire(new URL("../../widget/", import.meta.url))("html-validate")

const CONFIG = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How the source looks, which no reader sees: templates leave blanks, and ours write “<!doctype html>”.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    // A paragraph’s address is its number, `3.36`. HTML allows that; only older standards wanted a letter first.
    "valid-id": ["error", { relaxed: true }],
  },
}

// What is found and stays, by rule and by place.
const EXCUSED = [
  // The flowchart weighs the public interest in two places, in the same words. With scripts, one step shows at a time.
  { rule: "unique-landmark", place: /protocol-flowchart > section:[^>]+$/ },
]

const checker = new HtmlValidate(new StaticConfigLoader(CONFIG))
const { results } = await checker.validateMultipleFiles(process.argv.slice(2))
for (const { filePath, messages } of results) {
  for (const { line, message, ruleId, selector } of messages) {
    if (!EXCUSED.some(({ rule, place }) => rule === ruleId && place.test(selector))) {
      console.log(`${filePath}:${line}: ${ruleId}: ${message} (${selector})`)
    }
  }
}
