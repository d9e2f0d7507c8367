// Print what html-validate finds wrong in the HTML of these pages, a line for each finding.
//
//     node check_html.mjs PAGE…

import { createRequire } from "node:module"

const { HtmlValidate, StaticConfigLoader } = createRequire(new URL("../../widget/", import.meta.url))("html-validate")

const CONFIG = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How the source looks, which no reader sees: MkDocs’ templates leave blanks, and the theme writes “<!doctype html>”.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    // A paragraph’s address is its number, `3.36`. HTML allows that; only older standards wanted a letter first.
    "valid-id": ["error", { relaxed: true }],
  },
}

// What is found and stays, by rule and by place: the theme’s own markup is all that stands outside the article.
const THEME = /^(#__|html > (?!.* > article))/
const EXCUSED = [
  // The labels of the menu’s sections have `tabindex=""`, which browsers ignore.
  { rule: "attribute-allowed-values", place: THEME },
  // The hidden checkboxes of the menu and the search have `autocomplete`.
  { rule: "input-attributes", place: THEME },
  { rule: "valid-autocomplete", place: THEME },
  // The list of search results has the older name of `role="none"`.
  { rule: "presentation-role-style", place: THEME },
  // The banner has no name, and a page’s table of contents is there twice: beside it and in the menu.
  { rule: "unique-landmark", place: THEME },
  // The search shows results as you type: it is not submitted.
  { rule: "wcag/h32", place: THEME },
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
