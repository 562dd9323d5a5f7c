"""`rejectui log` once more after a no: a terminal asks whether it was somebody else, a script goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejectui.core.wording.words import SOMEBODY_ELSE
from tests.cli.conftest import Desk

REMINDER = "It heard a no on 22 November: this time somewhere new, or someone else."
NO = ("log", "n", "--ask", "A seat")
Typed = Callable[[str], None]


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (NO, NO, True),
        (NO, ("log", "y", "--ask", "  a  SEAT"), True),
        (("log", "s", "--ask", "A seat"), NO, True),
        (("log", "n"), ("log", "n"), True),
        (("log", "y", "--ask", "A seat"), NO, False),
        (NO, ("log", "n", "--ask", "A table"), False),
        (NO, ("log", "b", "--ask", "A seat"), False),  # nobody was asked
        (NO, ("log", "x", "--ask", "A seat"), False),
        (NO, (*NO, "--someone-else"), False),
        (NO, (*NO, "--day", "yesterday"), False),
        ((*NO, "--label", "Ann"), (*NO, "--label", "Ben"), False),
        (NO, (*NO, "--label", "Ben"), True),
        ((*NO, "--label", "Ann"), (*NO, "--label", "ann"), False),  # the label reminds already
    ],
    ids=str,
)
def test_a_terminal_asks_whether_it_was_somebody_else(
    first: tuple[str, ...], second: tuple[str, ...], asked: bool, desk: Desk, typed: Typed
) -> None:
    desk.fine(*first)
    for answer, status, kept in (("n", 1, 1), ("y", 0, 2)) if asked else (("", 0, 2),):
        typed(f"{answer}\n")
        said = desk(*second)
        assert (SOMEBODY_ELSE in joined(said.out)) == asked
        assert (said.status, len(desk.attempts())) == (status, kept)
        assert ("Nothing was saved." in said.out) == (status == 1)


def test_without_a_terminal_it_is_logged_and_the_no_is_told(desk: Desk) -> None:
    desk.fine(*NO)
    assert REMINDER in joined(desk.fine(*NO).out)
    assert REMINDER not in joined(desk.fine(*NO, "--someone-else").out)
    assert len(desk.attempts()) == 3


def test_a_no_a_day_is_never_asked_about(desk: Desk, typed: Typed) -> None:
    for _ in range(3):
        typed("")
        assert SOMEBODY_ELSE not in joined(desk.fine(*NO).out)
        desk.later(days=1)
    assert len(desk.attempts()) == 3
