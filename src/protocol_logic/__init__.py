"""The decisions of the information sharing protocol: what may be shared, what to do first, what to write down.

Standard library only, no knowledge of browsers, and no input or output but in a terminal.
The same code runs when the site is built, in the reader's browser and in a terminal.

- `flowchart`: the types, checked when built
- `protocol`: the table of questions, answers, outcomes and paragraphs
- `walk`: replay answers, and their text form for links
- `points`, `fields`: what it says beside them, and what a record asks for
- `local`: whom to contact where the site is used, handed in
- `record`: the decision record as text, Markdown and JSON
- `edition`: what an edition of the table said, to be kept
- `compare`: what a later edition says otherwise, in plain words
- `earlier`: what has changed on the path of a link that was made with an earlier edition
- `cases`: the eight cases as answers
- `changes`: what has changed since the protocol was written
- `html`, `diagram`: the table as pages and as a picture
- `page`: what the page in the browser asks, JSON in and JSON out
"""
