"""What the page on privacy promises: nothing that a reader answers or writes leaves the page, by any way there is."""

import re
from urllib.parse import unquote

import pytest
from conftest import FOLDER, watched
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect
from reader import ENDS, LONGEST_PATH, PAGE, STORED, answer_all, expect_path, fragment, read, wait_for_python

from pages.policy import POLICY

MARK = "zq7xpl"
"""Something that is written into every field, and found nowhere else."""
EMPTY = {"local": [], "session": [], "databases": [], "caches": []}


class Heard:
    """All that a browser sends and says: requests and all that goes with them, consoles, titles, addresses."""

    def __init__(self, context: BrowserContext) -> None:
        """Listen to every page and worker of a context."""
        self.all: list[str] = []
        self.requests = 0
        context.on("request", self._requested)
        context.on("console", self._said)

    def _requested(self, request: Request) -> None:
        self.requests += 1
        self.all += [request.method, request.url, *request.headers.values(), request.post_data or ""]

    def _said(self, message: ConsoleMessage) -> None:
        self.all.append(message.text)

    def look(self, page: Page) -> None:
        """Take in what is seen of a page from outside, and see that nothing is kept."""
        self.all += [page.url, page.title(), page.evaluate("JSON.stringify(history.state)") or ""]
        assert page.evaluate(STORED) == EMPTY
        assert page.evaluate("document.cookie") == ""


def test_the_policy_is_exactly_what_we_say(site):
    """On every page, the one for frames and the one for no page too, and nothing of it is unsafe but WebAssembly."""
    assert POLICY.startswith("default-src 'none'; ")
    assert re.findall(r"'unsafe[^']*'|'wasm-unsafe[^']*'", POLICY) == ["'wasm-unsafe-eval'"]
    assert not re.search(r"https?:|\*", POLICY)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    pages = list(site.rglob("*.html"))
    assert {"embed/index.html", "404.html"} <= {each.relative_to(site).as_posix() for each in pages}
    for page in pages:
        html = page.read_text("utf-8")
        assert html.count(meta) == html.lower().count("content-security-policy") == 1, page


def write_everywhere(page: Page) -> None:
    """Write into every field that is shown."""
    fields = page.locator(".field:visible textarea")
    for number, field in enumerate(fields.all()):
        field.fill(f"{MARK} {number}")
    fields.first.dispatch_event("change")


def test_nothing_written_leaves_the_page(browser, served):
    """A whole visit, with something written wherever one can: the search, the record, its copies and downloads."""
    with watched(browser, served, permissions=["clipboard-read", "clipboard-write"]) as (context, _):
        heard = Heard(context)
        page = context.new_page()
        page.goto("")
        page.get_by_role("textbox", name="Search").press_sequentially("consent")
        page.locator(".search ol a").first.wait_for()
        page.get_by_role("textbox", name="Search").press_sequentially(f" {MARK}")
        heard.look(page)
        page.goto(PAGE)
        wait_for_python(page)
        answer_all(page, LONGEST_PATH)
        expect_path(page, LONGEST_PATH)
        write_everywhere(page)
        expect(page.locator(".record")).to_contain_text(MARK)
        read(page.get_by_role("button", name="Copy the record")).click()
        expect(page.locator(".record-status")).to_have_text("Copied.")
        read(page.get_by_role("button", name="Copy a link to this path")).click()
        assert MARK not in page.locator(".share .link").inner_text()
        for name in ("Download for Word", "Download as text", "Download for systems (JSON)"):
            with page.expect_download() as download:
                read(page.get_by_role("button", name=name)).click()
            assert MARK not in download.value.suggested_filename
        page.goto(f"{PAGE}#{fragment(ENDS['do-not-share'])}")
        expect_path(page, ENDS["do-not-share"])
        write_everywhere(page)
        page.reload(wait_until="commit")
        page.wait_for_load_state()
        heard.look(page)
        page.goto("about/privacy/")
        heard.look(page)

        said = [unquote(each) for each in heard.all]
        assert [each for each in said if MARK in each] == []
        assert any(fragment(ENDS["do-not-share"]) in each for each in said)  # what is answered is in the address
        assert context.cookies() == []


@pytest.mark.slow
def test_no_page_asks_anyone_else_or_keeps_anything(browser, served, site, record_property):
    """Every page, read to its end: no other host, no cookie, nothing stored, no policy broken and no error."""
    addresses = sorted(each.relative_to(site).as_posix().removesuffix("index.html") for each in site.rglob("*.html"))
    with watched(browser, served) as (context, faults):
        heard = Heard(context)
        page = context.new_page()
        for address in addresses:
            page.goto(address)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            for each in page.locator("summary").all()[:5]:
                each.dispatch_event("click")
            heard.look(page)
        assert context.cookies() == []
        # 404.html expects to be at the root of the host, which is the same host.
        root = served.removesuffix(f"{FOLDER}/")
        faults[:] = [each for each in faults if not each.startswith(f"request: {root}")]
    record_property("pages", len(addresses))
    record_property("requests watched", heard.requests)
