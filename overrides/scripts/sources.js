/*
 * The tables of key sources: show one status only, and sort by a column.
 * Without this script they are plain tables with everything in them.
 */

const tables = [...document.querySelectorAll(".md-typeset table")];
const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
const words = (row, column) => row.cells[column].textContent.trim();

addFilter();
for (const table of tables) {
  for (const cell of table.tHead.rows[0].cells) addSort(table, cell);
}

function addFilter() {
  // What a row says in its attribute stays as it is when a browser translates the page.
  const statuses = [...new Set(rows.map((row) => row.dataset.status))].sort();
  const filter = document.createElement("p");
  filter.className = "filter no-print";
  filter.innerHTML = '<label>Show status <select></select></label> <output role="status"></output>';
  const select = filter.querySelector("select");
  for (const status of ["all", ...statuses]) select.add(new Option(status, status));
  select.onchange = () => {
    for (const row of rows) row.hidden = select.value !== "all" && row.dataset.status !== select.value;
    filter.querySelector("output").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} sources`;
  };
  tables[0].closest(".table-frame").before(filter);
}

function addSort(table, cell) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...cell.childNodes);
  cell.append(button);
  button.onclick = () => {
    const order = cell.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    cell.setAttribute("aria-sort", order);
    const sorted = [...table.tBodies[0].rows].sort((one, other) =>
      words(one, cell.cellIndex).localeCompare(words(other, cell.cellIndex), "en-GB"),
    );
    table.tBodies[0].append(...(order === "ascending" ? sorted : sorted.reverse()));
  };
}
