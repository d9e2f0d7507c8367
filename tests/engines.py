"""Drive Firefox and WebKit, which Playwright drives only in builds of its own, by the commands of WebDriver.

Firefox takes them over a socket (Marionette), WebKit's driver over HTTP; the commands are the same.
A test that needs one skips where it is not installed: `tests/install_browser.py --engines` tries to.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, override

PATIENCE = 120
"""How many seconds a browser has to start, and a script to end: only a failing test takes so long."""

SCRIPT = """
const done = arguments[arguments.length - 1];
(async (...args) => { %s })(...[...arguments].slice(0, -1)).then(
  (value) => done({ value: value ?? null }),
  (error) => done({ error: `${error}\\n${error.stack}` }),
);
"""

FIREFOX = ("firefox-esr",)
"""The packages of Debian's that find_firefox() looks for."""
NO_FIREFOX = f"There is no Firefox: install the package {FIREFOX[0]} (Debian) or firefox."
WEBKIT = ("webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb")
"""The packages of Debian's that find_webkit() looks for."""
NO_WEBKIT = f"There is no WebKit to drive: install the packages {', '.join(WEBKIT)} (Debian)."


def find_firefox() -> str | None:
    """Return the path of the system's Firefox, if there is one."""
    return shutil.which(FIREFOX[0]) or shutil.which("firefox")


def find_webkit() -> tuple[str, str, str] | None:
    """Return the paths of WebKit's driver, of the small browser that it drives, and of a screen that is none."""
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    found = (shutil.which("WebKitWebDriver"), str(browsers[-1]) if browsers else None, shutil.which("Xvfb"))
    return found if all(found) else None


class Engine(ABC):
    """A browser with one page."""

    @abstractmethod
    def command(self, name: str, address: str, **parts: object) -> Any:
        """Send a command, by its name in Marionette and its address in HTTP, and return what comes of it."""

    def go(self, url: str) -> None:
        """Open an address."""
        self.command("Navigate", "url", url=url)

    def run(self, script: str, *args: object) -> Any:
        """Run the body of an async function in the page, and return what it returns.

        Raises:
            AssertionError: it has thrown.

        """
        done = self.command("ExecuteAsyncScript", "execute/async", script=SCRIPT % script, args=list(args))
        done = done.get("value", done) if isinstance(done, dict) and "error" not in done and "value" in done else done
        if isinstance(done, dict) and "error" in done:
            raise AssertionError(done["error"])
        return done

    def press(self, *keys: str) -> None:
        """Press keys, one after another, as they come from a keyboard."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("PerformActions", "actions", actions=[{"type": "key", "id": "keys", "actions": strokes}])


class Firefox(Engine):
    """A Firefox, over a socket."""

    def __init__(self, port: int) -> None:
        """Connect to one that listens."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.lines = self.socket.makefile("rb")
        self.sent = 0
        self._read()  # its greeting
        self.command("NewSession", "", acceptInsecureCerts=True)
        self.command("SetTimeouts", "", script=PATIENCE * 1000)

    def _read(self) -> Any:
        size = b""
        while (each := self.lines.read(1)) != b":":
            size += each
        return json.loads(self.lines.read(int(size)))

    @override
    def command(self, name: str, address: str, **parts: object) -> Any:
        self.sent += 1
        message = json.dumps([0, self.sent, f"WebDriver:{name}", parts]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        assert error is None, error
        return result.get("value") if isinstance(result, dict) and set(result) == {"value"} else result


class WebKit(Engine):
    """A WebKit, over HTTP to its driver."""

    def __init__(self, port: int, binary: str) -> None:
        """Have the driver start one."""
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.session = ""
        options = {"webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]}}
        made = self.command("", "", capabilities={"alwaysMatch": options})
        self.session = f"/{made['sessionId']}/"
        self.command("", "timeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    @override
    def command(self, name: str, address: str, **parts: object) -> Any:
        body = json.dumps(parts)
        self.connection.request("POST", f"/session{self.session}{address}", body, {"Content-Type": "application/json"})
        answer = json.loads(self.connection.getresponse().read())["value"]
        assert not (isinstance(answer, dict) and "stacktrace" in answer), answer
        return answer


def port_that_is_free() -> int:
    """Return a port that nothing listens to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for_port(port: int) -> None:
    """Wait until something listens there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nothing listens to port {port}")


@contextmanager
def running(*command: str, **environment: str) -> Iterator[None]:
    """Run a program for as long as it is needed."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=os.environ | environment, **quiet) as program:
        try:
            yield
        finally:
            program.terminate()


@contextmanager
def firefox(**preferences: object) -> Iterator[Engine]:
    """Start a Firefox with a fresh profile and these preferences."""
    port = port_that_is_free()
    with TemporaryDirectory() as profile:
        told = {"marionette.port": port} | preferences
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in told.items())
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        command = (find_firefox(), "--headless", "--no-remote", "--marionette", "--profile", profile)
        with running(*command, HOME=profile):
            wait_for_port(port)
            engine = Firefox(port)
            try:
                yield engine
            finally:
                engine.command("DeleteSession", "")
                engine.socket.close()


@contextmanager
def webkit() -> Iterator[Engine]:
    """Start a WebKit with a fresh profile, on a screen of its own that nobody sees."""
    driver, binary, screen = find_webkit()
    port, display = port_that_is_free(), f":{os.getpid() % 20_000 + 100}"
    with TemporaryDirectory() as home, ExitStack() as programs:
        programs.enter_context(running(screen, display, "-screen", "0", "1280x1000x24", "-nolisten", "tcp"))
        where = {"DISPLAY": display, "HOME": home, "XDG_RUNTIME_DIR": home, "GDK_BACKEND": "x11"}
        programs.enter_context(running(driver, f"--port={port}", WEBKIT_DISABLE_COMPOSITING_MODE="1", **where))
        wait_for_port(port)
        engine = WebKit(port, binary)
        try:
            yield engine
        finally:
            engine.connection.request("DELETE", f"/session{engine.session.rstrip('/')}")
            engine.connection.getresponse().read()
