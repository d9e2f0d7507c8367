"""What no engine sees: pages fit a narrow screen, bear wider spacing of their text, and have targets large enough."""

import pytest
from conftest import watched

NARROW = {"width": 320, "height": 640}

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The spacing of WCAG 2.2, 1.4.12: a reader may set all of it, and must lose nothing."""

CUT = """() => [...document.querySelectorAll("article, article *, .md-banner *")]
  .filter(each => each.checkVisibility() && each.textContent.trim() && !each.closest("svg"))
  .filter(each => {
    const { overflowX, overflowY, clip, clipPath } = getComputedStyle(each);
    // Out of sight on purpose, and read aloud: in either way
    if (clipPath === "inset(50%)" || clip !== "auto") return false;
    const cuts = overflow => overflow === "hidden" || overflow === "clip";
    return (cuts(overflowX) && each.scrollWidth > each.clientWidth + 1)
      || (cuts(overflowY) && each.scrollHeight > each.clientHeight + 1);
  })
  .map(each => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 40)}`)"""
"""What holds text and cuts some of it off; the menu is out of view at this width."""

SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(each => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(each => !each.closest("p, dd, td, svg, .cites, .term"))
    .filter(each => ![...each.parentNode.childNodes].some(near => near.nodeName === "#text" && near.textContent.trim()))
    .map(each => ({ each, box: each.getBoundingClientRect() }))
    .filter(({ box }) => box.width && box.height);
  const isSmall = ({ width, height }) => width < 24 || height < 24;
  const centre = box => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const isNear = (box, other) => {
    const { x, y } = centre(box);
    const nearest = {
      x: Math.min(Math.max(x, other.left), other.right),
      y: Math.min(Math.max(y, other.top), other.bottom),
    };
    const between = to => Math.hypot(x - to.x, y - to.y);
    return between(nearest) < 12 || (isSmall(other) && between(centre(other)) < 24);
  };
  return targets
    .filter(({ box }) => isSmall(box) && targets.some(other => other.box !== box && isNear(box, other.box)))
    .map(({ each }) => each.outerHTML);
}"""
"""Targets of less than 24 pixels too close to another (WCAG 2.2, 2.5.8), but for links in the middle of text."""


@pytest.fixture(scope="module")
def narrow(browser, served):
    """Return a page on a screen 320 pixels wide."""
    with watched(browser, served, viewport=NARROW, reduced_motion="reduce") as (context, faults):
        yield context.new_page()
        faults[:] = [each for each in faults if "request: " not in each]  # 404.html is made for the root of a host


@pytest.mark.slow
def test_every_page_fits_a_narrow_screen_also_with_wider_spacing(narrow, site, subtests):
    """No page scrolls sideways at 320 pixels, and with the spacing of 1.4.12 it still does not, and no text is cut."""
    addresses = sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))
    assert addresses
    for address in addresses:
        with subtests.test(address):
            narrow.goto(address)
            plain = narrow.evaluate("document.scrollingElement.scrollWidth")
            narrow.evaluate(SPACED)
            spaced = narrow.evaluate("document.scrollingElement.scrollWidth")

            assert (plain, spaced, narrow.evaluate(CUT)) == (320, 320, [])


LARGER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 250% !important; }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""Text at 200 %: the page's own is 125 % of the reader's."""


@pytest.mark.parametrize("address", ["", "flowchart/", "flowchart/#advice", "flowchart/#must-share", "cases/case-3/"])
def test_text_at_twice_the_size_wraps(browser, served, address):
    """On a phone no page gets wider than the screen (WCAG 1.4.4)."""
    with watched(browser, served, viewport={"width": 360, "height": 740}) as (context, _):
        page = context.new_page()
        page.goto(address)
        page.evaluate(LARGER)

        assert page.evaluate("document.scrollingElement.scrollWidth") == 360


@pytest.mark.parametrize("address", ["", "flowchart/"])
def test_targets_are_large_enough(narrow, address):
    """What you tap on the home page and the flowchart is 24 pixels wide and high, or stands clear of the rest."""
    narrow.goto(address)

    assert narrow.evaluate(SMALL) == []


def test_what_is_wrong_is_found(narrow):
    """A line too long, text that is cut and a target too small are found: the checks can fail."""
    narrow.goto("about/privacy/")
    narrow.evaluate("""() => {
      const add = (tag, text, style) => {
        const added = document.querySelector("article").appendChild(document.createElement(tag));
        added.textContent = text;
        Object.assign(added.style, style);
      };
      add("div", "Too long", { width: "400px" });
      add("div", "Cut off ".repeat(20), { height: "10px", overflow: "hidden" });
      add("button", "x", { width: "20px", height: "20px", padding: "0" });
      add("button", "y", { width: "20px", height: "20px", padding: "0" });
    }""")

    assert narrow.evaluate("document.scrollingElement.scrollWidth") > 320
    assert [cut.partition(": ")[2][:7] for cut in narrow.evaluate(CUT)] == ["Cut off"]
    assert [small[-10:] for small in narrow.evaluate(SMALL)] == ["x</button>", "y</button>"]
