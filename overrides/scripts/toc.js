/* In the list of what is on this page, mark the heading that the reader has come to. */

const LINE = 0.3; // of the height of the window: whoever has scrolled a heading so far up is reading what is under it

const links = [...document.querySelectorAll(".toc a")];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
  const at = headings.filter((heading) => heading.getBoundingClientRect().top < LINE * innerHeight).length - 1;
  for (const [index, link] of links.entries()) {
    if (index === at) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// Called when a heading crosses the line, and not at each step of scrolling.
const crossing = new IntersectionObserver(mark, { rootMargin: `0px 0px ${-100 * (1 - LINE)}%` });
if (links[0]?.getClientRects().length) for (const heading of headings) crossing.observe(heading);
