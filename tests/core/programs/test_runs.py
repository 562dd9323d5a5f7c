"""A run of a program: begun, paused, resumed, closed; also where the clock moved back or the file is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejectui.core.facts import Run, Stretch
from rejectui.core.programs.runs import closed, paused, resumed, standing, started
from rejectui.packs.programs import load_programs
from tests.core.build import MONDAY, attempt, days_after, facts

PROGRAMS = load_programs().by_name
ID, OTHER = "a" * 32, "b" * 32


def run(name: str = "thirty-days") -> Run:
    """A run from the first Monday on."""
    return Run(id=ID, program=name, started=MONDAY)


def test_the_first_one_begins_alone() -> None:
    assert started(PROGRAMS["jiang-100"], ID, PROGRAMS, facts(), MONDAY) == (run("jiang-100"),)


def test_another_one_leaves_the_one_before() -> None:
    old, new = started(PROGRAMS["jiang-100"], OTHER, PROGRAMS, facts(runs=[run()]), days_after(MONDAY, 3))
    assert (old.id, old.ended, old.became) == (ID, days_after(MONDAY, 3), "left")
    assert (new.id, new.program, new.started) == (OTHER, "jiang-100", days_after(MONDAY, 3))


def test_one_that_was_over_is_closed_on_its_last_day() -> None:
    ended = closed(run(), PROGRAMS, facts(attempt(MONDAY)), days_after(MONDAY, 50))
    assert (ended.ended, ended.became) == (days_after(MONDAY, 29), "finished")


@pytest.mark.parametrize("name", ["thirty-days", "gone-with-an-update"])
def test_when_the_clock_moved_back_none_ends_before_it_begins(name: str) -> None:
    earlier = MONDAY - timedelta(days=3)
    assert closed(run(name), PROGRAMS, facts(), earlier).ended == MONDAY
    assert paused(run(name), earlier).paused == (Stretch(first=MONDAY),)
    assert resumed(paused(run(name), earlier), earlier).paused == ()


def test_a_pause_ends_the_day_before_it_goes_on_and_one_of_no_day_is_none() -> None:
    stopped = paused(run(), days_after(MONDAY, 2))
    assert stopped.is_paused
    assert resumed(stopped, days_after(MONDAY, 2)) == run()
    again = resumed(stopped, days_after(MONDAY, 5))
    assert again.paused == (Stretch(first=days_after(MONDAY, 2), last=days_after(MONDAY, 4)),)


def test_how_it_stands() -> None:
    assert standing(PROGRAMS, facts(), MONDAY) is None
    assert standing(PROGRAMS, facts(runs=[run("gone-with-an-update")]), MONDAY) is None
    stand = standing(PROGRAMS, facts(attempt(MONDAY), runs=[run()]), MONDAY)
    assert stand is not None and (stand.number, stand.counted) == (1, 1)
