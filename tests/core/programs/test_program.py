"""Each program by the rules of its author (core/PRACTICE.md, Programs), how far it is; none touches the
streak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.catalog import Catalog
from rejectui.core.days.streak import streak
from rejectui.core.facts import Facts, Run, Stretch
from rejectui.core.programs.program import (
    Theme,
    counts_in,
    current_run,
    gentlest_first,
    offered,
    own_first,
    preference,
    wanted,
)
from rejectui.core.programs.program_words import (
    goal,
    how_far,
    in_a_line,
    its_week,
    length,
    looking_back,
    offer,
    this_week,
)
from rejectui.core.programs.progress import Progress, progress
from rejectui.packs.programs import load_programs
from tests.core.build import MONDAY, attempt, catalog, challenge, days_after, facts, pause

PROGRAMS = load_programs().by_name
NAMES = ("gentle-month", "thirty-days", "rung-a-week", "jiang-100", "comely-30", "hundred-a-year")
SIGNS = {
    "n": "no",
    "s": "soft_no",
    "p": "partly",
    "y": "yes",
    "w": "waiting",
    "u": "no_reply",
    "b": "backed_out",
    "x": "called_off",
}


def asks(days: str, **fields: Any) -> list[Attempt]:
    """An ask a day from the first Monday on, by the letter of its outcome; a point is a day without one."""
    return [
        attempt(days_after(MONDAY, number), SIGNS[sign], **fields)
        for number, sign in enumerate(days)
        if sign in SIGNS
    ]


def run(name: str, **fields: Any) -> Run:
    """A run from the first Monday on."""
    return msgspec.convert({"id": "a" * 32, "program": name, "started": MONDAY, **fields}, Run)


def stand(
    name: str, made: Sequence[Attempt], day: int, pauses: Sequence[Any] = (), **fields: Any
) -> Progress:
    """How far the program is, so many days after the first Monday."""
    known = facts(*made, pauses=pauses)
    return progress(PROGRAMS[name], run(name, **fields), known, days_after(MONDAY, day))


def own(outcome: str, **snapshot: Any) -> Attempt:
    """An ask with what is known of it."""
    known = {"title": "May I?", **snapshot}
    peak = known.pop("peak", None)
    return attempt(MONDAY, outcome, snapshot=known, **({} if peak is None else {"peak": peak}))


def test_there_are_six_and_none_has_a_problem() -> None:
    assert sorted(PROGRAMS) == sorted(NAMES)
    assert load_programs().problems == ()


# Which asks count, program by program: (what its author says, outcome, what is known of the ask, counts).
ANY_ANSWER = [(sign, sign not in "bx") for sign in SIGNS]
RULES: dict[str, list[tuple[str, str, dict[str, Any], bool]]] = {
    "gentle-month": [
        *(("any real ask counts", sign, {}, good) for sign, good in ANY_ANSWER),
        ("pitched by mail, to a person", "n", {"channel": "written"}, True),
        ("each challenge involves another person", "n", {"channel": "form"}, False),
    ],
    "thirty-days": [
        *(("any answer counts", sign, {}, good) for sign, good in ANY_ANSWER),
        ("a story sent to a magazine is one of the guide's own ideas", "n", {"channel": "form"}, True),
    ],
    "rung-a-week": [
        *(("one rejection to seek, and any answer", sign, {}, good) for sign, good in ANY_ANSWER),
        ("a role you half fit is one of the guide's own ideas", "u", {"channel": "form"}, True),
    ],
    "jiang-100": [
        *(("one deliberate ask, any answer", sign, {}, good) for sign, good in ANY_ANSWER),
        ("asked of people", "y", {"channel": "form"}, False),
        ("easy ones count too", "y", {"peak": 0}, True),
    ],
    "comely-30": [
        ("you must be rejected", "n", {}, True),
        ("the request is denied, if softly", "s", {}, True),
        ("be rejected, not attempt", "y", {}, False),
        ("a part of it is not a no", "p", {}, False),
        ("nobody denied it yet", "w", {}, False),
        ("silence is nobody's no", "u", {}, False),
        ("failure is doing nothing", "b", {}, False),
        ("nothing was asked", "x", {}, False),
        ("out of your comfort zone", "n", {"peak": 60}, True),
        ("at ease: no comfort zone was left", "n", {"peak": 10}, False),
        ("by another person", "n", {"channel": "form"}, False),
        ("in person is not a rule of his", "n", {"channel": "written"}, True),
    ],
    "hundred-a-year": [
        ("a written no", "n", {"channel": "written"}, True),
        ("a no by form", "s", {"channel": "form"}, True),
        ("silence, once the wait is over", "u", {"channel": "form"}, True),
        ("still waiting", "w", {"channel": "form"}, False),
        ("an acceptance is not one of the hundred", "y", {"channel": "written"}, False),
        ("spoken", "n", {"channel": "in_person"}, False),
        ("an own ask is believed", "n", {}, True),
    ],
}


@pytest.mark.parametrize(
    ("name", "sign", "known", "counts"),
    [
        pytest.param(name, sign, known, counts, id=f"{name}: {why}, {SIGNS[sign]}")
        for name, cases in RULES.items()
        for why, sign, known, counts in cases
    ],
)
def test_what_counts_by_its_author(name: str, sign: str, known: dict[str, Any], counts: bool) -> None:
    made = own(SIGNS[sign], **known) if known else attempt(MONDAY, SIGNS[sign])
    assert counts_in(PROGRAMS[name], made) == counts


@pytest.mark.parametrize("sign", "nspywu")
def test_by_the_forgiving_rule_every_ask_counts(sign: str) -> None:
    easy = attempt(MONDAY, SIGNS[sign], peak=0)
    assert counts_in(PROGRAMS["comely-30"], easy, forgiving=True)
    assert counts_in(PROGRAMS["hundred-a-year"], easy, forgiving=True)


# Whole stretches: (program, days from the start, seen on which day, what the line says of it).
STRETCHES = [
    ("jiang-100", "yyyyyyy", 6, "day 7 · 7 of 100 days with an ask"),
    ("jiang-100", "yn.yu", 6, "day 7 · 4 of 100 days with an ask"),
    ("comely-30", "yyyyyyy", 6, "day 7 · 0 days with a no · asked on 7 days"),
    ("comely-30", "nynnn", 4, "day 5 · 3 in a row of 30 · 4 days with a no · asked on 5 days"),
    ("comely-30", "nnn.", 3, "day 4 · 3 in a row of 30 · 3 days with a no · asked on 3 days"),
    ("comely-30", "nnn..", 4, "day 5 · 3 days with a no · asked on 3 days"),
    ("thirty-days", "y.n.u.w", 6, "day 7 of 30 · 4 days with an ask"),
    ("gentle-month", "y.....", 5, "week 1 of 4 · 0 weeks kept · this week ●○"),
    ("gentle-month", "y..n..", 5, "week 1 of 4 · 1 week kept · this week ●●, one more if you like"),
    ("gentle-month", "y..n.u.", 6, "week 1 of 4 · 1 week kept · this week ●●●, kept"),
    ("gentle-month", "y..n...b.x.....", 14, "week 3 of 4 · 1 week kept · this week ○○"),
    ("rung-a-week", "y......" * 60, 419, "week 60 · 60 weeks kept · this week ●, kept"),
    ("hundred-a-year", "nuy", 40, "day 41 of 365 · 2 of 100 asks"),
]


@pytest.mark.parametrize(("name", "days", "day", "line"), STRETCHES)
def test_how_far(name: str, days: str, day: int, line: str) -> None:
    assert how_far(stand(name, asks(days), day)) == line


# The same in the one line of Today: the day or the week first, how it stands last.
LINES = [
    ("jiang-100", "yn.yu", 6, "Day 7 · A hundred days of asking · 4 of 100 days with an ask"),
    ("comely-30", "nyynn", 4, "Day 5 · A no a day · asked on 5 days · 3 days with a no · 2 in a row of 30"),
    ("comely-30", "y", 1, "Day 2 · A no a day · asked on 1 day · 0 days with a no"),
    ("thirty-days", "y.n", 6, "Day 7 of 30 · Thirty days, done right · 2 days with an ask"),
    ("thirty-days", "y", 30, "Thirty days, done right: finished. p looks back"),
    ("jiang-100", "y", -3, "A hundred days of asking. It has not begun yet, by the date of this computer."),
    ("gentle-month", "", 0, "Week 1 of 4: gentle ones · A gentle month · asks on 2 or 3 days · ○○"),
    (
        "gentle-month",
        "y......b.x....",
        13,
        "Week 2 of 4: a little bolder · A gentle month · asks on 2 or 3 days · ○○",
    ),
    ("gentle-month", "." * 14 + "y..n", 18, "Week 3 of 4: small is plenty · A gentle month · ●●, kept"),
    (
        "gentle-month",
        "." * 21 + "y",
        27,
        "Week 4 of 4: what matters · A gentle month · asks on 2 or 3 days · ●○",
    ),
    ("rung-a-week", "", 0, "Week 1 · One rung a week · one ask · ○"),
    ("rung-a-week", "y......" * 60, 419, "Week 60 · One rung a week · ●, kept"),
    ("hundred-a-year", "nuy", 40, "Day 41 of 365 · A hundred noes a year · 2 of 100 asks"),
]


@pytest.mark.parametrize(("name", "days", "day", "line"), LINES)
def test_how_it_stands_in_one_line(name: str, days: str, day: int, line: str) -> None:
    assert in_a_line(stand(name, asks(days), day), "p looks back") == line


@pytest.mark.parametrize("practiced", range(4))
@pytest.mark.parametrize("week", range(4))
def test_the_week_its_theme_and_how_it_stands_fit_in_40_columns(week: int, practiced: int) -> None:
    parts = in_a_line(stand("gentle-month", asks("." * 7 * week + "y" * practiced), 7 * week + 6), "").split(
        " · "
    )
    assert len(f"{parts[0]} · {parts[-1]}") <= 40


def test_paused_it_tells_of_no_week_of_its_own() -> None:
    stretch = Stretch(first=days_after(MONDAY, 2))
    paused = stand("gentle-month", asks("y"), 5, paused=(stretch,))
    assert in_a_line(paused, "") == "Week 1 of 4: gentle ones · A gentle month · 0 weeks kept · paused"
    assert its_week(paused) is None
    assert its_week(stand("jiang-100", asks("y"), 5)) is None
    week = its_week(stand("gentle-month", asks("yy"), 5))
    assert week is not None and week.kept


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("days", ["yyyyyyy", "nnnnnnn", "n..b..x", ".......", "nnnnnnn......y..n..nn"])
def test_no_program_touches_the_streak_or_the_totals(name: str, days: str) -> None:
    made = asks(days)
    day = days_after(MONDAY, len(days))
    without = facts(*made)
    for lenient in (False, True):
        within = msgspec.structs.replace(without, runs=(run(name, forgiving=lenient),))
        assert streak(within, day) == streak(without, day)


class TestTheEnd:
    """When a program is over, and what moves that."""

    @pytest.mark.parametrize(
        ("name", "days", "last"),
        [
            pytest.param("gentle-month", "", 28, id="four weeks"),
            pytest.param("thirty-days", "y", 30, id="thirty days, whatever was asked"),
            pytest.param("hundred-a-year", "", 365, id="a year"),
        ],
    )
    def test_by_days(self, name: str, days: str, last: int) -> None:
        assert stand(name, asks(days), last - 1).state == "running"
        over = stand(name, asks(days), last)
        assert (over.state, over.number, over.until) == ("finished", last, days_after(MONDAY, last - 1))

    def test_by_the_goal(self) -> None:
        hundred = asks("y" * 50 + "." * 10 + "n" * 60)
        assert stand("jiang-100", hundred, 108).state == "running"
        over = stand("jiang-100", hundred, 119)
        assert (over.state, over.counted, over.until) == ("finished", 100, days_after(MONDAY, 109))
        assert over.asks == 100  # what came after it is not part of it

    def test_a_hundred_asks_may_come_three_a_day(self) -> None:
        sent = [each for _ in range(3) for each in asks("n" * 40)]
        over = stand("hundred-a-year", sent, 40)
        assert (over.state, over.until) == ("finished", days_after(MONDAY, 33))

    def test_thirty_in_a_row_or_by_the_forgiving_rule_thirty(self) -> None:
        broken = asks("n" * 20 + "y" + "n" * 29)
        strict = stand("comely-30", broken, 49)
        assert (strict.state, strict.row, strict.counted) == ("running", 29, 49)
        assert stand("comely-30", [*broken, *asks("." * 50 + "n")], 50).state == "finished"
        lenient = stand("comely-30", broken, 49, forgiving=True)
        assert (lenient.state, lenient.until) == ("finished", days_after(MONDAY, 29))

    def test_an_open_one_has_none(self) -> None:
        assert stand("rung-a-week", [], 3000).state == "running"

    def test_a_rest_across_the_end_moves_it(self) -> None:
        away = pause(days_after(MONDAY, 25), days_after(MONDAY, 34))
        resting = stand("thirty-days", asks("y"), 30, [away])
        assert (resting.state, resting.number) == ("paused", 25)
        assert how_far(resting).endswith("paused")
        assert stand("thirty-days", asks("y"), 39, [away]).number == 30
        over = stand("thirty-days", asks("y"), 40, [away])
        assert (over.state, over.until) == ("finished", days_after(MONDAY, 39))

    def test_a_rest_does_not_break_a_row_and_an_ask_in_it_counts(self) -> None:
        away = pause(days_after(MONDAY, 2), days_after(MONDAY, 5))
        assert stand("comely-30", asks("nn....nn"), 7, [away]).row == 4
        assert stand("comely-30", asks("nn..n.nn"), 7, [away]).row == 5
        assert stand("comely-30", asks("nn..y.nn"), 7, [away]).row == 4

    def test_only_the_program_is_paused_and_asks_meanwhile_are_not_its_own(self) -> None:
        stretch = Stretch(first=days_after(MONDAY, 2), last=days_after(MONDAY, 5))
        paused = stand("jiang-100", asks("yyyyyyyy"), 7, paused=(stretch,))
        assert (paused.number, paused.counted, paused.asks) == (4, 4, 4)
        still = stand("jiang-100", asks("yyyyyyyy"), 7, paused=(Stretch(first=days_after(MONDAY, 2)),))
        assert (still.state, still.counted) == ("paused", 2)

    def test_left_it_stays_as_it_was(self) -> None:
        left = stand("jiang-100", asks("yyyyy"), 30, ended=days_after(MONDAY, 2), became="left")
        assert (left.state, left.counted, left.until) == ("left", 3, days_after(MONDAY, 2))
        assert left.over


class TestChange:
    """What becomes of a program when the journal changes under it."""

    def test_the_clock_moved_back(self) -> None:
        early = stand("jiang-100", asks("y"), -3)
        assert (early.state, early.number, early.counted, early.weeks) == ("to_come", 0, 0, ())
        assert how_far(early) == "It has not begun yet, by the date of this computer."
        assert this_week(early) is None

    def test_an_ask_is_dated_back_into_it_and_another_before_it(self) -> None:
        late = attempt(days_after(MONDAY, 1), "no", at=attempt(days_after(MONDAY, 5)).at)
        before = attempt(days_after(MONDAY, -1), "no")
        ahead = attempt(days_after(MONDAY, 9), "no")
        assert stand("jiang-100", [late, before, ahead], 5).counted == 1

    def test_a_deleted_ask_takes_the_goal_back(self) -> None:
        assert stand("jiang-100", asks("y" * 100), 100).state == "finished"
        assert stand("jiang-100", asks("y" * 99), 100).state == "running"

    def test_closed_as_finished_it_stays_finished(self) -> None:
        ended = days_after(MONDAY, 99)
        closed = stand("jiang-100", asks("y" * 99), 130, ended=ended, became="finished")
        assert (closed.state, closed.counted) == ("finished", 99)


def test_the_run_that_goes_on() -> None:
    old, new = run("jiang-100"), run("comely-30", id="b" * 32, started=days_after(MONDAY, 3))
    assert current_run(()) is None
    assert current_run((new, old)) == new
    ended = msgspec.structs.replace(new, ended=days_after(MONDAY, 4), became="left")
    assert current_run((old, ended)) == old


def test_a_finished_one_looks_back() -> None:
    made = [
        *asks("nsyu", plan={"peak": 60}, peak=40),
        attempt(days_after(MONDAY, 4), "called_off"),
        attempt(days_after(MONDAY, 4), "partly"),
    ]
    assert looking_back(stand("thirty-days", made, 30)) == (
        "5 asks on 5 days: 2 noes, 1 yes, 1 part of it, 1 without a reply.",
        "By its rule: 5 days with an ask.",
        "You expected to get to 60, and got to 40, on average (4 asks).",
    )
    assert "that is fine" in looking_back(stand("thirty-days", [], 30))[0]


def test_the_gentle_month_has_a_shape() -> None:
    told = [this_week(stand("gentle-month", [], 7 * week)) for week in range(5)]
    assert [line and line.partition(". ")[0] for line in told] == [
        "Week 1, gentle ones: asks on 2 or 3 days",
        "Week 2, a little bolder: asks on 2 or 3 days",
        "Week 3, small is plenty: asks on 2 days",
        "Week 4, what matters: asks on 2 or 3 days",
        None,
    ]
    assert "rest" in str(told[2])
    assert this_week(stand("rung-a-week", [], 7)) is None


def test_a_program_of_days_may_have_weeks_too() -> None:
    themes = (Theme(theme="people you know", told="Friends, family, neighbors."),)
    program = msgspec.structs.replace(PROGRAMS["thirty-days"], weeks=themes)
    first, second = (
        progress(program, run("thirty-days"), Facts(), days_after(MONDAY, day)) for day in (6, 7)
    )
    assert this_week(first) == "Week 1, people you know: Friends, family, neighbors."
    assert in_a_line(first, "").startswith("Day 7 of 30: people you know · ")
    assert this_week(second) is None and in_a_line(second, "").startswith("Day 8 of 30 · ")


@pytest.mark.parametrize(
    ("keep", "shown", "told"),
    [
        (1, 1, "one ask"),
        (2, 2, "asks on 2 days"),
        (1, 2, "asks on 1 or 2 days"),
        (2, 5, "asks on 2 to 5 days"),
    ],
)
def test_what_a_week_wants(keep: int, shown: int, told: str) -> None:
    assert goal(msgspec.structs.replace(PROGRAMS["rung-a-week"], keep=keep, shown=shown), 1) == told


DECK: Catalog = catalog(
    challenge("easy-no", likely="mostly_no", refusal="easy"),
    challenge("fair-no", likely="mostly_no", refusal="fair"),
    challenge("easy-yes", likely="mostly_yes", refusal="easy"),
    challenge("form-no", likely="mostly_no", refusal="easy", channel="form", askee="organization"),
    challenge("letter", channel="written", askee="friend"),
)


@pytest.mark.parametrize(
    ("name", "dealt"),
    [
        ("gentle-month", {"easy-no", "fair-no", "easy-yes", "letter"}),
        ("thirty-days", {"easy-no", "fair-no", "easy-yes", "form-no", "letter"}),
        ("rung-a-week", {"easy-no", "fair-no", "easy-yes", "form-no", "letter"}),
        ("jiang-100", {"easy-no", "fair-no", "easy-yes", "letter"}),
        ("comely-30", {"easy-no"}),
        ("hundred-a-year", {"form-no", "letter"}),
    ],
)
def test_which_cards_it_wants(name: str, dealt: set[str]) -> None:
    assert {entry.challenge.id for entry in DECK if wanted(PROGRAMS[name], entry)} == dealt


def test_whom_it_would_rather_ask_and_whose_ideas_come_first() -> None:
    asked = {entry.challenge.askee: preference(PROGRAMS["rung-a-week"], entry) for entry in DECK}
    assert asked == {"staff": 0, "organization": 0, "friend": 1}
    assert {preference(PROGRAMS["jiang-100"], entry) for entry in DECK} == {0}
    assert [name for name in NAMES if own_first(PROGRAMS[name])] == ["jiang-100"]


def test_enough_cards_ship_for_the_strict_one() -> None:
    from rejectui.packs.library import bundled_folder, load

    shipped = list(load([(bundled_folder(), True)]).catalog)
    for name in NAMES:
        assert sum(wanted(PROGRAMS[name], entry) for entry in shipped) >= 12


# Which two are offered to somebody new, by the days a week that they would like.
TWO = {
    1: ["rung-a-week", "gentle-month"],
    2: ["gentle-month", "rung-a-week"],
    3: ["gentle-month", "rung-a-week"],
    4: ["gentle-month", "rung-a-week"],
    5: ["gentle-month", "thirty-days"],
    6: ["thirty-days", "jiang-100"],
    7: ["thirty-days", "jiang-100"],
}


@pytest.mark.parametrize(("per_week", "names"), TWO.items())
def test_two_are_offered_to_somebody_new(per_week: int, names: list[str]) -> None:
    found = offered(reversed(PROGRAMS.values()), per_week)
    assert [program.program for program in found] == names
    assert offered([], per_week) == ()


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_offered_in_a_line(name: str) -> None:
    assert len(offer(PROGRAMS[name])) <= 76
    assert offer(PROGRAMS[name]).startswith(f"{PROGRAMS[name].title}. ")


def test_a_run_under_the_name_that_a_program_once_had_goes_on() -> None:
    assert run("s1-ladder").program == "rung-a-week"
    assert msgspec.structs.replace(run("jiang-100"), program="s1-ladder").program in PROGRAMS


def test_a_rule_is_told_together_with_the_evidence_where_it_is_strict() -> None:
    assert "Silverman" in str(PROGRAMS["comely-30"].evidence)
    assert PROGRAMS["gentle-month"].keep == 2
    assert PROGRAMS["gentle-month"].shown == 3
    assert PROGRAMS["gentle-month"].days == timedelta(weeks=4).days


def test_nothing_is_needed_to_begin() -> None:
    for name in NAMES:
        fresh = progress(PROGRAMS[name], run(name), Facts(), MONDAY)
        assert (fresh.state, fresh.number, fresh.counted) == ("running", 1, 0)


def test_the_gentle_ones_come_first_and_each_says_how_long_it_is() -> None:
    told = {program.program: length(program) for program in gentlest_first(PROGRAMS.values())}
    assert list(told.items()) == [
        ("gentle-month", "4 weeks"),
        ("rung-a-week", "open, week by week"),
        ("thirty-days", "30 days"),
        ("jiang-100", "100 days"),
        ("hundred-a-year", "100 asks in a year"),
        ("comely-30", "30 days in a row"),
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"unit": "day"}, "open, day by day"),
        ({"unit": "day", "days": 1}, "1 day"),
        ({"unit": "ask", "goal": 10}, "10 asks"),
        ({"unit": "ask", "goal": 10, "days": 90}, "10 asks in 90 days"),
        ({"unit": "week", "days": 7}, "1 week"),
    ],
)
def test_how_long_any_other_program_is(fields: dict[str, Any], told: str) -> None:
    plain = {"days": None, "goal": None}
    assert length(msgspec.structs.replace(PROGRAMS["jiang-100"], **plain | fields)) == told
