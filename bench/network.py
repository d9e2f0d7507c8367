"""A server that compresses as a good host does, and a slow line to reach it by.

A browser's own throttling does not reach workers, and it is in a worker that Python is fetched.
So the slow line is a proxy: what all connections fetch goes through one line of so many bits a second, and everything
takes half a round trip in each direction.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publish.compress import compress

CHUNK = 8192
SLACK = 0.05
"""Seconds that the line may catch up after it was woken late."""


@dataclass(frozen=True)
class Network:
    """A kind of connection."""

    bits: float
    """What comes in a second, in bits."""

    round_trip: float
    """Seconds from a question to the first of its answer."""


FAST_4G = Network(9e6, 0.170)
SLOW_4G = Network(1.6e6, 0.150)


class Line:
    """What has to be shared: one thing goes through after another."""

    def __init__(self, bits: float) -> None:
        """Take the bits that go through in a second."""
        self.bits = bits
        self.free = 0.0

    def through(self, size: int, now: float) -> float:
        """Return when so many bytes, there at `now`, have gone through."""
        self.free = max(self.free, now - SLACK) + 8 * size / self.bits
        return self.free


@contextmanager
def slowed(network: Network, port: int) -> Iterator[int]:
    """Give the port that reaches another port of this machine as over this network."""
    loop = asyncio.new_event_loop()
    line = Line(network.bits)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, shared: Line | None) -> None:
        while chunk := await reader.read(CHUNK):
            if shared:
                await asyncio.sleep(shared.through(len(chunk), loop.time()) - loop.time())
            loop.call_later(network.round_trip / 2, writer.write, chunk)
        loop.call_later(network.round_trip / 2, writer.close)

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The browser thinks it is connected already; to connect takes a round trip of its own.
        await asyncio.sleep(network.round_trip)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            await asyncio.gather(carry(reader, far_writer, None), carry(far_reader, writer, line))
        except (ConnectionError, asyncio.CancelledError):  # the browser was closed, or the measurement has ended
            writer.close()
            far_writer.close()

    async def end() -> None:
        server.close()  # first, so that no connection can come after those that are ended here
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        server.close_clients()
        await server.wait_closed()

    # All of it runs in a thread of its own: the caller may have a loop already.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(connect, "127.0.0.1", 0), loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class Server(ThreadingHTTPServer):
    """Serves the files of a folder, and counts."""

    def __init__(self, folder: Path) -> None:
        """Serve on a port of this machine that is free."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.sent: dict[str, int] = {}
        """Bytes of each file that has been asked for, as they go over the wire, without headers."""

    @property
    def port(self) -> int:
        """The port."""
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    """Answers as a host would that has every file compressed beforehand and lets browsers keep it."""

    protocol_version = "HTTP/1.1"
    server: Server

    def handle(self) -> None:
        """Serve until the browser goes, which may be in the middle of a file."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Send a file."""
        path = unquote(urlsplit(self.path).path)
        file = self.server.folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        copy = file.with_name(f"{file.name}.br")
        is_compressed = "br" in self.headers.get("Accept-Encoding", "") and copy.exists()
        content = (copy if is_compressed else file).read_bytes()
        self.send_response(200)
        if is_compressed:
            self.send_header("Content-Encoding", "br")
        kind = "text/javascript" if file.suffix == ".mjs" else guess_type(file.name)[0]
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        # Counted first: whoever has the last byte may read the count before this thread runs again.
        self.server.sent[path] = len(content)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a folder until the context ends, once its files have compressed copies beside them.

    While one was made the page would wait for longer than it does for a word, and give up.
    """
    compress(folder)
    with Server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
