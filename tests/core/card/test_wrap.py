"""Texts in lines: no word is lost, no line is too long, and a narrow text is narrow everywhere."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from rejectui.core.card.wrap import is_narrow, shortened, wrap

TEXTS = some.text(some.sampled_from("abc.  \n\n漢字\u0301é"), max_size=80)


def lines(text: str, columns: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, columns, cell_len)]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 80, ["one two three"]),
        ("one\n\ntwo", 80, ["one", "", "two"]),
        ("  two", 80, ["  two"]),
        ("one   two", 4, ["one", "two"]),
        ("a  b", 80, ["a  b"]),
        ("seventeen", 4, ["seve", "ntee", "n"]),
        ("a seventeen", 4, ["a", "seve", "ntee", "n"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字", 1, ["漢", "字"]),
        ("e\u0301e\u0301", 1, ["e\u0301", "e\u0301"]),
        ("ab", 0, ["a", "b"]),
        ("one \ntwo", 80, ["one", "two"]),
    ],
)
def test_lines_end_where_they_should(text: str, columns: int, expected: list[str]) -> None:
    assert lines(text, columns) == expected


@given(TEXTS, some.integers(1, 60))
def test_every_word_is_in_a_line_and_no_line_is_too_long(text: str, columns: int) -> None:
    found = lines(text, columns)
    assert "".join("".join(found).split()) == "".join(text.split())
    for line in found:
        # A letter of two cells in a line of one has nowhere else to go.
        assert cell_len(line) <= columns or cell_len(line) == 2 > columns
        assert "\n" not in line
        assert not line.endswith(" ") or not line.strip()  # an indent that is a line long


@given(TEXTS, some.integers(1, 60))
def test_no_line_ends_before_it_must(text: str, columns: int) -> None:
    for paragraph in text.split("\n"):
        found = lines(paragraph, columns)
        for line, after in pairwise(found):
            end = paragraph.index(line + " ") + len(line) if f"{line} " in paragraph else None
            if end is None:  # folded: not a letter more fits
                assert cell_len(line + after[:1]) > columns
            elif not paragraph[end:].startswith("  "):
                word = paragraph[end + 1 :].split(" ")[0]  # all of it, though it may be folded there
                assert cell_len(f"{line} {word}") > columns


@given(TEXTS.map(lambda text: text.replace("\n", " ")), some.integers(0, 60))
def test_a_short_form_fits_and_begins_as_the_whole(text: str, columns: int) -> None:
    short = shortened(text, columns, cell_len)
    assert cell_len(short) <= columns
    if cell_len(text) <= columns:
        assert short == text
    elif columns:
        assert short.endswith("…") and text.startswith(short[:-1])


@given(some.text(some.characters(max_codepoint=0x2FFF, codec="utf-8"), min_size=1, max_size=4))
def test_what_is_narrow_takes_a_cell_a_letter_and_stacks_nothing(text: str) -> None:
    if is_narrow(text):
        assert cell_len(text) == len(text)
        assert not any(unicodedata.combining(sign) or unicodedata.category(sign)[0] == "C" for sign in text)
        assert not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def test_every_letter_that_is_narrow_takes_one_cell() -> None:
    narrow = [sign for sign in map(chr, range(0x20, 0x11000)) if is_narrow(sign)]
    assert len(narrow) > 800
    assert [sign for sign in narrow if cell_len(sign) != 1] == []
    assert [sign for sign in narrow if unicodedata.east_asian_width(sign) in "WF"] == []
    assert [sign for sign in narrow if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc")] == []


@pytest.mark.parametrize(
    "text", ["\t", "\x1b", "\n", "\xad", "漢", "👋", "e\u0301", "\u200b", "\u202e", "א", "\ud800"]
)
def test_what_is_in_doubt_is_not_narrow(text: str) -> None:
    assert not is_narrow(text) and not is_narrow(f"a{text}")


@pytest.mark.parametrize("text", ["", "plain", "Straße, ¿qué?", "Москва", "“so” …", "●●○○○ ╭─╮"])
def test_what_every_terminal_shows_alike_is_narrow(text: str) -> None:
    assert is_narrow(text)
