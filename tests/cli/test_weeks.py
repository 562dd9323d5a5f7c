"""Weeks from Sunday, and days from the afternoon: lived through with commands, counted as a person would."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cli.conftest import SUNDAY, Desk
from tests.cli.test_month import MONTH

# --- The month of the second article, with weeks from Sunday ----------------------------------------------


def month_from_sunday(desk: Desk) -> list[str]:
    """Live through it, every week from Sunday to Saturday; what Today says at the end of each."""
    desk.now = SUNDAY
    assert desk.fine("set", "start_of_week", "Sunday").out == "Weeks begin on Sunday, from now on. Saved.\n"
    desk.fine("program", "start", "gentle-month")
    told = []
    for number in range(28):
        desk.now = SUNDAY + timedelta(days=number)
        for week, weekday, ask, outcome in MONTH:
            if (week - 1, weekday) == divmod(number, 7):
                desk.fine("log", outcome, "--ask", ask)
        if desk.now.strftime("%a") == "Sat":
            told += [line for line in desk.fine("today").lines if "gentle month" in line or "asks ·" in line]
    return told


def test_the_month_has_its_weeks_from_sunday_and_so_has_everything_else(desk: Desk) -> None:
    assert month_from_sunday(desk) == [
        "4 asks · 2 noes heard · this week ●●",
        "Week 1 of 4: gentle ones · A gentle month · ●●, kept",
        "9 asks · 4 noes heard · 2 weeks in a row · this week ●●●",
        "Week 2 of 4: a little bolder · A gentle month · ●●●, kept",
        "11 asks · 6 noes heard · 3 weeks in a row · this week ●●",
        "Week 3 of 4: small is plenty · A gentle month · ●●, kept",
        "15 asks · 9 noes heard · 4 weeks in a row · this week ●●●",
        "Week 4 of 4: what matters · A gentle month · ●●●, kept",
    ]
    shown = desk.fine("review").out
    assert "4 weeks in a row: each had at least 2 practice days." in shown
    calendar = [
        "    Nov Dec",
        "Sun · ▪ ▪ ▪",
        "    █ · · ·",
        "Tue · ▪ · ■",
        "    · █ ▪ ▪",
        "Thu ▪ · · ·",
        "    · · · ·",
        "Sat · · · ·",
    ]
    assert "\n".join(calendar) in shown
    assert shown.endswith("  13 Dec  ●●● kept\n   6 Dec  ●● kept\n  29 Nov  ●●● kept\n  22 Nov  ●● kept\n")
    story = [line for line in desk.fine("export", "story", "-").lines if line.startswith("## ")]
    assert story == [
        "## Week 1: 22 to 28 November 2026",
        "## Week 2: 29 November to 5 December 2026",
        "## Week 3: 6 to 12 December 2026",
        "## Week 4: 13 to 19 December 2026",
    ]


def test_its_takeaways_stay_with_their_weeks_when_weeks_begin_on_another_day(desk: Desk) -> None:
    month_from_sunday(desk)
    desk.later(days=1)
    assert "Last week: 4 asks. If you like to look back: rejectui takeaway" in desk.fine("today").out
    told = desk.fine("takeaway", "Borrowing is easier than driving.").out
    assert told == "Saved, with the week of 13 Dec 2026.\n"
    assert (
        "Saved, with the week of 6 Dec" in desk.fine("takeaway", "Small is fine.", "--week", "2026-12-06").out
    )
    assert desk.fine("set", "start_of_week", "monday").out.startswith(
        "Weeks begin on Monday, from Monday 28 Dec"
    )
    rows = desk.fine("set", "start_of_week").lines
    assert rows[0] == "start_of_week = sunday, monday from Monday 28 December 2026 on"
    desk.later(days=9)
    journal = desk.fine("journal", "-n", "40").out
    assert "Takeaway, week of 13 Dec: Borrowing is easier than driving." in " ".join(journal.split())
    weeks = desk.fine("review").out.split("Weeks\n")[1].splitlines()
    assert [line[:8].strip() for line in weeks if line[:4].strip()] == [
        "28 Dec",
        "20 Dec",
        "13 Dec",
        "6 Dec",
        "29 Nov",
        "22 Nov",
    ]
    assert desk.fine("forget", "--week", "2026-12-19", "--yes").out.count("Takeaway, week of 13 Dec") == 1


# --- A fortnight of nights, with the day from 15:00 -------------------------------------------------------

# Nights from 22:00 to 06:00, each on the day on which it begins: (when, the day for which it counts).
NIGHTS = (
    ("11-23 22:30", "Mon 23 Nov"),
    ("11-24 03:10", "Mon 23 Nov"),
    ("11-24 14:59", "Mon 23 Nov"),
    ("11-26 05:45", "Wed 25 Nov"),
    ("11-30 05:30", "Sun 29 Nov"),  # Monday by the calendar, and still the night of Sunday
    ("12-01 15:00", "Tue  1 Dec"),
    ("12-02 02:00", "Tue  1 Dec"),
    ("12-06 23:50", "Sun  6 Dec"),
    ("12-07 00:20", "Sun  6 Dec"),
)


def test_a_fortnight_of_nights_counts_each_for_the_day_it_began_on(desk: Desk) -> None:
    desk.fine("set", "start_of_day", "15")
    for number, (at, day) in enumerate(NIGHTS):
        desk.now = datetime.fromisoformat(f"2026-{at}").replace(tzinfo=SUNDAY.tzinfo)
        said = desk.fine("log", "n", "--ask", f"Ask {number}").out
        assert f"Logged for today: Ask {number}" in said
        assert f"  {day}  ● no\n" in desk.fine("journal", "-n", "1").out.replace(" 1 Dec", "  1 Dec").replace(
            " 6 Dec", "  6 Dec"
        )
    assert "9 asks · 9 noes heard · 2 weeks in a row · this week ●●" in desk.fine("today").out
    shown = desk.fine("review").out
    assert "2 weeks in a row: each had at least 2 practice days." in shown
    calendar = [
        "Mon · · █ ·",
        "    · · · ■",
        "Wed · · ▪ ·",
        "    · · · ·",
        "Fri · · · ·",
        "    · · · ·",
        "Sun · · ▪ ■",
    ]
    assert "\n".join(calendar) in shown
    assert shown.endswith("  30 Nov  ●● kept\n  23 Nov  ●●● kept\n")
    desk.now = desk.now.replace(hour=15)  # on Monday afternoon a new day begins, and a new week
    assert "2 weeks in a row · this week ○○" in desk.fine("today").out


@pytest.mark.parametrize(("before", "after"), [("4", "15"), ("15", "4"), ("0", "23")])
def test_another_start_of_day_moves_nothing_that_was_logged_and_blames_no_clock(
    desk: Desk, before: str, after: str
) -> None:
    desk.fine("set", "start_of_day", before)
    desk.fine("plan", "--feared", "They laugh")
    desk.fine("log", "n")
    day = desk.attempts()[0]["day"]
    desk.fine("set", "start_of_day", after)
    for hours in (0, 4, 10, 14, 24):
        desk.later(hours=hours)
        for command in ("today", "review", "journal"):
            assert "clock" not in desk.fine(command).out
        assert desk.attempts()[0]["day"] == day
    assert "They laugh" in desk.fine("journal").out
    assert "still open" not in desk.fine("today").out


# --- Choosing --------------------------------------------------------------------------------------------


def test_a_change_says_when_it_holds(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "May I sit here?")  # on a Sunday, the last day of its week
    said = desk.fine("set", "start_of_week", "sunday").out
    assert said == "Weeks begin on Sunday, from Sunday 29 November 2026 on. Saved.\n"
    assert (
        desk.fine("set", "start_of_week").lines[0]
        == "start_of_week = monday, sunday from Sunday 29 November 2026 on"
    )
    assert desk.fine("set", "start_of_week", "monday").out == "Weeks begin on Monday, from now on. Saved.\n"
    assert desk.fine("set", "start_of_week").lines[0] == "start_of_week = monday"
    desk.later(days=3)
    said = desk.fine("set", "start_of_week", "saturday").out
    assert said == "Weeks begin on Saturday, from Saturday 28 November 2026 on. Saved.\n"
    said = desk.fine("set", "rhythm", "4").out
    assert said == "4 practice days a week, from Saturday 28 November 2026 on. Saved.\n"
    assert "4 from Saturday 28 November 2026 on" in desk.fine("set", "rhythm").out
