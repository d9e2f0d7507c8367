"""What several tests share."""

import os
from collections.abc import Iterator

import browser as installed
import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; each test opens a context, which is a fresh profile, of its own."""
    path = installed.find()
    assert path, installed.MISSING
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            # Chromium refuses to start its sandbox as root.
            chromium_sandbox=os.geteuid() != 0,
            # Playwright already keeps it from calling home; these are the switches it leaves out.
            args=["--disable-gpu", "--disable-quic"],
        )
        yield chromium
        chromium.close()
