"""Find the browsers that the tests drive."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
"""Chromium without its windows, which to open a page takes a third of the time; its engine is the same."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The tests need a browser and there is none: install Chromium or Chrome, "
    "or set the variable CHROMIUM to the path of yours."
)


def find(*, windowless: bool = False) -> str | None:
    """Return the path of a Chromium: the one you name, one of the system's, or the one Playwright has installed.

    Of the system's a `windowless` one comes first where that is asked for.
    """
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in (SHELL, *NAMES) if windowless else NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
