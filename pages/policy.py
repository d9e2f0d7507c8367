"""The Content-Security-Policy of every page."""

from typing import Final

POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'none'"
)
"""It allows no script that is in the page itself, and nothing from elsewhere."""
CHARSET: Final = '<meta charset="utf-8">'
METAS: Final = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    # A site that a link leads to, or that the quick exit opens, is not told where the reader was.
    '<meta name="referrer" content="no-referrer">'
)


def add(page: str) -> str:
    """Return a whole page of HTML with the policy, ahead of all that it governs."""
    return page.replace(CHARSET, CHARSET + METAS, 1)
