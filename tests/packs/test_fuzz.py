"""Whatever is done to a pack, reading it ends and raises nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.core.text import UNSAFE
from rejectui.packs.problem import MOST_PROBLEMS, Problems
from rejectui.packs.reader import read_bytes

from .samples import GOOD, HEAD, TRANSLATION, challenge, words

PACK = (HEAD + GOOD + challenge(minutes="1", retired="false", tags="[a, b]", reviewed="2026-11-22")).encode()
TRANSLATED = (TRANSLATION + words() + words(id="other", safety="[a]", level="3")).encode()
PIECES = [
    *(
        b": ",
        b"- ",
        b"\n",
        b"  ",
        b"\t",
        b"'",
        b'"',
        b"[",
        b"]",
        b"{",
        b"}",
        b"#",
        b"&a ",
        b"*a",
        b"!t ",
        b"|\n",
    ),
    *(
        b">",
        b"%",
        b"@",
        b"? ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"\0",
        b"\x1b",
        b"\r",
        b"\xff",
        b"\\",
        b'"\\ud800"',
        b"~",
    ),
    *(
        "\u202e\ufeff\u2028é𝄞".encode(),
        b"\xed\xa0\x80",
        b"9" * 5000,
        b"null",
        b"translates: x\n",
        b"a" * 3000,
    ),
]
edits = st.lists(
    st.tuples(
        st.integers(0, max(len(PACK), len(TRANSLATED))),
        st.integers(0, 40),
        st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)),
    ),
    min_size=1,
    max_size=6,
)


def read_anything(data: bytes, name: str = "cafe.yaml") -> None:
    """Read the bytes as a pack, or as a translation, and look at what comes out."""
    reading = read_bytes(data, name, Problems(name))
    assert reading.pack is not None or reading.translation is not None or reading.problems
    assert len(reading.problems) <= MOST_PROBLEMS + 1
    for problem in reading.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert not UNSAFE.search(str(problem))
        assert "\n" not in str(problem)
    for one in reading.pack.challenges if reading.pack else ():
        assert not UNSAFE.search(one.how)
    for told in reading.translation.challenges if reading.translation else ():
        assert not UNSAFE.search(told.how)
        assert told.id in reading.spots


def spoiled(changes: list[tuple[int, int, bytes]], data: bytes = PACK) -> bytes:
    """The file with pieces of it replaced."""
    for start, length, piece in changes:
        data = data[:start] + piece + data[start + length :]
    return data


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(edits)
def test_a_spoiled_pack(changes: list[tuple[int, int, bytes]]) -> None:
    read_anything(spoiled(changes))


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(edits)
def test_a_spoiled_translation(changes: list[tuple[int, int, bytes]]) -> None:
    read_anything(spoiled(changes, TRANSLATED), "cafe.de.yaml")


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    read_anything(data)
