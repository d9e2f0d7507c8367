"""On a machine without browsers: each is asked for once, and one line says what to do where that does not help."""

import browser
import engines
import install_browser
import pytest


@pytest.fixture
def asked(monkeypatch) -> list[tuple[str, ...]]:
    """Find no browser, and return what is run to install one, none of which helps."""
    asked: list[tuple[str, ...]] = []
    for module, name in ((browser, "find"), (engines, "find_firefox"), (engines, "find_webkit")):
        monkeypatch.setattr(module, name, lambda **_: None)
    monkeypatch.setattr(install_browser, "run", lambda *command: asked.append(command))
    monkeypatch.setattr("shutil.which", lambda name: name if name in ("apt-get", "sudo") else None)
    return asked


def test_without_chromium_it_ends_with_what_to_do(asked):
    """After Playwright, Debian was asked."""
    with pytest.raises(SystemExit, match="install Chromium or Chrome"):
        install_browser.main(other_engines=False)

    assert [each[-1] for each in asked][-1] == "chromium"


def test_without_the_others_it_goes_on(asked, monkeypatch, capsys):
    """What needs them skips."""
    monkeypatch.setattr(browser, "find", lambda **_: "chromium")
    monkeypatch.setenv("CHROMIUM", "chromium")
    install_browser.main(other_engines=True)

    assert {each[-1] for each in asked if each[-1] != "update"} == {engines.FIREFOX[-1], engines.WEBKIT[-1]}
    assert capsys.readouterr().out.endswith(
        f"{engines.NO_FIREFOX}\nAsking the system for {', '.join(engines.WEBKIT)}.\n{engines.NO_WEBKIT}\n"
    )
