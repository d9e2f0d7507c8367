"""What people come to do, in Firefox and in WebKit: see test_tasks.py for the same in Chromium."""

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import override
from urllib.parse import unquote

import engines
import pytest
from conftest import Unkept, serving
from engines import Engine
from reader import ENDS, LONGEST_PATH, PAGE, START, STORED, fragment
from strategies import PATHS

from protocol_logic.cases import CASES
from protocol_logic.flowchart import NOT_SURE, Kind, Outcome
from protocol_logic.page import handle
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import Walk, acts, to_text, turns
from publish import takeaway

TASKS = (Path(__file__).parent / "tasks.js").read_text("utf-8")
MARK = "zq7xpl"
SHARING = max(
    (path for path in ENDS.values() if isinstance(path.at, Outcome) and path.at.kind is Kind.MAY_SHARE),
    key=lambda path: len(path.steps),
)
TAB, ENTER, SPACE = "\ue004", "\ue007", " "

pytestmark = pytest.mark.slow


def pairs(path: Walk) -> list[list[str]]:
    """Return the answers of a path as a script takes them."""
    return [[step.question.id, step.answer.id] for step in path.steps]


class Listening(Unkept):
    """Serves the site, and hears what it is asked for; without scripts, without WebAssembly, where a test says so."""

    fast_or_not = ""  # neither browser says anything of it

    @classmethod
    def start_again(cls, without: str = "nothing") -> None:
        """Forget what was heard, and serve all but what has this in its name."""
        cls.heard, cls.without = [], without

    @override
    def do_GET(self) -> None:
        """Send a file."""
        self.heard.append(self.requestline + str(self.headers))
        if self.path.endswith("narrow.html"):
            self.send(b'<!doctype html><iframe title="It" width=320 height=640 src=embed/></iframe>', "text/html")
        elif re.search(self.without, self.path):
            self.send_error(404)
        else:
            super().do_GET()


@pytest.fixture(scope="module")
def served(site) -> Iterator[str]:
    """Serve the site."""
    Listening.start_again()
    with serving(partial(Listening, directory=site)) as address:
        yield address


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request) -> Iterator[Engine]:
    """Start a browser, once for all that is done in it."""
    installed, missing = {
        "firefox": (engines.find_firefox(), engines.NO_FIREFOX),
        "webkit": (engines.find_webkit(), engines.NO_WEBKIT),
    }[request.param]
    if not installed:
        pytest.skip(missing)
    with getattr(engines, request.param)() as engine:
        yield engine


@pytest.fixture(params=[(1280, 1000), (360, 740)], ids=["desktop", "phone"])
def window(request, engine) -> tuple[int, int]:
    """Make the window as wide and high as this, or as small as the engine lets it be."""
    width, height = request.param
    engine.command("SetWindowRect", "window/rect", x=0, y=0, width=width, height=height)
    return request.param


@pytest.fixture
def visit(engine, served):
    """Give a function that opens an address afresh, and one that does something there."""
    Listening.start_again()

    def go(address: str) -> None:
        engine.go("about:blank")
        engine.go(served + address)

    def do(script: str, *args: object):
        return engine.run(TASKS + script, *args)

    return go, do


@pytest.mark.usefixtures("window")
def test_1_to_6_are_done(visit, engine, served):
    """A new question, doubt, a changed answer, a record, a case and a link: each ends, with what the table says."""
    go, do = visit
    go(PAGE)
    started, found, headings = do(
        """const [pairs, end] = args
           await answer(pairs, end)
           const way = await ready()
           await listed(pairs)
           const step = all(".step").find(isSeen)
           return [way, step.querySelectorAll(".turns ol ul > li").length,
             [...step.querySelectorAll("h4")].map((each) => each.textContent.trim())]""",
        pairs(SHARING),
        SHARING.at.id,
    )
    assert started == "bytecode"
    assert found == len(turns(PROTOCOL, SHARING))
    assert headings == [act.act for act in acts(PROTOCOL, SHARING)]

    go(PAGE)
    first = START.id
    assert (
        do(
            """const [first, doubt, advice] = args
           await ready()
           await answer([[first, doubt]], advice)
           write("advice", "Go on.")
           all(".answers [data-reopen]").find(isSeen).click()
           await at(first)
           return one("#record-advice").value""",
            first,
            NOT_SURE,
            PROTOCOL.advice,
        )
        == "Go on."
    )

    go(f"{PAGE}#{fragment(LONGEST_PATH)}")
    was, record, warned, copied, link = do(
        """const [pairs, end, first] = args
           await at(end)
           await ready()
           await listed(pairs)
           one(`.change [data-reopen="${first}"]`).click()
           await at(first)
           const was = one("[data-was]").dataset.answer
           one("[data-was]").click()
           await at(end)
           await listed(pairs)
           write("reasons", "I spoke to Sarah.")
           const warned = await until("a warning", () => said("#warning-reasons"))
           write("reasons", "The risk outweighs.")
           await until("it is in the record", () => said(".record").includes("The risk outweighs."))
           one('[data-do="copy"]').click()
           const copied = await until("the copy is told of", () => said(".record-status"))
           one("[data-copy='.share .link']").click()
           return [was, said(".record"), warned, copied, await until("a link", () => said(".share .link"))]""",
        pairs(LONGEST_PATH),
        LONGEST_PATH.at.id,
        START.id,
    )
    assert was == LONGEST_PATH.steps[0].answer.id
    assert LONGEST_PATH.at.title in record
    assert "“Sarah” looks like a name." in warned
    assert re.match(r"Copied\.|Your browser did not allow that\.", copied)
    before, _, answers = link.partition("#")
    assert before == f"{served}{PAGE}"
    assert sorted(answers.split("&")) == sorted(fragment(LONGEST_PATH).split("&"))

    case = CASES[1]
    number, decision = next((number, each) for number, each in enumerate(case.decisions, 1) if each.answers)
    go(f"cases/case-{case.number}/")
    engine.go(do("return one(`.try-first a[href*='case=${args[0]}']`).href", f"{case.number}.{number}"))
    said = do(
        """for (const [question, given] of args[0]) {
             await at(question)
             one(`[data-question="${question}"][data-answer="${given}"]`).click()
           }
           const compared = () => said(".practice").includes("Your path and the case’s") && said(".practice")
           return until("the comparison", compared)""",
        [list(each) for each in decision.answers],
    )
    assert f"{len(decision.answers)} answers the same" in said


@pytest.mark.usefixtures("window")
def test_7_and_8_without_scripts_or_webassembly(visit):
    """Where scripts do not come, plain links lead to the same outcome; where Python cannot, it is said in one line."""
    go, do = visit
    Listening.start_again(without=r"\.wasm")
    go(PAGE)
    told = do(
        """await answer(...args)
           await until("it is told", () => one("[data-failed]"))
           write("reasons", "A line.")
           return [said(".flowchart-status"), isSeen(one('[data-do="print"]')), isSeen(one('[data-do="copy"]'))]""",
        pairs(LONGEST_PATH),
        LONGEST_PATH.at.id,
    )
    assert told[0].endswith("could not be loaded. The questions and their links still work.")
    assert told[1:] == [True, False]

    # Last, for WebKit does not ask again for a script that it has once asked for in vain.
    Listening.start_again(without=r"\.js$")
    go(PAGE)
    assert (
        do(
            """for (const [question, given] of args[0]) {
             const link = one(`[data-question="${question}"][data-answer="${given}"]`)
             link.click()
             await until("the next step", () => one(".step > h2:target")?.id === link.hash.slice(1))
           }
           return one(".step > h2:target").id""",
            pairs(LONGEST_PATH),
        )
        == LONGEST_PATH.at.id
    )


@pytest.mark.usefixtures("window")
def test_9_the_keyboard_alone(visit, engine):
    """Tab and Enter answer; Tab comes to the record, and what is typed is in it."""
    go, do = visit
    go(PAGE)
    do("await ready()")

    def tab_to(selector: str) -> None:
        for _ in range(150):
            engine.press(TAB)
            if do("return document.activeElement.matches(args[0])", selector):
                return
        pytest.fail(f"Tab does not come to {selector}")

    do("one('.step:not([hidden]) > h2').focus()")
    for step in ENDS["no-purpose"].steps:
        tab_to(f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]')
        engine.press(ENTER)
        do("await at(args[0])", step.answer.to)
    tab_to("#record-reasons")
    engine.press(*"Because.")
    tab_to('[data-do="clear"]')
    do("await until('it is in the record', () => said('.record').includes('Because.'))")


def test_10_on_a_narrow_screen(visit):
    """In a frame as wide as a small phone's screen, nothing is wider than it, and each answer is high enough."""
    go, do = visit
    go("narrow.html")
    wide, lowest = do(
        """const inside = () => one("iframe").contentDocument
           await until("the steps", () => inside()?.querySelector("[data-live]"))
           let [wide, lowest] = [0, Infinity]
           for (const [question, given] of args[0]) {
             const link = await until(question, () => {
               const found = inside().querySelector(`[data-question="${question}"][data-answer="${given}"]`)
               return isSeen(found) && found
             })
             lowest = Math.min(lowest, link.parentElement.getBoundingClientRect().height)
             wide = Math.max(wide, inside().scrollingElement.scrollWidth)
             link.click()
           }
           return [wide, lowest]""",
        pairs(LONGEST_PATH),
    )
    assert wide <= 320
    assert lowest >= 44


def test_nothing_leaves(visit, served):
    """With something written in every field: it is in no request, address or title, and nothing is kept."""
    go, do = visit
    hosts = set()
    for address in ("", "protocol/question-4/", "glossary/", "about/on-device/"):
        go(address)
        hosts |= set(do("return performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)"))
    go(f"{PAGE}#{fragment(LONGEST_PATH)}")
    seen = do(
        f"""const [pairs, mark] = args
            const broken = []
            addEventListener("securitypolicyviolation", ({{ blockedURI }}) => broken.push(blockedURI))
            await ready()
            await listed(pairs)
            for (const area of all(".field textarea").filter(isSeen)) write(area.id.slice("record-".length), mark)
            await until("it is in the record", () => said(".record").includes(mark))
            one('[data-do="text"]').click()
            const names = performance.getEntriesByType("resource").map(({{ name }}) => name)
            const kept = await ({STORED})()
            return {{ names, kept, cookie: document.cookie, title: document.title, url: location.href, broken }}""",
        pairs(LONGEST_PATH),
        MARK,
    )
    hosts |= {"/".join(each.split("/")[:3]) for each in seen["names"] if not each.startswith("blob:")}

    assert hosts <= {"/".join(served.split("/")[:3])}
    assert MARK not in unquote(json.dumps([seen, Listening.heard]))
    assert seen["kept"] == {"local": [], "session": [], "databases": [], "caches": []}
    assert (seen["cookie"], seen["broken"]) == ("", [])


SAMPLE = PATHS[:: max(1, len(PATHS) // 200)]


def test_python_gives_the_same_replies(visit, site, record_property):
    """Two hundred paths, spread over all, in this engine as in the Python that builds the site."""
    go, do = visit
    (flowchart,) = re.findall(
        r'<script type="application/json">(.*?)</script>', (site / "flowchart/index.html").read_text("utf-8")
    )
    links = json.loads(flowchart)["links"]
    asked = [json.dumps({"kind": "walk", "text": to_text(PROTOCOL, path), "links": links}) for path in SAMPLE]
    go("about/privacy/")
    (script,) = site.glob("assets/scripts-*/launch.js")
    replies = do(
        """const { launch } = await import(args[0])
           const worker = launch()
           const replies = []
           await new Promise((done, stop) => {
             worker.onerror = stop
             worker.onmessage = ({ data }) => {
               const { kind, why } = JSON.parse(data)
               if (kind === "failed") stop(new Error(why))
               else if (kind === "ready") for (const each of args[1]) worker.postMessage(each)
               else if (kind !== "loading" && replies.push(data) === args[1].length) done()
             }
           })
           worker.terminate()
           return replies""",
        f"../../{script.relative_to(site).as_posix()}",
        asked,
    )

    assert [(one, other) for one, other in zip(map(handle, asked), replies, strict=True) if one != other] == []
    record_property("paths in other engines", len(asked))


@pytest.fixture(scope="module")
def disk(site, tmp_path_factory) -> Path:
    """Make the copy for a disk."""
    folder = tmp_path_factory.mktemp("disk") / "copy"
    takeaway.make(site, folder)
    return folder


def test_the_copy_for_a_disk_starts_python(engine, disk):
    """Where a worker of a page on a disk may read no blob and import nothing, as in WebKit, too.

    Neither browser says how fast its connection is, so it starts from bytecode.
    """
    engine.go(f"{disk.as_uri()}/flowchart/index.html#{fragment(LONGEST_PATH)}")
    started, record = engine.run(
        f"{TASKS} const way = await ready(); await listed(args[0]); return [way, said('.record')]", pairs(LONGEST_PATH)
    )

    assert started == "bytecode"
    assert LONGEST_PATH.at.title in record
