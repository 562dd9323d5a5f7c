"""The made-up season: believable, the same every time, and nowhere on disk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from rejectui.cli.demo.season import TAKEAWAYS, TODAY, rows, season
from rejectui.core.facts import Facts
from rejectui.core.review.bars import bars
from rejectui.core.review.comparison_words import What, next_told, said
from rejectui.core.review.coverage import coverage
from rejectui.core.review.kinds import ENOUGH, before_after, kinds
from rejectui.core.review.periods import spans
from rejectui.core.review.review import review
from rejectui.core.today import today
from rejectui.packs.library import Library, bundled_folder, load
from tests.cli.conftest import SUNDAY, Desk


@pytest.fixture(scope="module")
def library() -> Library:
    return load([(bundled_folder(), True)])


def test_every_challenge_of_the_season_is_in_the_packs(library: Library) -> None:
    assert {row.challenge for row in rows()} | {TODAY} <= library.catalog.entries.keys()


@pytest.mark.parametrize("days", range(7))
def test_a_season_seen_from_any_weekday(library: Library, days: int) -> None:
    now = SUNDAY + timedelta(days=days)
    journal = season(library.catalog, now).journal(lambda: now)
    facts, day = journal.facts, now.date()
    assert not journal.problems
    assert not journal.can_undo
    assert max(attempt.day for attempt in facts.attempts) < day
    shown = today(library.catalog, facts, day)
    assert shown.state == "dealt"
    assert shown.card is not None
    assert shown.card.why
    assert shown.streak.length >= 7
    states = [week.state for week in shown.streak.weeks]
    assert len(states) == 16
    assert (states.count("missed"), states.count("skipped")) == (1, 2)
    _every_part_of_review_says_something(facts, day)
    assert any(attempt.plan and attempt.plan.feared for attempt in facts.attempts)
    assert season(library.catalog, now) == season(library.catalog, now)


def _every_part_of_review_says_something(facts: Facts, day: date) -> None:
    shown = review(facts, day)
    assert len(shown.totals.outcomes) >= 7
    assert all((shown.returns, shown.doors, shown.laughs, shown.lately.kept, shown.lately.rested))
    told = [each.what for each in said(shown.found, day)]
    assert told == [*get_args(What)]
    # Minutes are drawn from twelve asks on, which they reach late in the week.
    assert {*bars(shown.found), "getting_ready", "letting_go"} == {*get_args(What)}
    assert next_told(shown.found) is None
    assert sum(None not in pair for pair in before_after(kinds(facts.attempts)[0].attempts)) >= ENOUGH
    assert sum(told.takeaway is not None for told in shown.weeks) == len(TAKEAWAYS)
    assert sum(number > 0 for _, row in coverage(facts.attempts) for number in row) >= ENOUGH
    assert spans(facts)[-1] == "program"


def test_without_a_terminal_its_last_day_is_printed(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "my own")
    before = desk.files()
    said = desk.fine("demo")
    assert said.lines[0] == "A made-up season; your own journal is untouched."
    assert "weeks in a row" in said.out
    assert desk.files() == before
