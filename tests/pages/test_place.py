"""A second, invented place: its names, contacts, colours and links are where people need them, and no other's are."""

import re
from functools import partial
from html import escape

import pytest
from conftest import FOLDER, PLACE, ROOT, Handler, serving, watched
from playwright.sync_api import expect
from pypdf import PdfReader

from pages import colours, local, whole
from protocol_logic.change import GROUPS
from protocol_logic.changes import CHANGES
from protocol_logic.local import NOWHERE
from publish.takeaway import data_on_disk

HERE = local.read(ROOT / PLACE)
OURS = local.Site()
REFERRED = "purpose=yes&identifiable=yes&confidential=yes&understanding=no&whose-consent=sixteen-or-over"
REFERRED += "&safe-to-ask=yes&consent=refused&harm=child&weighing=yes"
CHILDREN, ADULTS, NIGHTS = (f'<a href="tel:{each.number}">{each.phone}</a>' for _, each in HERE.numbers)


@pytest.fixture(scope="session")
def html(place) -> dict[str, str]:
    """Every page, by its address in the site."""
    return {
        file.relative_to(place).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in place.rglob("*.html")
    }


def test_every_page_has_the_names_and_where_to_turn(html):
    """The banner has the numbers and the way to everyone, on the page for wrong addresses too."""
    for address, page in html.items():
        assert re.search(r"<title>.*Sampleton Sharing</title>", page), address
        assert "Sampleton child protection procedures</a>, <a" in page, address
        if address == "embed/":
            continue
        assert "Sampleton &amp; Mockbridge Safeguarding Partnership runs this site for Sampleton." in page, address
        assert escape(HERE.licence, quote=False) in page, address
        assert 'href="mailto:faults@sampleton.example"' in page, address
        assert re.search(r'<img src="[^"]*assets/logo\.svg" alt="">', page), address
        if address != "flowchart/":
            banner = re.search("<aside.*?</aside>", page, re.DOTALL)[0]
            assert all(each in banner for each in (CHILDREN, ADULTS, NIGHTS, "Who to contact in Sampleton")), address


def test_nothing_of_another_place_is_left(html, place):
    """Neither its name, nor its colours, nor where its exit leads, nor that nobody is named."""
    leaks = ("Information Sharing Protocol</title>", OURS.exit, "has not said yet how", "<span>Information Sharing")
    for address, page in html.items():
        assert not [each for each in leaks if each in page], address
    ours = colours.schemes({})
    gone = {ours[scheme][name] for scheme, chosen in HERE.chosen.items() for name in chosen} - {"#fff"}
    looks = [*place.glob("assets/*.css"), place / "assets/mark.svg"]
    assert gone
    assert [(file.name, each) for file in looks for each in gone if each in file.read_text("utf-8")] == []
    (sheet,) = place.glob("assets/styles.*.css")
    assert all(each in sheet.read_text("utf-8") for chosen in HERE.chosen.values() for each in chosen.values())


def test_contacts_stand_where_they_are_called_for_without_python(html):
    """In the note on harm and at its place on the page, at each pause, at each outcome, and on a page of their own."""
    page = html["flowchart/"]
    steps = dict(re.findall(r'<section class="step" aria-labelledby="([a-z-]+)".*?(<h2.*?)</section>', page, re.DOTALL))
    harm = re.search(r'<details class="harm">.*?</details>', page, re.DOTALL)[0]
    note = page[page.index('id="note-harm"') : page.index('id="note-advice"')]

    assert CHILDREN in harm
    assert CHILDREN in note
    assert all(CHILDREN in steps[each] for each in ("advice", "ask", "legal-advice", "share-concerns"))
    assert "Lead for safeguarding: Head of safeguarding" in steps["advice"]
    assert "Caldicott Guardian:" in steps["advice"]
    assert all("Who to contact in Sampleton" in words for step, words in steps.items() if 'data-slot="now"' in words)
    assert html["contacts/"].count('<a href="tel:') >= len([each for _, each in HERE.local.all() if each.phone])
    assert f'href="{HERE.exit}"' in page
    assert '<a href="../contacts/">' in page


def test_only_the_notes_that_were_asked_for_stand_beside_the_words(html):
    """The page on what has changed since has all of them."""
    beside = {
        change
        for address, page in html.items()
        if address.startswith(("protocol/", "flowchart/"))
        for change in re.findall(r'#change-([a-z-]+)" aria-label="More about this change', page)
    }

    assert {each.touches for each in CHANGES if each.id in beside} == {*HERE.notes} < {*GROUPS}
    assert all(f'id="change-{each.id}"' in html["about/changed-since/"] for each in CHANGES)


def test_what_is_taken_away_has_the_contacts(place, html):
    """The whole protocol on one page and as a PDF, and what a copy on a disk hands to Python."""
    text = " ".join("".join(page.extract_text() for page in PdfReader(place / whole.PDF).pages).split())
    told = re.search('<script type="application/json">(.*?)</script>', html["flowchart/"])[1]

    assert html["protocol/whole/"].count(CHILDREN) == 2  # in the banner, and among the words
    assert "Children’s social care: Front door for children, 01632 960001" in text
    assert "Sampleton Sharing in plain English" in text
    assert "01632 960001" in data_on_disk(told, place / "flowchart")


def test_with_python_contacts_stay_in_the_outcome_and_come_into_the_record(browser, place):
    """In a folder of a host: at the act to refer, in the record and on the sheet that is printed."""
    with serving(partial(Handler, directory=place)) as served, watched(browser, served) as (context, _):
        assert FOLDER in served
        page = context.new_page()
        page.goto(f"flowchart/#{REFERRED}")
        page.locator("[data-ready]").wait_for()
        expect(page.locator(".step:visible .now a[href='tel:01632960001']")).to_be_visible()
        expect(page.locator(".record")).to_contain_text("WHO TO CONTACT IN SAMPLETON")
        expect(page.locator(".sheet")).to_contain_text("Children’s social care: Front door for children, 01632 960001")
        expect(page.locator(".sheet")).to_contain_text("Sampleton & Mockbridge Safeguarding Partnership")


def test_without_a_file_nothing_local_is_shown(site):
    """No contacts, no page of them, and no one who runs the site; where there is a file, this is that place's site."""
    if (ROOT / "local.yml").exists():
        return
    assert OURS.local == NOWHERE
    assert not (site / "contacts").exists()
    for file in site.rglob("*.html"):
        page = file.read_text("utf-8")
        assert 'class="contacts"' not in page, file
        assert '"local":' not in page, file
        assert "runs this site for" not in page, file
        assert set(re.findall(r'href="tel:(\d+)"', page)) <= {"999"}, file
