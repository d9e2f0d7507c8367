"""Keeping the site on this device: only if one chooses; then without a network, with updates, and gone when removed."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import override
from urllib.parse import urljoin

import pytest
from conftest import PATIENCE, Handler, serving, watched
from playwright.sync_api import BrowserContext, Page, Route, expect
from reader import LONGEST_PATH, STORED, answer_all, expect_path, wait_for_python

from publish import on_device

PAGE = "about/on-device/"
IMPATIENT = "const PATIENCE = 4_000;"
KEEP, UPDATE, REMOVE = "Keep the site on this device", "Update the copy", "Remove the copy"

REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"


@pytest.fixture
def changing(site, tmp_path) -> Path:
    """Copy the site, to change what is served."""
    folder = tmp_path / "site"
    # With new dates: a browser keeps an old file without asking for a tenth of its age, where a server says nothing.
    shutil.copytree(site, folder, copy_function=shutil.copyfile)
    # The worker waits as long as the tests do: on a busy machine a page may take longer than a reader should wait.
    worker = folder / "sw.js"
    worker.write_text(worker.read_text("utf-8").replace(IMPATIENT, f"const PATIENCE = {PATIENCE};"), "utf-8")
    return folder


class Unchanged(Handler):
    """Serve every file as it is: a copy holds no other. Where the site has moved, only the list is left here."""

    moved_to: str | None = None

    @override
    def do_GET(self) -> None:
        """Send a file."""
        if self.moved_to and not self.path.endswith(on_device.LIST):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urljoin(self.moved_to, self.path))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            SimpleHTTPRequestHandler.do_GET(self)


@pytest.fixture
def address(changing) -> Iterator[str]:
    """Serve that copy in a folder of a server."""
    with serving(partial(Unchanged, directory=changing)) as address:
        yield address


@pytest.fixture
def context(browser, address) -> Iterator[BrowserContext]:
    """Open a fresh profile; nothing goes wrong in it but what a missing network or file brings about."""
    with watched(browser, address) as (context, faults):
        yield context
        faults[:] = [each for each in faults if "net::ERR_" not in each and "404" not in each]


@pytest.fixture
def page(context) -> Page:
    """Open the page where one chooses."""
    page = context.new_page()
    page.goto(PAGE)
    return page


def press(page: Page, name: str) -> None:
    """Press a button and wait until what it does is done."""
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("button", name=name)).to_be_hidden()


def rebuild(site: Path) -> None:
    """Make the next build: other words on the first page, another colour, other names of scripts and styles."""
    (scripts,) = site.glob("assets/scripts-*")
    (styles,) = site.glob("assets/styles.*.css")
    renamed = {scripts: "scripts-0123456789ab", styles: "styles.01234567.css"}
    for old, new in renamed.items():
        old.rename(old.with_name(new))
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8").replace("May I share this information?", "The next build")
        for old, new in renamed.items():
            html = html.replace(old.name, new)
        page.write_text(html, "utf-8")
    with (site / "assets/styles.01234567.css").open("a", encoding="utf-8") as css:
        css.write("h1 { color: rgb(1, 2, 3) !important; }")
    on_device.write_list(site)


def build_shown(page: Page) -> tuple[str, bool]:
    """Return the first page's title, and whether it has the colour of the next build."""
    page.goto("")
    heading = page.locator("h1")
    return heading.inner_text().rstrip("¶"), heading.evaluate("it => getComputedStyle(it).color") == "rgb(1, 2, 3)"


def test_nothing_is_kept_without_choosing(page):
    """Whoever only reads, on this page too, has no service worker, no cache and no storage."""
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    page.goto("flowchart/")
    wait_for_python(page)

    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(STORED) == {"local": [], "session": [], "databases": [], "caches": []}


@pytest.mark.slow
def test_the_copy_is_the_whole_site(page, context, changing, address):
    """Without a network every page opens, the search finds, and Python answers; the copy covers its folder alone."""
    press(page, KEEP)
    size = json.loads((changing / on_device.LIST).read_text("utf-8"))["size"]
    expect(page.locator("protocol-on-device")).to_contain_text(
        f"It takes {size / 1e6:.1f} MB. It is the newest there is."
    )
    assert page.evaluate(REGISTERED) == [address]

    context.set_offline(True)
    for each in sorted(changing.rglob("index.html")):
        response = page.goto(each.relative_to(changing).as_posix())
        assert response.from_service_worker
        assert response.text() == each.read_text("utf-8")
    page.goto("")
    page.get_by_role("textbox", name="Search").press_sequentially("3.36")
    page.locator(".search ol a[href$='#3.36']").first.click()
    expect(page.locator("[id='3.36']")).to_be_in_viewport()
    page.goto("flowchart/")
    wait_for_python(page)
    answer_all(page, LONGEST_PATH)
    expect_path(page, LONGEST_PATH)


def test_the_newest_is_shown_and_an_update_is_whole(page, context, changing):
    """With a network one sees the next build, without one the copy, each with its own styles, until the copy is new."""
    press(page, KEEP)
    old = ("May I share this information?", False)
    new = ("The next build", True)
    assert build_shown(page) == old
    rebuild(changing)
    assert build_shown(page) == new
    context.set_offline(True)
    assert build_shown(page) == old
    page.goto(PAGE)
    expect(page.locator("protocol-on-device")).to_contain_text("cannot be checked without a network")
    context.set_offline(False)

    page.goto(PAGE)
    expect(page.locator("protocol-on-device")).to_contain_text("The site has changed since")
    press(page, UPDATE)
    assert len(page.evaluate("caches.keys()")) == 1
    context.set_offline(True)
    assert build_shown(page) == new


def test_an_update_that_fails_leaves_the_copy_as_it_was(page, context, changing):
    """Where a file is missing, or the site changes meanwhile, the old copy stays, and stays the only one."""
    press(page, KEEP)
    kept = page.evaluate("caches.keys()")
    rebuild(changing)
    (changing / "assets/styles.01234567.css").unlink()
    page.reload()
    page.get_by_role("button", name=UPDATE).click()
    expect(page.get_by_role("status").first).to_contain_text("What was kept before is as it was")

    assert page.evaluate("caches.keys()") == kept
    context.set_offline(True)
    assert build_shown(page) == ("May I share this information?", False)


def test_nothing_is_left_after_removing(page):
    """After that there is no service worker and no cache, and pages come from the network alone."""
    press(page, KEEP)
    press(page, REMOVE)
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()
    page.goto("")

    assert page.evaluate(REGISTERED) == []
    assert page.evaluate(STORED) == {"local": [], "session": [], "databases": [], "caches": []}
    assert not page.goto("glossary/").from_service_worker


def page_instead(route: Route) -> None:
    """Give a page to sign in, as a network or a host may in the place of anything."""
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


@pytest.mark.parametrize("name", ["glossary/", "assets/search.*.json"])
def test_a_page_in_place_of_a_file_is_not_kept(page, name):
    """Whatever its status says: it has not the bytes of the file."""
    page.context.route(f"**/{name}", page_instead)
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_role("status").first).to_contain_text("a part of the site did not come.")

    assert page.evaluate("caches.keys()") == []
    assert "http" not in page.get_by_role("status").first.inner_text()


def test_what_is_left_of_a_copy_is_shown_and_can_be_removed(page):
    """Whoever leaves while it is kept leaves a part of it."""
    page.evaluate("""async () => {
      const { copyOf, root } = document.querySelector("protocol-on-device");
      await (await caches.open(`${copyOf}0123456789ab`)).put(root, new Response("part"));
    }""")
    page.reload()
    expect(page.get_by_role("status").first).to_contain_text("Part of a copy is on this device")
    page.get_by_role("button", name=REMOVE).click()
    expect(page.get_by_role("button", name=REMOVE)).to_be_hidden()

    assert page.evaluate("caches.keys()") == []


def test_where_nothing_may_be_kept_words_say_so(context):
    """A browser that refuses the place itself is no error."""
    page = context.new_page()
    page.add_init_script("caches.keys = () => Promise.reject(new DOMException('', 'SecurityError'))")
    page.goto(PAGE)

    expect(page.locator("protocol-on-device")).to_contain_text("Your browser cannot keep this site here")


def test_the_copy_is_used_where_the_network_says_nothing_or_has_a_fault(page, context, address, site, changing):
    """Also for an address without its slash, from which no link of the page would lead anywhere."""
    shutil.copyfile(site / "sw.js", changing / "sw.js")
    assert IMPATIENT in (site / "sw.js").read_text("utf-8")
    press(page, KEEP)
    for answer in (lambda route: route.fulfill(status=503, body="Fault"), lambda _: None):
        context.route("**/glossary/", answer)
        assert page.goto("glossary/").status == 200
        expect(page.locator("h1")).to_contain_text("Glossary")
        context.unroute("**/glossary/")
    context.set_offline(True)
    page.goto("glossary")

    assert page.url == f"{address}glossary/"


def test_keeping_can_be_switched_off_for_everyone(page, changing):
    """The next page that a reader opens takes their copy away, and the worker that served it."""
    press(page, KEEP)
    (changing / on_device.LIST).write_text('{"off": true}', "utf-8")
    page.goto("glossary/")
    while page.evaluate(REGISTERED):
        page.wait_for_load_state()

    assert page.evaluate("caches.keys()") == []


def test_a_site_that_has_moved_is_followed_and_its_copy_goes(browser, address, changing, monkeypatch):
    """With a redirect from each address and copies switched off, as PUBLISHING.md has it: no old page, no mixed one."""
    with browser.new_context(base_url=address) as context, serving(partial(Handler, directory=changing)) as new:
        page = context.new_page()
        page.goto(PAGE)
        press(page, KEEP)
        (changing / on_device.LIST).write_text('{"off": true}', "utf-8")
        monkeypatch.setattr(Unchanged, "moved_to", new)
        page.goto("glossary/")
        assert page.url == f"{new}glossary/"
        monkeypatch.setattr(Unchanged, "moved_to", None)
        page.goto(PAGE)
        while page.evaluate(REGISTERED):
            page.wait_for_load_state()

        assert page.evaluate("caches.keys()") == []


def test_a_device_without_room_keeps_nothing_and_says_so(page):
    """What there was room for goes again."""
    page.evaluate("""() => {
      const { put } = Cache.prototype;
      let left = 3;
      Cache.prototype.put = function (...what) {
        return left-- > 0 ? put.apply(this, what) : Promise.reject(new DOMException("", "QuotaExceededError"));
      };
    }""")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_role("status").first).to_contain_text("this browser has no room for it, or the network went")

    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(REGISTERED) == []


def test_an_update_that_is_left_in_the_middle_changes_nothing(page, context, changing):
    """Whoever goes elsewhere meanwhile has the copy before, whole, and is offered the update again."""
    press(page, KEEP)
    rebuild(changing)
    page.reload()
    context.route("**/glossary/", lambda _: None)
    page.get_by_role("button", name=UPDATE).click()
    expect(page.locator("protocol-on-device output")).to_contain_text(" of ")
    page.goto("about/privacy/")
    context.unroute("**/glossary/")
    context.set_offline(True)
    assert build_shown(page) == ("May I share this information?", False)
    context.set_offline(False)
    page.goto(PAGE)

    press(page, UPDATE)
    assert len(page.evaluate("caches.keys()")) == 1
