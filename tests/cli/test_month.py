"""The month of the second article (core/PRACTICE.md), replayed by commands: asks, answers, one lie."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rejectui.core.wording.words import KIND_REASON
from tests.cli.conftest import SUNDAY, Desk

MONDAY = SUNDAY + timedelta(days=1)

# (week from 1, weekday from Monday 0, what was asked, how it went). Which weekday it was, she does not say.
MONTH = (
    (1, 1, "May I pet your dog? The first one", "n"),
    (1, 1, "May I pet your dog? The second one", "y"),
    (1, 1, "May I pet your dog? The third one", "y"),
    (1, 4, "Borrow a charger at the gym", "n"),
    (2, 0, "Leave an encouraging note in a book at the store", "n"),
    (2, 2, "Be shown how the rowing machine works", "y"),
    (2, 3, "Pitch to the first big company", "n"),
    (2, 3, "Pitch to the second big company", "w"),
    (2, 3, "Pitch to the third big company", "w"),
    (3, 0, "A high five on a walk", "n"),
    (3, 3, "Decaf at the coffee shop", "n"),
    (4, 0, "A coffee with somebody I admire, by e-mail", "n"),
    (4, 2, "Borrow five thousand from a roommate", "y"),
    (4, 2, "Practice driving in the roommate's new car", "n"),
    (4, 3, "Walk the guard dog of the gardens", "s"),
)
LIE = "Tell a cashier it is my birthday, which it is not"


def replay(desk: Desk) -> list[str]:
    """Live through the month, with a look at the card every day; the days' program lines."""
    desk.now = MONDAY
    desk.fine("program", "start", "gentle-month")
    lines = []
    for number in range(28):
        desk.now = MONDAY + timedelta(days=number)
        week, weekday = number // 7 + 1, number % 7
        for at, day, ask, outcome in MONTH:
            if (at, day) == (week, weekday):
                desk.fine("log", outcome, "--ask", ask)
        if (week, weekday) == (3, 4):
            told = desk.fine("log", "x", "--ask", LIE, "--reason", "not honest")
            assert KIND_REASON["not_honest"] in " ".join(told.out.split())
        looked = desk.fine("today")
        lines += [line for line in looked.lines if " · A gentle month · " in line]
    return lines


def test_fifteen_asks_in_four_weeks_keep_the_gentle_month(desk: Desk) -> None:
    lines = replay(desk)
    assert [lines[7 * week - 1] for week in range(1, 5)] == [
        "Week 1 of 4: gentle ones · A gentle month · ●●, kept",
        "Week 2 of 4: a little bolder · A gentle month · ●●●, kept",
        "Week 3 of 4: small is plenty · A gentle month · ●●, kept",
        "Week 4 of 4: what matters · A gentle month · ●●●, kept",
    ]
    outcomes = Counter(each["outcome"] for each in desk.attempts())
    assert outcomes == {"no": 8, "soft_no": 1, "no_reply": 2, "yes": 4, "called_off": 1}
    assert "15 asks · 9 noes heard · 4 weeks in a row" in desk.fine("today").out

    desk.now = MONDAY + timedelta(days=28)
    over = desk.fine("program").out
    assert "A gentle month: finished on Sunday 20 December 2026." in over
    assert "15 asks on 10 days: 9 noes, 4 yeses, 2 without a reply." in over
    assert "By its rule: 4 weeks kept." in over


def test_the_lie_counts_for_nothing_is_kept_and_met_kindly(desk: Desk) -> None:
    replay(desk)
    (lie,) = [each for each in desk.attempts() if each["ask"] == LIE]
    assert (lie["outcome"], lie["reason"]) == ("called_off", "not_honest")
    assert "it was not honest" in desk.fine("journal", "--search", "birthday").out
    before = desk.fine("program").out
    desk.fine("delete", lie["id"])
    assert desk.fine("program").out == before
    assert "15 asks · 9 noes heard" in desk.fine("today").out


def test_the_two_who_did_not_reply_are_told_once(desk: Desk) -> None:
    desk.now = MONDAY + timedelta(days=10)
    for _, _, ask, outcome in MONTH:
        if outcome == "w":
            desk.fine("log", "w", "--ask", ask)
    desk.later(days=13)
    assert "No reply" not in desk.fine("today").out
    desk.later(days=1)
    assert desk.fine("today").out.count("No reply in 14 days: Pitch to the") == 2
    assert "No reply" not in desk.fine("today").out
    late = desk.attempts()[0]
    assert (late["outcome"], late["answered"], late["day"]) == ("no_reply", "2026-12-17", "2026-12-03")
    desk.fine("answer", late["id"], "y")  # and one comes after all
    assert desk.attempts()[0]["outcome"] == "yes"
