"""The small Python is the whole one but for functions that lead out, and these are called as they were."""

import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType
from zipfile import ZipFile

import pytest

from widget import lean

SOURCE = '''
def kept(a, *rest, b=1):
    """What it does."""
    def inside():
        return a
    return inside

def lost(a, /, c, *rest, d, **more):
    """What it would do."""
    one = more
    return lambda: one + a

async def lost_later():
    yield 1

class Kept:
    def lost(self):
        return __class__
'''


class LeftError(Exception):
    """Python has come to what is not there."""


@pytest.fixture
def made(monkeypatch) -> dict[str, object]:
    """Run the source with what is lost in it leading out, which is told."""

    def leave() -> None:
        raise LeftError

    monkeypatch.setattr("posix.abort", leave)
    code = compile(SOURCE, "source.py", "exec")
    never = {each for each in map(lean.function, inside(code)) if "lost" in each[2]}
    space: dict[str, object] = {}
    exec(lean.lean(code, never), space)  # noqa: S102 (our own source, above)
    return space


def inside(code: CodeType) -> Iterator[CodeType]:
    """Yield code and all code in it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from inside(each)


def test_what_runs_is_as_it_was(made):
    assert made["kept"](3)() == 3
    assert made["kept"].__doc__ == "What it does."


@pytest.mark.parametrize(
    "call",
    [
        lambda made: made["lost"](1, 2, d=3, e=4),
        lambda made: made["lost_later"](),
        lambda made: made["Kept"]().lost(),
    ],
    ids=["function", "generator", "method"],
)
def test_what_never_runs_leads_out_when_it_is_called(made, call):
    """Whatever kind it is, at once: not when its first value is asked for."""
    with pytest.raises(LeftError):
        call(made)


def test_it_is_called_as_before(made):
    """Python looks at functions as it imports them: their names, what they take, whether they wait."""
    whole: dict[str, object] = {}
    exec(SOURCE, whole)  # noqa: S102 (as above)
    for name in ("lost", "lost_later"):
        ours, theirs = made[name], whole[name]

        assert isinstance(ours, FunctionType)
        assert inspect.signature(ours) == inspect.signature(theirs)
        assert (ours.__qualname__, ours.__code__.co_firstlineno) == (
            theirs.__qualname__,
            theirs.__code__.co_firstlineno,
        )
        assert inspect.isasyncgenfunction(ours) == inspect.isasyncgenfunction(theirs)
        assert ours.__doc__ is None


def pairs(whole: CodeType, lesser: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield all code of the one with that of the other, but for what is in code that leads out."""
    yield whole, lesser
    if lesser.co_code != lean.WAY_OUT.co_code:
        for one, other in zip(whole.co_consts, lesser.co_consts, strict=True):
            if isinstance(one, CodeType):
                yield from pairs(one, other)


def test_each_function_that_is_shipped_is_the_whole_ones_or_leads_out(site):
    """So it cannot give another reply; and most lead out."""
    (whole,), (lesser,) = site.glob("assets/protocol-*/python.zip"), site.glob("assets/small-*/small.zip")
    with ZipFile(whole) as one, ZipFile(lesser) as other:
        assert one.namelist() == other.namelist()
        codes = [[lean.code_in(each.read(name)) for name in one.namelist()] for each in (one, other)]
    found = [pair for both in zip(*codes, strict=True) for pair in pairs(*both)]
    left = {lean.function(other) for _, other in found if other.co_code == lean.WAY_OUT.co_code}

    assert [one for one, other in found if lean.lean(one, left) != other][:3] == []
    assert len(found) / 2 < len(left) < len(found)
