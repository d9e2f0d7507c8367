"""Our package in PyScript, on the page itself: there, PyScript says, is where to begin."""

from pyscript import document, fetch, window

from protocol_logic import html
from protocol_logic.page import handle
from protocol_logic.protocol import PROTOCOL

window.benchAsk = handle
document.documentElement.toggleAttribute("data-ready", True)  # noqa: FBT003 (JavaScript's own function)
request = await fetch("request.json").json()  # noqa: F704, PLE1142 (PyScript allows it)
document.querySelector("main").innerHTML = html.steps(PROTOCOL, request["links"])
