"""Today in rows: whatever it says and however small the terminal, the rows fit and the card wins the room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from rich.cells import cell_len

from rejectui.core.card.layout import (
    PLACES,
    WIDE,
    all_rows,
    card_lines,
    keys_row,
    keys_that_fit,
    places_row,
    today_rows,
)
from rejectui.core.card.text import KINDS, TodayText
from tests.core.card.build import (
    MUST,
    bare,
    left_of_panel,
    lines_of,
    paragraphs,
    said_notice,
    shown,
    shown_notice,
    texts,
)

COLUMNS, ROWS = some.integers(1, 160), some.integers(1, 60)
# In a single cell, two-cell letters have no room at all.
USUAL = some.integers(2, 160)


def laid(text: TodayText, columns: int, rows: int) -> tuple[list[str], dict[str, str], bool]:
    """(the rows, what stands of each paragraph and of the notice, whether something is said to be missing)"""
    found, left_out = today_rows(text, columns, rows, cell_len)
    card = left_of_panel(found, columns)
    stands = {role: shown(card, role) for role in paragraphs(text)}
    level = "●" if any(each == "level" for row in card for _, each in row) else ""
    return lines_of(found), {**stands, "level": level, "notice": shown_notice(card)}, left_out


def wanted(text: TodayText) -> dict[str, str]:
    said = {role: words for role, (_, words) in paragraphs(text).items()}
    return {**said, "level": "●" if text.level else "", "notice": said_notice(text)}


@given(texts(empty=True), COLUMNS, ROWS)
def test_so_many_rows_of_so_many_cells(text: TodayText, columns: int, rows: int) -> None:
    found, _ = today_rows(text, columns, rows, cell_len)
    assert [sum(cell_len(part) for part, _ in row) for row in found] == [columns] * rows
    assert {sum(cell_len(part) for part, _ in row) for row in all_rows(text, columns, cell_len)} <= {columns}


@given(texts(empty=True), USUAL, ROWS)
def test_what_stands_is_the_text_up_to_where_it_is_cut(text: TodayText, columns: int, rows: int) -> None:
    _, stands, _ = laid(text, columns, rows)
    assert [role for role, words in wanted(text).items() if not words.startswith(stands[role])] == []


@given(texts(), USUAL, ROWS)
def test_something_is_said_to_be_left_out_exactly_if_it_is(text: TodayText, columns: int, rows: int) -> None:
    _, stands, left_out = laid(text, columns, rows)
    assert left_out == (stands != wanted(text))


@given(texts(), USUAL, ROWS)
def test_what_must_be_there_is_there_while_there_is_a_row_for_it(
    text: TodayText, columns: int, rows: int
) -> None:
    _, stands, _ = laid(text, columns, rows)
    must = [role for role, (kind, words) in paragraphs(text).items() if kind in MUST and words]
    if rows >= len(must):
        assert [role for role in must if not stands[role]] == []
    else:
        assert stands["block0"]


@given(texts(), USUAL, ROWS)
def test_nothing_is_left_out_where_everything_fits(text: TodayText, columns: int, rows: int) -> None:
    if len(all_rows(text, columns, cell_len)) <= rows:
        assert not today_rows(text, columns, rows, cell_len)[1]


@settings(max_examples=30)
@given(texts(), USUAL)
def test_with_fewer_rows_there_is_never_more_of_anything(text: TodayText, columns: int) -> None:
    more = laid(text, columns, 60)[1]
    for rows in range(59, 0, -1):
        less = laid(text, columns, rows)[1]
        assert [role for role in less if not more[role].startswith(less[role])] == [], rows
        more = less


@given(texts(empty=True), USUAL)
def test_all_of_it_can_be_scrolled_to(text: TodayText, columns: int) -> None:
    rows = left_of_panel(all_rows(text, columns, cell_len), columns)
    said = {role: shown(rows, role) for role in paragraphs(text)}
    assert said | {"notice": shown_notice(rows)} == {k: v for k, v in wanted(text).items() if k != "level"}
    assert any(role == "level" for row in rows for _, role in row) == bool(text.level)
    if columns < WIDE:
        status = bare("".join(text.status)).replace("·", "")
        assert status in "".join(lines_of(rows)).replace(" ", "").replace("·", "")


@given(texts(empty=True), some.integers(10, 80))
def test_the_card_as_lines_has_every_word_of_it_and_no_frame(text: TodayText, columns: int) -> None:
    lines = card_lines(text, columns, cell_len)
    assert max(map(cell_len, lines)) <= max(columns, 13)  # the level is not broken
    printed = bare("".join(lines))
    assert [words for _, words in paragraphs(text).values() if words not in printed] == []
    assert not set(printed) & set("╭╮╰╯│─")


# The top and the bottom line


@given(some.sampled_from(list(PLACES)), some.integers(1, 200))
def test_the_top_line_fits_and_tells_the_place(place: str, columns: int) -> None:
    row = places_row(place, "Sun 22 Nov", columns)
    line = "".join(part for part, _ in row)
    assert len(line) == columns
    number = list(PLACES).index(place) + 1
    if columns >= 31:
        assert f"[{number} {PLACES[place]}]" in line
        assert all(str(each) in line for each in range(1, 6))
    assert ("RejectUI" in line) == (columns >= 71)
    places = line.replace("Sun 22 Nov", "").rstrip()
    assert ("Sun 22 Nov" in line) == (columns > len(places) + (places[-1] != "]") + len("Sun 22 Nov"))


KEYS = some.lists(
    some.tuples(some.sampled_from(["a", "enter", "?"]), some.sampled_from(["Plan", "Help it"])), min_size=1
)


@given(KEYS, some.integers(1, 120))
def test_the_bottom_line_fits_and_the_last_key_is_always_there(
    keys: list[tuple[str, str]], columns: int
) -> None:
    row = keys_row(keys, columns)
    assert sum(len(part) for part, _ in row) == columns
    fit = keys_that_fit(keys, columns)
    assert fit[-1] == keys[-1] and fit[:-1] == keys[: len(fit) - 1]
    taken = [len(key) + len(does) + 3 for key, does in keys]
    if len(fit) < len(keys):
        assert sum(taken[: len(fit)]) + taken[-1] > columns


# A long card


def long_card() -> TodayText:
    """As much as a card may say, planned, with a notice and numbers."""
    blocks = {
        "title": "Ask a stranger on the train whether they would like to swap seats with you",
        "planned": "Planned. Come back and log how it went.",
        "plan": "My fear: They sigh, and look away",
        "how": "Choose a train that is half empty, so that the ask is free for both of you. Say why, "
        "and take the first answer as the answer. Thank them, whichever it is.",
        "say": "“Excuse me, would you mind if I took the window? I like to see the river.”",
        "who": "A stranger · in person · 2 minutes of theirs",
        "if_no": "If no: “Of course, enjoy the view!” and that is the whole ask.",
        "care": "Not on a train at night.",
        "why": "Why this one: a level that you chose, and somebody new to ask.",
    }
    assert list(blocks) == [kind for kind in KINDS if kind in blocks]
    return TodayText(
        day="Sun 22 Nov",
        level=3,
        where="only free (f)",
        blocks=tuple((kind, ((words, kind),)) for kind, words in blocks.items()),
        notice=("Yesterday's ask is still open: Borrow a pen", "l log it · k keep for today · x let it go"),
        status=(
            "12 asks · 5 noes heard · 3 weeks in a row",
            "Week 2 of 4: a little bolder · A gentle month · asks on 2 or 3 days · ●○",
        ),
        lately=(("● Sat 21 Nov · no", "Borrow a pen"),),
    )


def pictured(columns: int, rows: int) -> str:
    return "\n".join(lines_of(today_rows(long_card(), columns, rows)[0]))


def test_where_everything_fits_there_is_a_frame_and_the_numbers_stand_beside_the_card() -> None:
    lines = pictured(140, 38).splitlines()
    assert (
        lines[1].count("╭") == 2 and lines[20].strip().startswith("╰─") and "─ only free (f) ─╯" in lines[20]
    )
    assert "12 asks" in lines[3][100:] and "Week 2 of 4: a little bolder" in lines[7][100:]
    assert "● Sat 21 Nov · no" in lines[14][100:]
    assert lines[16].find("Not on a train") == 8
    assert "Yesterday's ask is still open: Borrow a pen" in lines[22]
    assert "12 asks · 5 noes" not in pictured(140, 38)


def test_the_frame_goes_first_and_what_stood_in_it_has_a_line() -> None:
    lines = pictured(80, 22).splitlines()
    assert "╭" not in "".join(lines)
    assert [number for number, line in enumerate(lines) if not line] == [3, 6, 9, 12, 16, 18]
    assert lines[0] == " only free (f)"
    assert lines[1] == " Ask a stranger on the train whether they would like to swap      ●●●○○ level 3"
    assert lines[10] == "     “Excuse me, would you mind if I took the window? I like to see the"
    assert lines[21] == " Week 2 of 4: a little bolder · A gentle month · asks on 2 or 3 days · ●○"
    assert len(lines) == 22 and "12 asks" not in "".join(lines)


def test_then_blank_rows_go_the_last_of_them_around_what_to_say() -> None:
    lines = pictured(60, 18).splitlines()
    assert len(lines) == 18 and all(lines)
    assert lines[-1] == " Week 2 of 4: a little bolder · A gentle month · ●○"
    blank = [number for number, line in enumerate(pictured(45, 22).splitlines()) if not line]
    assert blank == [8, 11]
    assert pictured(45, 22).splitlines()[9] == " “Excuse me, would you mind if I took the"
    assert pictured(45, 22).splitlines()[-1] == " Week 2 of 4: a little bolder · ●○"


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (70, "Week 2 of 4: a little bolder · A gentle month · ●○"),
        (40, "Week 2 of 4: a little bolder · ●○"),
        (28, "Week 2 of 4: a little bolde…"),
    ],
)
def test_of_a_row_of_numbers_the_first_and_the_last_stay_longest(columns: int, line: str) -> None:
    text = TodayText(day="", blocks=(("title", (("Ask", "title"),)),), status=long_card().status[-1:])
    (row,) = (each for each in lines_of(today_rows(text, columns, 3)[0]) if "Week" in each)
    assert row.strip() == line


def test_then_the_numbers_and_what_the_notice_says_beyond_a_line() -> None:
    lines = pictured(40, 18).splitlines()
    assert lines[0:2] == [
        "Ask a stranger on the train whether they",
        "would like to swap seats with you  ●●●○○",
    ]
    assert lines[16:] == ["and somebody new to ask.", "Yesterday's ask is still open: Borrow a…"]
    assert today_rows(long_card(), 40, 18)[1]


WITHOUT_HOW = """\
Ask a stranger on the train
whether they would like to swap
seats with you               ●●●○○
Planned. Come back and log how it
went.
“Excuse me, would you mind if I
took the window? I like to see the
river.”
If no: “Of course, enjoy the
view!” and that is the whole ask."""

AS_FAR_AS_IT_GOES = """\
Ask a stranger on the train…
Planned. Come back and log how it…
“Excuse me, would you mind if I…
If no: “Of course, enjoy the…"""


@pytest.mark.parametrize(
    ("rows", "picture"), [(10, WITHOUT_HOW), (4, AS_FAR_AS_IT_GOES)], ids=["how to goes", "each is begun"]
)
def test_the_title_the_words_and_the_way_out_stay(rows: int, picture: str) -> None:
    assert pictured(34, rows) == picture


# What is not there any more, one row less after the other, at 60 columns.
LOSES = [
    "3 days · ●○",
    "12 asks",
    "╭",
    "Week 2 of 4",
    "k keep for today",
    "Why this one",
    "A stranger · in person",
    "answer. Thank them",
    "Choose a train",
    "My fear",
    "Not on a train",
    "Yesterday's",
    "enjoy the view",
    "Excuse me",
    "Planned",
    "Ask a stranger",
]


def test_what_matters_least_goes_first() -> None:
    lost = [max(rows for rows in range(60) if words not in pictured(60, rows)) for words in LOSES]
    assert lost == sorted(lost, reverse=True) and lost[0] < 59
    assert lost[-4:] == [3, 2, 1, 0]
