"""The slow line that the benchmark measures over is as slow as it says, and changes nothing on the way."""

from http.client import HTTPConnection

import brotli
import pytest

from bench import network


def test_a_line_takes_its_time():
    """A megabit a second carries 125,000 bytes in a second, but for the slack."""
    line = network.Line(1e6)

    assert line.through(125_000, now=10.0) == pytest.approx(11.0 - network.SLACK)


def test_what_comes_together_goes_one_after_another():
    """Two connections share the line: the second waits for the first."""
    line = network.Line(1e6)

    assert [line.through(125_000, now=10.0) for _ in range(3)] == pytest.approx(
        [each - network.SLACK for each in (11.0, 12.0, 13.0)]
    )


def test_time_in_which_nothing_came_is_not_saved_up():
    """After a rest the line is as slow as ever."""
    line = network.Line(1e6)
    line.through(125_000, now=10.0)

    assert line.through(125_000, now=100.0) == pytest.approx(101.0 - network.SLACK)


@pytest.fixture
def served(tmp_path):
    """Serve a folder with one file over a line that is fast enough for a test."""
    (tmp_path / "words.txt").write_bytes(b"May I share this? " * 20_000)
    with network.serve(tmp_path) as server, network.slowed(network.Network(1e9, 0.0), server.port) as port:
        yield server, HTTPConnection("127.0.0.1", port)


def test_what_arrives_is_what_was_sent(served):
    """All bytes come through the line, in their order."""
    _, line = served

    line.request("GET", "/words.txt")

    assert line.getresponse().read() == b"May I share this? " * 20_000


def test_what_is_counted_is_what_goes_over_the_wire(served):
    """A browser that takes Brotli gets it, and its bytes are the ones that count."""
    server, line = served

    line.request("GET", "/words.txt", headers={"Accept-Encoding": "gzip, br"})
    response = line.getresponse()
    content = response.read()

    assert response.getheader("Content-Encoding") == "br"
    assert brotli.decompress(content) == b"May I share this? " * 20_000
    assert server.sent == {"/words.txt": len(content)}


def test_a_line_closes_whether_or_not_it_is_in_use(tmp_path):
    """A browser that leaves no connection open, and one that does, both let the measurement go on."""
    with network.serve(tmp_path) as server:
        with network.slowed(network.SLOW_4G, server.port) as unused:
            assert unused != server.port
        with network.slowed(network.SLOW_4G, server.port) as port:
            line = HTTPConnection("127.0.0.1", port)
            line.connect()
    line.close()
