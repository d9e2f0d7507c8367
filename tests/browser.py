"""Find the browser that the tests drive."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The tests need a browser and there is none: install Chromium or Chrome, "
    "or set the variable CHROMIUM to the path of yours."
)


def find() -> str | None:
    """Return the path of a Chromium: the one you name, one of the system's, or the one Playwright has installed."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
