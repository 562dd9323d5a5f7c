"""`rejectui review` and `rejectui takeaway`: the page as text and for scripts, and a look back on a week."""

from __future__ import annotations

import json
import re

import pytest

from rejectui.cli.demo.season import season
from rejectui.journal.journal import Journal
from rejectui.packs.library import bundled_folder, load
from tests.cli.conftest import Desk


def two_weeks(desk: Desk) -> None:
    """Two asks last week, one this week."""
    desk.later(days=-10)
    desk.fine("log", "n", "70", "--ask", "May I sit here?")
    desk.later(days=1)
    desk.fine("log", "y", "20", "--ask", "May I have the end piece?", "--opened", "A seat by the stove.")
    desk.later(days=8)
    desk.fine("log", "n", "--ask", "May I ask again elsewhere?")


def test_an_empty_journal_says_what_changes_that(desk: Desk) -> None:
    assert desk.fine("review").lines == [
        "Nothing here yet. The first ask changes that, whatever the answer.",
    ]
    said = desk("review", "program")
    assert said.lines[-1].startswith("Nothing here yet.") and "no program yet" in said.err


def test_the_page_as_text(desk: Desk) -> None:
    two_weeks(desk)
    lines = desk.fine("review").lines
    assert lines[0] == "3 asks · 2 noes heard · 1 yes"
    assert lines[1] == "1 week, with at least 2 practice days."
    assert any(line.startswith("Mon ·") for line in lines)
    assert "    ▪ one ask  ■ two  █ more  – rest" in lines
    assert "  ● no            2" in lines
    assert "  Fri 13 Nov: A seat by the stove. · May I have the end piece?" in lines
    assert "  16 Nov  ●○" in lines and "   9 Nov  ●● kept" in lines


def test_a_period_is_compared_with_the_one_before(desk: Desk) -> None:
    two_weeks(desk)
    lines = desk.fine("review", "week").lines
    assert lines[0] == "This week, from 16 Nov"
    assert lines[2:4] == [
        "1 ask · 1 no heard · 0 yeses",
        "The week before: 2 asks, 1 answered no, 1 answered yes.",
    ]
    assert desk.fine("review", "week", "--back", "1").lines[0] == "Last week, from 9 Nov"
    assert desk.fine("review", "week", "--back", "99").lines[0] == "Last week, from 9 Nov"
    assert desk.fine("review", "month").lines[0] == "November 2026"


@pytest.mark.parametrize("argv", ["review year", "review --back -1", "review --back 1", "review --back x"])
def test_a_period_that_is_none_is_said_in_a_sentence(desk: Desk, argv: str) -> None:
    said = desk(*argv.split())
    assert (said.status, said.out) == (2, "")
    assert "Traceback" not in said.err and said.err.count("\n") <= 3


def season_of_the_demo(desk: Desk) -> None:
    """A journal in which everything was told."""
    found = season(load([(bundled_folder(), True)]).catalog, desk.now)
    found.keep_in(Journal.open(desk.home / "journal", desk.home / "state", lambda: desk.now))


def test_what_changed_stands_before_the_calendar(desk: Desk) -> None:
    season_of_the_demo(desk)
    before, _, after = " ".join(desk.fine("review").out.split()).partition(" Aug ")
    assert before.endswith(
        "Nervous: 41 at first (levels 1 to 2), 44 lately (levels 1 to 4), 45 asks. It may be chance. "
        "Expected 50, got 45 on average (42 asks): 26 easier, 12 harder. "
        "Boldest so far: level 4, first on 5 Nov. In person: 33 of 45 asks."
    )
    assert after.startswith("Sep ") or "Mon " in after


def test_a_period_is_told_no_trend_and_promised_none(desk: Desk) -> None:
    season_of_the_demo(desk)
    for span in ("week", "month", "program"):
        said = desk.fine("review", span).out + desk.fine("review", span, "--more").out
        assert "Nervous" in said
        assert not re.search("at first|lately|chance\\.|more rated", said), span
    assert " lately (levels 1 to 4), 45 asks" in desk.fine("review").out


def test_what_would_say_more_is_said(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "May I sit here?")
    assert "Rate how nervous you were when you log an ask, and Review draws it." in desk.fine("review").out
    two_weeks(desk)
    said = desk.fine("review").lines
    assert "Nervous: 45 on average (2 asks)." in said
    expect = "Say before an ask how nervous you expect to be, and Review sets it beside how it went."
    assert expect in " ".join(said)


def test_every_comparison_with_its_bars(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    season_of_the_demo(desk)
    monkeypatch.setenv("COLUMNS", "80")
    lines = desk.fine("review", "--more").lines
    at = lines.index("You wrote down 11 fears: 1 came true in part.")
    assert lines[at + 1 : at + 4] == [
        "  came true   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 11",
        "  in part     ████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 1 of 11",
        "  did not     ████████████████████████████████████░░░░ 10 of 11",
    ]
    whom = lines.index("Whom you asked, and how")
    assert lines[whom + 1] == "    25  staff, in person"
    counts = [int(line.split()[0]) for line in lines[whom + 1 :]]
    assert sum(counts) == 45
    assert counts == sorted(counts, reverse=True)
    assert not any(line.startswith("Mon ") for line in lines), "the calendar is on the first page"


def test_bars_keep_to_the_width_of_the_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    season_of_the_demo(desk)
    monkeypatch.setenv("COLUMNS", "40")
    for argv in (("review", "--more"), ("review",)):
        assert max(map(len, desk.fine(*argv).lines)) <= 40


def test_in_words_there_are_sentences_and_no_bars(desk: Desk) -> None:
    season_of_the_demo(desk)
    said = desk.fine("--plain", "review", "--more")
    assert "What you feared seemed 63 % likely before, 43 % afterwards (11 asks)." in said.lines
    assert "  25  staff, in person" in said.lines
    assert not set("█░") & set(said.out)


def test_the_numbers_for_scripts(desk: Desk) -> None:
    two_weeks(desk)
    told = json.loads(desk.fine("review", "--json").out)
    assert told["totals"]["asks"] == 3
    assert told["streak"]["length"] == 1 and told["streak"]["since"] == "2026-11-12"
    assert told["days"] == {"2026-11-12": 1, "2026-11-13": 1, "2026-11-21": 1}
    assert told["doors"] == [
        {"day": "2026-11-13", "title": "May I have the end piece?", "words": "A seat by the stove."}
    ]
    assert told["period"] == {"span": "everything", "first": None, "last": None, "back": 0, "program": None}
    found = told["found"]
    assert found["got"] == {
        "whole": {"mean": 45, "levels": None, "number": 2},
        "moved": None,
        "earlier": None,
        "lately": None,
    }
    assert (found["expected"], found["dodged"], found["levels"]) == (None, [0, 0], {})
    week = json.loads(desk.fine("review", "week", "--json").out)
    assert week["earlier"]["asks"] == 2
    assert week["found"]["got"] is None


def test_scripts_get_the_trend_and_whom_somebody_asked(desk: Desk) -> None:
    season_of_the_demo(desk)
    told = json.loads(desk.fine("review", "--json").out)
    got = told["found"]["got"]
    assert got["whole"]["number"] == 45
    assert (got["earlier"]["levels"], got["earlier"]["number"]) == ([1, 2], 15)
    assert got["moved"]["number"] == 45
    assert got["moved"]["clear"] is False
    assert told["found"]["expected"]["number"] == 42
    assert told["found"]["fears"] == {"no": 10, "partly": 1}
    assert sum(each["asks"] for each in told["coverage"]) == 45
    assert {"askee": "staff", "channel": "in_person", "asks": 25} in told["coverage"]


def test_a_look_back_and_a_takeaway(desk: Desk) -> None:
    two_weeks(desk)
    said = desk.fine("takeaway")
    assert said.lines[0] == "Last week, from 9 Nov"
    assert "The hardest: 70, hard: May I sit here?" in said.lines
    assert said.lines[-1] == 'What do you take from it? rejectui takeaway "..."'
    assert desk.fine("takeaway", "Noes are short.").lines == ["Saved, with the week of 9 Nov 2026."]
    assert desk.fine("takeaway").lines[-1] == "Noes are short."
    assert "Takeaway, week of 9 Nov: Noes are short." in desk.fine("journal").out
    assert "Noes are short." in desk.fine("journal", "--search", "short").out
    assert "          Noes are short." in desk.fine("review").lines
    said = desk.fine("takeaway", "Noes are short, mostly.").lines
    assert said[1:] == ["Before, it said: Noes are short.", "To take it back: rejectui undo"]
    assert "Takeaway, week of 9 Nov: Noes are short." in desk.fine("undo").out
    assert desk.fine("takeaway", "").lines[:1] == [
        "There is no takeaway with the week of 9 Nov 2026 any more."
    ]
    assert "words" not in desk.tables()["weeks"]["2026-11-09"]
    desk.fine("takeaway", "This one too.", "--week", "today")
    assert desk.tables()["weeks"]["2026-11-16"]["words"] == "This one too."


def test_a_takeaway_beyond_its_limits_is_refused(desk: Desk) -> None:
    two_weeks(desk)
    said = desk("takeaway", "x" * 5001)
    assert said.status == 2 and "A takeaway is a text of 5,000 characters at most" in said.err
    assert desk("takeaway", "--week", "tomorrow").status == 2


def test_the_look_back_is_offered_on_one_day(desk: Desk) -> None:
    two_weeks(desk)
    offer = "Last week: 2 asks. If you like to look back: rejectui takeaway"
    assert offer in desk.fine("today").lines
    assert offer in desk.fine("today").lines, "the whole day"
    desk.later(days=1)
    assert not any("look back" in line for line in desk.fine("today").lines), "another day of that week"


def test_on_the_sunday_of_a_week_it_is_that_week_that_one_looks_back_on(desk: Desk) -> None:
    two_weeks(desk)
    assert desk.fine("takeaway").lines[0] == "Last week, from 9 Nov"
    desk.later(days=1)
    assert desk.fine("takeaway").lines[0] == "This week, from 16 Nov"
    offer = "If you like to look back: rejectui takeaway --week 2026-11-09"
    assert offer in desk.fine("today").out


@pytest.mark.parametrize("week", ["tomorrow", "2026-11-08", "1900-01-01", "never"])
def test_a_week_before_the_first_ask_or_ahead_is_none(desk: Desk, week: str) -> None:
    two_weeks(desk)
    said = desk("takeaway", "Early.", "--week", week)
    assert said.status == 2 and "Traceback" not in said.err
    assert desk.fine("takeaway", "Early.", "--week", "2026-11-09").lines[0].startswith("Saved")
