"""Which characters never reach a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.clean_text import REPLACEMENT, clean, clean_line, storable


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("plain café text", "plain café text", id="plain text stays"),
        pytest.param("two\nlines", "two\nlines", id="a new line stays"),
        pytest.param("two\r\nlines", "two\nlines", id="a Windows line end is a new line"),
        pytest.param("over\rwritten", "over�written", id="a carriage return overwrites nothing"),
        pytest.param("a\tb", "a    b", id="a tab is spaces"),
        pytest.param("\x1b[31mred\x1b[0m", "�[31mred�[0m", id="no escape sequence"),
        pytest.param("\x9b31m", "�31m", id="no C1 control"),
        pytest.param("ding\x07 \x00", "ding� �", id="no bell, no null"),
        pytest.param("\x7f", "�", id="no delete"),
        pytest.param("\u202egnp.exe", "�gnp.exe", id="no turning of direction"),
        pytest.param("\u2066a\u2069", "�a�", id="no isolates"),
        pytest.param("a\u200bb\ufeff", "a�b�", id="nothing invisible"),
        pytest.param("a\u00adb", "a�b", id="no soft hyphen"),
        pytest.param("a\u2028b", "a�b", id="no line separator"),
        pytest.param("\U000e0041", "�", id="no tag characters"),
        pytest.param("\U0001d173\U0001bca0", "��", id="no invisible musical or shorthand marks"),
        pytest.param("\ud800", "�", id="no half of a character"),
        pytest.param("👩\u200d🚀 ❤\ufe0f", "👩\u200d🚀 ❤\ufe0f", id="emoji stay whole"),
        pytest.param("שלום مرحبا", "שלום مرحبا", id="right-to-left languages stay"),
        pytest.param("e" + "\u0301" * 4, "e" + "\u0301" * 4, id="four accents stay"),
        pytest.param("e" + "\u0301" * 50, "e" + "\u0301" * 4, id="a tower of accents does not"),
        pytest.param("[@click=app.quit]x[/]", "[@click=app.quit]x[/]", id="markup is only text here"),
    ],
)
def test_every_unsafe_character_is_replaced(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters()))
def test_what_was_cleaned_is_clean_and_holds_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(each == "\n" or unicodedata.category(each) not in ("Cc", "Cs") for each in cleaned)
    assert all(unicodedata.bidirectional(each) not in ("RLO", "LRO", "RLE", "LRE", "PDF") for each in cleaned)


@given(st.text())
def test_a_cleaned_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert len(line.splitlines()) <= 1


def test_a_line_is_trimmed_and_its_spaces_joined() -> None:
    assert clean_line("  one\n two\t three ") == "one two three"


@given(st.text(st.characters()))
def test_what_is_stored_can_be_written_and_is_otherwise_as_it_was_given(text: str) -> None:
    kept = storable(text)
    kept.encode("utf-8")
    assert len(kept) == len(text)
    assert all(now == then or 0xD800 <= ord(then) <= 0xDFFF for now, then in zip(kept, text, strict=True))


def test_the_replacement_is_itself_safe() -> None:
    assert clean(REPLACEMENT) == REPLACEMENT
