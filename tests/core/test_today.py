"""Everything Today shows: its states, its numbers, and what waits from before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.catalog import Catalog
from rejectui.core.dealing.deal import one_before
from rejectui.core.facts import Day, Facts
from rejectui.core.today import today
from tests.core.build import attempt, catalog, challenge, diary, facts, moment, pause, tried

TODAY = date(2026, 3, 20)
YESTERDAY = TODAY - timedelta(days=1)
AMONG = catalog(challenge("a"), challenge("b", askee="friend"), challenge("c", askee="stranger"))
A, B, C = AMONG


@pytest.mark.parametrize(
    ("among", "known", "state"),
    [
        pytest.param(AMONG, facts(), "dealt", id="a card was dealt"),
        pytest.param(AMONG, facts(days=[Day(day=TODAY, challenge=A.id)]), "dealt", id="a card was chosen"),
        pytest.param(
            AMONG, facts(days=[Day(day=TODAY, challenge=A.id, planned=True)]), "planned", id="it was planned"
        ),
        pytest.param(
            AMONG,
            facts(tried(A, TODAY), days=[Day(day=TODAY, challenge=A.id, planned=True)]),
            "logged",
            id="it was told",
        ),
        pytest.param(
            AMONG,
            facts(tried(A, TODAY, "backed_out"), days=[Day(day=TODAY, challenge=A.id)]),
            "logged",
            id="backing out is told with the same care",
        ),
        pytest.param(
            AMONG,
            facts(tried(A, TODAY), days=[Day(day=TODAY, challenge=B.id)]),
            "dealt",
            id="another card was told",
        ),
        pytest.param(AMONG, facts(pauses=[pause(TODAY)]), "pausing", id="a day of rest"),
        pytest.param(
            AMONG,
            facts(pauses=[pause(TODAY)], days=[Day(day=TODAY, challenge=A.id, planned=True)]),
            "planned",
            id="a plan stands on a day of rest",
        ),
        pytest.param(
            AMONG,
            facts(tried(A, TODAY), pauses=[pause(TODAY)], days=[Day(day=TODAY, challenge=A.id)]),
            "logged",
            id="what was told stands on a day of rest",
        ),
        pytest.param(Catalog(), facts(), "nothing", id="nothing to deal"),
        pytest.param(
            Catalog(),
            facts(days=[Day(day=TODAY, challenge=A.id, planned=True)]),
            "nothing",
            id="nothing to deal, and the planned card is gone",
        ),
        pytest.param(Catalog(), facts(pauses=[pause(TODAY)]), "pausing", id="a day of rest without packs"),
        pytest.param(
            Catalog(), facts(days=[Day(day=TODAY, ask="May I?")]), "dealt", id="an own ask without packs"
        ),
        pytest.param(
            AMONG,
            facts(days=[Day(day=TODAY, challenge=A.id, planned=True)], hidden=[A.id]),
            "dealt",
            id="the planned card was hidden",
        ),
    ],
)
def test_the_state_of_the_day(among: Catalog, known: Facts, state: str) -> None:
    assert today(among, known, TODAY).state == state


def test_the_card_that_was_dealt_is_written_into_the_record_ready_to_be_kept() -> None:
    seen = today(AMONG, facts(), TODAY)
    assert seen.card is not None
    assert seen.card.entry is not None
    assert seen.record == Day(day=TODAY, challenge=seen.card.entry.id)
    assert today(AMONG, facts(days=[seen.record]), TODAY).record == seen.record


def test_logging_today_s_card_does_not_change_it() -> None:
    before = today(AMONG, facts(), TODAY)
    assert before.card is not None
    assert before.card.entry is not None
    after = today(AMONG, facts(tried(before.card.entry, TODAY)), TODAY)
    assert (after.state, after.card) == ("logged", before.card)


def test_without_a_card_the_record_is_an_empty_day() -> None:
    assert today(Catalog(), facts(), TODAY).record == Day(day=TODAY)


def test_the_plan_of_a_card_is_shown_with_it_and_not_with_another() -> None:
    planned = Day(day=TODAY, challenge=A.id, planned=True, plan=Plan(feared="a sigh"))
    assert today(AMONG, facts(days=[planned]), TODAY).plan == Plan(feared="a sigh")
    assert today(AMONG, facts(days=[planned], hidden=[A.id]), TODAY).plan is None


def test_cards_that_are_no_longer_to_be_had_are_left_out_on_the_way_back() -> None:
    chosen = Day(day=TODAY, challenge=C.id, shown=(A.id, B.id, "gone/away"))
    seen = today(AMONG, facts(days=[chosen], hidden=[B.id]), TODAY)
    back = one_before(seen.record)
    assert back is not None
    assert (back.challenge, back.shown) == (A.id, ())


@pytest.mark.parametrize(
    ("plans", "title"),
    [
        pytest.param([], None, id="none"),
        pytest.param([Day(day=YESTERDAY, challenge=A.id, planned=True)], "Ask about a", id="a challenge"),
        pytest.param(
            [Day(day=YESTERDAY, challenge="gone/x", planned=True)], "gone/x", id="of a pack that is gone"
        ),
        pytest.param([Day(day=YESTERDAY, ask="May I?", planned=True)], "May I?", id="an own ask"),
        pytest.param(
            [
                Day(day=YESTERDAY, challenge=B.id, planned=True),
                Day(day=YESTERDAY - timedelta(days=3), challenge=A.id, planned=True),
            ],
            "Ask about b",
            id="the latest of two",
        ),
        pytest.param(
            [Day(day=YESTERDAY, challenge=A.id, planned=True, closed="let_go")],
            None,
            id="one that was let go",
        ),
    ],
)
def test_a_plan_from_before_that_is_still_open(plans: list[Day], title: str | None) -> None:
    seen = today(AMONG, facts(days=plans), TODAY)
    assert (seen.open_plan is not None) == (title is not None)
    assert seen.open_title == (title or "")
    assert seen.state == "dealt"


def test_what_waits_for_an_answer_and_what_a_wrong_clock_dated_after_today() -> None:
    waiting, later = attempt(YESTERDAY, "waiting"), attempt(TODAY + timedelta(days=2))
    seen = today(AMONG, facts(attempt(YESTERDAY), attempt(TODAY), waiting, later), TODAY)
    assert seen.waiting == (waiting,)
    assert seen.misdated == (later,)
    assert seen.asks == 4


def test_another_start_of_day_is_no_wrong_clock() -> None:
    at = moment(f"{TODAY} 14:00")
    one = attempt(TODAY, at=at)
    known = facts(one, start_of_day=15)
    before = TODAY - timedelta(days=1)  # by that start it is still the day before, until an hour later
    assert today(AMONG, known, before).misdated == ()
    assert today(AMONG, facts(one), before).misdated == (one,)


def test_a_journal_that_lies_in_the_future_altogether_has_totals_and_no_week() -> None:
    seen = today(AMONG, facts(attempt(TODAY + timedelta(days=9))), TODAY)
    assert (seen.week, seen.week_kept, seen.sums) == (None, False, "1 ask · 1 no heard")


@pytest.mark.parametrize(
    ("weeks", "rhythms", "sums"),
    [
        pytest.param(
            ["."], 2, "Your first ask is a good one, whatever the answer.", id="before the first ask"
        ),
        pytest.param(
            ["b"], 2, "Your first ask is a good one, whatever the answer.", id="after backing out of it"
        ),
        pytest.param(["x"], 2, "1 ask · 1 no heard · this week ●○", id="the first ask"),
        pytest.param(["xx"], 2, "2 asks · 2 noes heard · this week ●●", id="one week in a row is not told"),
        pytest.param(
            ["xx.....", "xx"],
            2,
            "4 asks · 4 noes heard · 2 weeks in a row · this week ●●",
            id="two weeks are",
        ),
        pytest.param(
            ["xx.....", ".......", "x"],
            2,
            "3 asks · 3 noes heard · this week ●○",
            id="a run that ended is not",
        ),
        pytest.param(["xxx"], 2, "3 asks · 3 noes heard · this week ●●●", id="more than wanted"),
        pytest.param(["x......", "-------"], 2, "1 ask · 1 no heard", id="a week of rest has no target"),
        pytest.param(
            ["xxx"], 7, "3 asks · 3 noes heard · 3 days in a row · this week ●●●○○○○", id="days in a row"
        ),
    ],
)
def test_the_line_of_numbers(weeks: list[str], rhythms: int, sums: str) -> None:
    known, day = diary(*weeks, rhythms=rhythms)
    assert today(AMONG, known, day).sums == sums


@pytest.mark.parametrize(("weeks", "kept"), [(["."], False), (["x"], False), (["xx"], True)])
def test_a_week_that_is_kept_says_so(weeks: list[str], kept: bool) -> None:
    known, day = diary(*weeks, rhythms=2)
    assert today(AMONG, known, day).week_kept == kept


@pytest.mark.parametrize("fields", [{"start_of_day": 0}, {"start_of_day": 5}])
def test_the_state_goes_by_the_start_of_day_that_was_chosen(fields: dict[str, Any]) -> None:
    # At half past four: still yesterday for who begins the day at five, so it tells nothing of today.
    at = attempt(TODAY).at.replace(hour=4, minute=30)
    known = facts(tried(A, YESTERDAY, at=at), days=[Day(day=TODAY, challenge=A.id)], **fields)
    assert today(AMONG, known, TODAY).state == ("dealt" if fields["start_of_day"] == 5 else "logged")


HARD = {"peak": 70}


@pytest.mark.parametrize(
    ("last", "more", "offered"),
    [
        pytest.param(tried(B, YESTERDAY, **HARD), {}, True, id="a hard one yesterday"),
        pytest.param(tried(B, TODAY - timedelta(days=2), **HARD), {}, True, id="or the day before"),
        pytest.param(tried(B, TODAY - timedelta(days=3), **HARD), {}, False, id="three days are rest enough"),
        pytest.param(tried(B, YESTERDAY, peak=69), {}, False, id="not a hard one"),
        pytest.param(
            tried(B, YESTERDAY, peak=60, stayed=60), {}, True, id="one that stayed into the next day"
        ),
        pytest.param(tried(B, YESTERDAY, "backed_out", **HARD), {}, True, id="a hard one to back out of"),
        pytest.param(
            tried(B, TODAY - timedelta(days=2), **HARD),
            {"pauses": [pause(YESTERDAY)]},
            False,
            id="rested already",
        ),
        pytest.param(tried(B, YESTERDAY, **HARD), {"pauses": [pause(TODAY)]}, False, id="resting now"),
        pytest.param(
            tried(B, YESTERDAY, **HARD),
            {"days": [Day(day=TODAY, challenge=C.id, planned=True)]},
            False,
            id="today is planned already",
        ),
        pytest.param(tried(B, TODAY + timedelta(days=1), **HARD), {}, False, id="not for a day to come"),
    ],
)
def test_after_a_hard_one_a_rest_is_offered(last: Any, more: dict[str, Any], offered: bool) -> None:
    assert today(AMONG, facts(last, **more), TODAY).offer_rest == offered


def test_no_rest_is_offered_before_the_first_ask_or_once_another_was_asked() -> None:
    assert not today(AMONG, facts(), TODAY).offer_rest
    later = tried(C, YESTERDAY, peak=30, at=attempt(YESTERDAY).at + timedelta(hours=3))
    assert not today(AMONG, facts(tried(B, YESTERDAY, **HARD), later), TODAY).offer_rest
