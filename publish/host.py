"""What a host has to say of the site's files.

`hosts/` has what makes a host say it, one file for each kind; tests compare those with what stands here, and
`check_host` asks a running site.
"""

import re
from typing import Final

TYPES: Final = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "wasm": "application/wasm",
    "zip": "application/zip",
    "bin": "application/octet-stream",
    "pdf": "application/pdf",
    "xml": "application/xml",
    "txt": "text/plain",
}
"""The type of each ending of a file."""

ALSO: Final = {"js": {"application/javascript", "application/x-javascript"}, "zip": {"application/x-zip-compressed"}}
"""Other names of the same types, which browsers take too."""

HEADERS: Final = {
    # Browsers then believe the types above, whatever the content looks like.
    "X-Content-Type-Options": "nosniff",
    # As the pages say themselves; this holds for the PDF too.
    "Referrer-Policy": "no-referrer",
    # The site asks for none of these, so no script in it may.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # For a year, never without encryption. Browsers heed it only where the answer came encrypted.
    "Strict-Transport-Security": "max-age=31536000",
}
"""What goes with every answer, also with errors."""

EMBED: Final = "embed/"
"""The page that other sites may show in a frame."""
FRAMES: Final = ("Content-Security-Policy", "frame-ancestors 'self'")
"""What goes with every other: no site may put it in a frame. All else of the policy is in the pages themselves."""

HASHED: Final = re.compile(r"/[\w-]+-[0-9a-f]{12}/|\.[0-9a-f]{8}\.(?:css|json)$")
"""A name that changes with the content, so that a browser may keep the file for good."""
FOR_GOOD: Final = "public, max-age=31536000, immutable"
ASK_FIRST: Final = "no-cache"
"""All other names: a browser may keep the file, but asks each time whether it is still the newest."""


def headers(path: str) -> dict[str, str]:
    """Return the headers, other than the type, that have to go with a file of the site."""
    frames = {} if path.startswith(EMBED) else dict([FRAMES])
    return HEADERS | frames | {"Cache-Control": FOR_GOOD if HASHED.search(f"/{path}") else ASK_FIRST}
