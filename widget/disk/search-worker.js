/* The theme's search for a page on a disk: its worker is one that the page has made itself. */

import source from "./search.txt";

const config = document.getElementById("__config");
const search = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), search });
