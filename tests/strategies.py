"""What Hypothesis makes up: answers and texts of every kind that can reach the walk."""

from hypothesis import strategies as st

from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths

QUESTIONS = {question.id: [answer.id for answer in PROTOCOL.answers(question)] for question in PROTOCOL.questions}
"""Every question's id, with the ids of its answers."""

PATHS = [path.answers for path in paths(PROTOCOL)]

question_ids = st.sampled_from(sorted(QUESTIONS))
answer_ids = st.sampled_from(sorted({answer for answers in QUESTIONS.values() for answer in answers}))
other_ids = st.sampled_from([node.id for node in PROTOCOL.nodes if node.id not in QUESTIONS])

nasty = st.sampled_from(
    [
        *("", " ", "\n", "\0", "#", "&", "=", "%3D", "__class__", "None", "<script>alert(1)</script>", "../../etc"),
        *("PURPOSE", "purpose ", "yes\n", "ﬀ", "ß", "İ", "e\u0301", "\u202epurpose", "\ud800", "🧒🏽", "x" * 5_000),
    ]
)
junk = st.text() | nasty


@st.composite
def slips(draw, ids) -> str:
    """Make an id with one letter left out, doubled or changed: what a hand or a bad copy makes of it."""
    word = draw(ids)
    at = draw(st.integers(0, len(word) - 1))
    return word[:at] + draw(st.sampled_from(["", word[at] * 2, "x", "-"])) + word[at + 1 :]


@st.composite
def routes(draw) -> dict[str, str]:
    """Give valid answers in the order they are asked for, as far as someone may have come."""
    answers = list(draw(st.sampled_from(PATHS)).items())
    return dict(answers[: draw(st.integers(0, len(answers)))])


@st.composite
def valid_pairs(draw) -> tuple[str, str]:
    """Give a question, reached or not, with one of its own answers."""
    question = draw(question_ids)
    return question, draw(st.sampled_from(QUESTIONS[question]))


pairs = valid_pairs() | st.tuples(
    question_ids | other_ids | slips(question_ids) | junk,
    answer_ids | slips(answer_ids) | junk,
)


@st.composite
def mappings(draw) -> dict[str, str]:
    """Give answers of any kind in any order: some way along a route, with more that may be valid, misspelt or junk."""
    more = dict(draw(st.lists(pairs, max_size=8)))
    given = more | draw(routes()) if draw(st.booleans()) else more
    return dict(draw(st.permutations(list(given.items()))))


editions = st.sampled_from([PROTOCOL.edition, "2010-11-01", "", "x" * 5_000]) | junk


@st.composite
def texts(draw) -> str:
    """Make a text form with any number of faults, or anything at all."""
    if draw(st.booleans()):
        return draw(junk)
    written = [f"{question}={answer}" for question, answer in draw(st.lists(pairs))]
    doubled = written + draw(st.lists(st.sampled_from(written), max_size=3) if written else st.just([]))
    scraps = draw(st.lists(junk, max_size=3))
    parts = draw(st.permutations(doubled + scraps))
    return draw(st.sampled_from(["", "#"])) + "&".join([*draw(st.lists(editions, max_size=1)), *parts])
