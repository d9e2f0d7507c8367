"""HTML for pages, from the templates in `templates/`.

What a template is given is text, and is escaped; `| safe` marks what is HTML already, which only `protocol_logic` and
other templates make.
`protocol_logic` writes its own HTML without templates: it runs in readers' browsers, and depends on nothing.
"""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from protocol_logic.dates import in_words
from protocol_logic.flowchart import called

ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,  # a template that names what it was not given stops the build
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= {"called": called, "host": lambda address: urlsplit(address).hostname, "in_words": in_words}
ENVIRONMENT.policies["json.dumps_kwargs"] = {"ensure_ascii": False}


def render(template: str, **given: object) -> str:
    """Return the HTML of a template, without blanks around it."""
    return ENVIRONMENT.get_template(template).render(given).strip()
