"""Ask a running site whether its host serves it well, and say in a line each what to change.

    python -m publish.check_host URL

A line with "must" is about what does not work for readers as it is, and ends in exit code 1.
A line with "better" is about what would be faster or safer; some hosts have no setting for it.
The site's own list, on_device.json, tells which files there have to be.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, build_opener

from publish import host

LIST = "on_device.json"
SERVICE_WORKER = "sw.js"
NOWHERE = "there-is-no-such-page/"

REFUSED = ("html", "css", "js", "svg")
"""What a browser does not use when its type is wrong."""
COMPRESSED = ("html", "css", "js", "json", "svg", "wasm", "bin")
"""What a host has compressed copies of."""
SMALLEST = 1_000
"""Bytes from which on a file has one."""

HOUR = 3600
YEAR = 365 * 24 * HOUR
PATIENCE = 30
"""Seconds to wait for an answer."""

OPENER = build_opener()


class NoAnswer(Exception):  # noqa: N818 (it is no error of ours)
    """The host says nothing, or nothing that can be understood."""


class Advice(NamedTuple):
    """What to change, and whether readers go without something until then."""

    must: bool
    text: str


def must(text: str) -> Advice:
    """Return advice on what does not work."""
    return Advice(must=True, text=text)


def better(text: str) -> Advice:
    """Return advice on what works, but could be faster or safer."""
    return Advice(must=False, text=text)


class Answer(NamedTuple):
    """What a host sends for an address."""

    address: str
    """Where it came from in the end."""
    status: int
    headers: Message
    body: bytes

    @property
    def type(self) -> str:
        """What the host says it is, or nothing if it does not say."""
        return self.headers.get_content_type() if "Content-Type" in self.headers else "nothing"

    @property
    def age(self) -> int | None:
        """For how many seconds a browser keeps it without asking, or None if it may choose."""
        control = self.headers.get("Cache-Control", "")
        if re.search(r"\bno-(?:cache|store)\b", control):
            return 0
        found = re.search(r"\bmax-age=(\d+)", control)
        return int(found[1]) if found else None


def ask(address: str, **headers: str) -> Answer:
    """Return what a host sends for an address, also if that is an error.

    Raises:
        NoAnswer: there is none; the message says why.

    """
    request = Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310 (main lets http and https through)
    try:
        with OPENER.open(request, timeout=PATIENCE) as answer:
            return Answer(answer.url, answer.status, answer.headers, answer.read())
    except HTTPError as error:
        with error:
            return Answer(error.url, error.code, error.headers, error.read())
    except (OSError, HTTPException) as error:
        raise NoAnswer(f"no answer from {address}: {getattr(error, 'reason', error)}") from error


def check(address: str) -> Iterator[Advice]:
    """Yield what to change about the site at an address, the worst of each kind first.

    Raises:
        NoAnswer: the host does not answer; the message says why.

    """
    home = ask(address)
    base = urljoin(home.address, ".")
    listed = ask(urljoin(base, LIST))
    if home.status != HTTPStatus.OK or listed.status != HTTPStatus.OK:
        missing = home if home.status != HTTPStatus.OK else listed
        yield must(f"{missing.address} answers {missing.status}: put all that `make build` leaves in site/ there")
        return
    try:
        sizes: dict[str, int] = json.loads(listed.body)["files"]
    except (ValueError, LookupError, TypeError):
        yield must(f"{LIST} is not what `make build` wrote: the host, or what stands before it, changes files")
        return

    yield from encryption(base)
    answers = {path: ask(urljoin(base, path)) for path in sizes}
    answers[SERVICE_WORKER] = ask(urljoin(base, SERVICE_WORKER))
    yield from files(answers, sizes)
    whole = {path: answer for path, answer in answers.items() if answer.status == HTTPStatus.OK}
    yield from types(whole)
    yield from worker(whole)
    yield from compression(base, whole)
    yield from caching(whole)
    yield from headers(whole)
    yield from embed(whole)
    yield from wrong_address(base)


# --- Each of these yields advice on one thing. ---


def encryption(base: str) -> Iterator[Advice]:
    """Insist on it: without, others can read along, and no browser keeps the site for when there is no network."""
    parts = urlsplit(base)
    if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        yield must("the site comes without encryption: get a certificate, and send http on to https")


def files(answers: dict[str, Answer], sizes: dict[str, int]) -> Iterator[Advice]:
    """See that every file is there, and as it was built."""
    for status in sorted({answer.status for answer in answers.values()} - {HTTPStatus.OK}):
        found = [path for path, answer in answers.items() if answer.status == status]
        endings = ", ".join(sorted({f".{ending(path)}" for path in found}))
        yield must(
            f"{amount(found)} with {status}: upload the whole of site/, "
            f"and let the host serve files that end in {endings}"
        )
    served = [path for path, answer in answers.items() if answer.status == HTTPStatus.OK]
    encoded = [path for path in served if answers[path].headers.get("Content-Encoding", "identity") != "identity"]
    if encoded:
        yield must(f"{amount(encoded)} compressed though nobody asked: look at Accept-Encoding before sending a copy")
    changed = [
        path
        for path in served
        if path not in encoded and len(answers[path].body) != sizes.get(path, len(answers[path].body))
    ]
    if changed:
        yield must(
            f"{amount(changed)} with another size than was built: upload site/ as one, "
            "and turn off whatever rewrites pages or scripts on their way"
        )


def types(answers: dict[str, Answer]) -> Iterator[Advice]:
    """See that every file has its type."""
    for each, right in host.TYPES.items():
        found = {path: answer.type for path, answer in answers.items() if ending(path) == each}
        wrong = {path: kind for path, kind in found.items() if kind not in {right, *host.ALSO.get(each, ())}}
        if wrong:
            say = must if each in REFUSED else better
            yield say(f"{amount(wrong)} as {next(iter(wrong.values()))}: send .{each} as {right}")
    for path in ("", "embed/"):
        charset = answers[path].headers.get_content_charset("utf-8") if path in answers else "utf-8"
        if charset != "utf-8":
            yield must(f"{name(path)} comes as text in {charset}: send text/html with charset=utf-8, or with none")


def worker(answers: dict[str, Answer]) -> Iterator[Advice]:
    """See that Python can run: a worker has to come from its own address, and may start WebAssembly."""
    for path, answer in answers.items():
        if path.endswith(("/worker.js", SERVICE_WORKER)) and not answer.address.endswith(path):
            yield must(f"{path} leads on to {answer.address}: send the file itself, or no worker starts")
    closed = [path for path, answer in answers.items() if not lets_python_run(answer)]
    if closed:
        yield must(
            f"{amount(closed)} with a Content-Security-Policy that stops Python: take it away, "
            f"but for {host.FRAMES[1]}; the pages have one of their own"
        )


def compression(base: str, answers: dict[str, Answer]) -> Iterator[Advice]:
    """Look at the largest file of each ending: there is a copy of it in fewer bytes."""
    plain = []
    brotli = False
    for each in COMPRESSED:
        of_kind = [path for path in answers if ending(path) == each and len(answers[path].body) > SMALLEST]
        if not of_kind:
            continue
        path = max(of_kind, key=lambda path: len(answers[path].body))
        answer = ask(urljoin(base, path), Accept_Encoding="gzip")
        encoding = answer.headers.get("Content-Encoding", "identity")
        if encoding == "identity":
            plain.append(f".{each}")
        elif encoding != "gzip" or not unpacks_to(answer.body, answers[path].body):
            yield must(
                f"{name(path)}, asked for with gzip, comes as {encoding} or damaged: upload the .gz copies again"
            )
        elif "accept-encoding" not in answer.headers.get("Vary", "").lower():
            yield better(
                f".{each} is compressed without Vary: Accept-Encoding, so a cache may send it to the wrong browser"
            )
        asked = ask(urljoin(base, path), Accept_Encoding="br")
        brotli = brotli or asked.headers.get("Content-Encoding") == "br"
    if plain:
        yield better(f"{', '.join(plain)} come as they are: send the .gz copies beside them, or compress on the way")
    if not brotli:
        yield better("nothing is sent with Brotli, which comes to a quarter less than gzip: send the .br copies")


def caching(answers: dict[str, Answer]) -> Iterator[Advice]:
    """Let browsers keep for good what has its content in its name, and ask about everything else."""
    hashed = {path: answer for path, answer in answers.items() if host.HASHED.search(f"/{path}")}
    others = {path: answer for path, answer in answers.items() if path not in hashed}
    kept = [path for path, answer in others.items() if (answer.age or 0) > HOUR]
    if kept:
        yield must(
            f"{amount(kept)} with leave to keep for over an hour, so readers go on seeing what you have corrected: "
            f"send Cache-Control: {host.ASK_FIRST}"
        )
    open_ended = [path for path, answer in others.items() if answer.age is None]
    if open_ended:
        yield better(f"{amount(open_ended)} without a word on keeping: send Cache-Control: {host.ASK_FIRST}")
    brief = [path for path, answer in hashed.items() if (answer.age or 0) < YEAR]
    if brief:
        yield better(
            f"{amount(brief)} for a short time, though their names change: send Cache-Control: {host.FOR_GOOD}"
        )
    unmarked = [
        path for path, answer in others.items() if not {"ETag", "Last-Modified"} & {*map(titled, answer.headers)}
    ]
    if unmarked:
        yield better(f"{amount(unmarked)} without ETag or Last-Modified, so a browser fetches them whole each time")


def headers(answers: dict[str, Answer]) -> Iterator[Advice]:
    """Look for the headers that a page cannot give itself."""
    for header, value in host.HEADERS.items():
        without = [path for path, answer in answers.items() if header not in answer.headers]
        if without:
            yield better(f"{amount(without)} without {header}: send {header}: {value}")
    header, value = host.FRAMES
    framed = [
        path
        for path, answer in answers.items()
        if ending(path) == "html" and not path.startswith(host.EMBED) and not directive(answer, "frame-ancestors")
    ]
    if framed:
        yield better(
            f"any site can show {len(framed)} pages in a frame: send {header}: {value} with all but {host.EMBED}"
        )


def embed(answers: dict[str, Answer]) -> Iterator[Advice]:
    """See that other sites may show the page for a frame."""
    answer = answers.get(host.EMBED)
    if answer is None:
        return
    if "X-Frame-Options" in answer.headers:
        yield must(f"{host.EMBED} has X-Frame-Options: take it away there, or no other site can show the flowchart")
    allowed = directive(answer, "frame-ancestors")
    if allowed and "*" not in allowed and {*allowed} <= {"'self'", "'none'"}:
        yield must(f"{host.EMBED} has frame-ancestors: take it away there, or no other site can show the flowchart")


def wrong_address(base: str) -> Iterator[Advice]:
    """Ask for a page that is not there: the host has to say so."""
    answer = ask(urljoin(base, NOWHERE))
    if answer.status != HTTPStatus.NOT_FOUND:
        yield better(f"an address that is not there answers {answer.status}: answer 404, with 404.html")


# --- What they share ---


def ending(path: str) -> str:
    """Return how the name of a file ends; a folder is its page."""
    return "html" if not path or path.endswith("/") else path.rpartition(".")[2]


def name(path: str) -> str:
    """Return what to call a file: the home page has no path."""
    return path or "the home page"


def amount(paths: list[str] | dict[str, str]) -> str:
    """Return the subject and verb for what some files do, with one of them by name."""
    first = name(next(iter(paths)))
    if len(paths) == 1:
        return f"{first} comes"
    return f"{len(paths)} files, such as {first}, come"


def titled(header: str) -> str:
    """Return a header's name as we write it, for hosts write it as they like."""
    return "ETag" if header.lower() == "etag" else header.title()


def directive(answer: Answer, wanted: str) -> list[str]:
    """Return the values that the policies in the headers of an answer give a directive, or none."""
    policies = ",".join(answer.headers.get_all("Content-Security-Policy", [])).replace(",", ";").split(";")
    words = [policy.split() for policy in policies]
    return [value for first, *values in filter(None, words) if first.lower() == wanted for value in values]


def lets_python_run(answer: Answer) -> bool:
    """Tell whether what the headers say of scripts leaves WebAssembly and our own scripts alone."""
    scripts = directive(answer, "script-src") or directive(answer, "default-src")
    return not scripts or {"'self'", "'wasm-unsafe-eval'"} <= {*scripts}


def unpacks_to(packed: bytes, content: bytes) -> bool:
    """Tell whether this is gzip, and of this content."""
    try:
        return gzip.decompress(packed) == content
    except (OSError, EOFError):
        return False


def main(arguments: list[str]) -> int:
    """Print what to change, and return 1 if there is something that must be."""
    if len(arguments) != 1 or not arguments[0].startswith(("http://", "https://")):
        print(__doc__)
        return 1
    (address,) = arguments
    try:
        advice = list(check(f"{address.rstrip('/')}/"))
    except NoAnswer as nothing:
        print(nothing)
        return 1
    for each in sorted(advice, key=lambda each: not each.must):
        print(f"{'must' if each.must else 'better'}: {each.text}")
    musts = sum(each.must for each in advice)
    print(
        f"{musts} to change, {len(advice) - musts} to make better. PUBLISHING.md says how."
        if advice
        else "All is well."
    )
    return int(musts > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
