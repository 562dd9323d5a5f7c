"""The ladder: what was tried, what eases, what is next, and the reasons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt
from rejectui.core.dealing.ladder import Ladder, Rung, ladder
from tests.core.build import attempt, catalog, challenge, entries, facts, own, tried

TODAY = date(2026, 3, 20)
ALL = catalog(
    *(
        challenge(f"{kind}-{level}", level, category=kind)
        for kind in ("play", "help")
        for level in (1, 2, 3, 4)
    )
)
BY_NAME = entries(ALL)


def rated(slug: str, *peaks: int | None, outcome: str = "no") -> list[Attempt]:
    """One challenge, rated so on days in a row, the last one today."""
    days = range(len(peaks) - 1, -1, -1)
    return [
        tried(BY_NAME[slug], TODAY - timedelta(n), outcome, peak=p) for n, p in zip(days, peaks, strict=True)
    ]


def next_of(found: Ladder) -> list[Rung]:
    """The rungs to go for now."""
    return [rung for rung in found.rungs if rung.state == "next"]


def rungs(*attempts: Attempt, **known: Any) -> dict[tuple[str, int], Rung]:
    """The rungs of packs by (category, level)."""
    found = ladder(ALL, facts(*attempts, **known), TODAY).rungs
    return {(rung.category, rung.level): rung for rung in found if rung.ask is None}


def test_before_the_first_ask_all_rungs_of_the_packs_stand_in_the_authors_order() -> None:
    found = ladder(ALL, facts(), TODAY)
    assert [(rung.level, rung.expected) for rung in found.rungs] == [
        (level, expected) for level, expected in ((1, 10), (2, 30), (3, 50), (4, 70)) for _ in range(2)
    ]
    assert {rung.level for rung in next_of(found)} == {1} == {found.aim}
    assert found.why == "A small one to begin with."
    assert {rung.why for rung in next_of(found)} == {
        "About 10 expected: a small one, and the way to bigger ones."
    }
    far = found.rungs[-1]
    assert (far.state, far.why) == ("ahead", "Not tried yet. It would probably get to about 70.")


@pytest.mark.parametrize(
    ("peaks", "state", "why"),
    [
        pytest.param([75, 50], "easing", "It got to 75 before, and to 50 the last time.", id="by a third"),
        pytest.param([30, 49, 49], "easing", "Your last two stayed below 50.", id="two comfortable ones"),
        pytest.param([75, 55], "tried", "It got to 55 the last time.", id="by less"),
        pytest.param([40, 55], "tried", "It got to 55 the last time.", id="one of two"),
        pytest.param([None, None], "tried", "Asked, not rated.", id="not rated"),
    ],
)
def test_tried_and_easing_by_own_ratings(peaks: list[int | None], state: str, why: str) -> None:
    # A hard one at last leads to smaller ones, so that level 3 is not the next.
    rung = rungs(*rated("play-3", *peaks), *rated("help-1", 85))["play", 3]
    assert (rung.state, rung.why, rung.asks) == (state, why, len(peaks))
    assert rung.peaks == tuple(peak for peak in peaks if peak is not None)


def test_what_was_backed_out_of_was_not_asked() -> None:
    assert rungs(*rated("play-3", 80, outcome="backed_out"))["play", 3].asks == 0


def test_the_next_rungs_are_within_reach_and_of_the_right_size() -> None:
    found = ladder(ALL, facts(*rated("play-2", 45, 45)), TODAY)
    assert found.aim == 3
    assert next_of(found)
    assert all(rung.level <= 3 and rung.state == "next" for rung in next_of(found))
    assert {rung.why for rung in next_of(found) if 30 <= rung.expected <= 50} <= {
        f"About {rung.expected} expected: big enough to matter, small enough to do."
        for rung in next_of(found)
    }


def test_the_rungs_are_sorted_by_what_is_expected() -> None:
    found = ladder(ALL, facts(*rated("play-2", 90, 90, 90), asks=[own(peak=65)]), TODAY)
    expected = [rung.expected for rung in found.rungs]
    assert expected == sorted(expected)


def test_kept_asks_stand_among_them_with_their_own_history() -> None:
    ask = own("Borrow the ladder", category="help", peak=65)
    asked = attempt(TODAY, ask="borrow the  ladder", peak=60, snapshot=ask.snapshot)
    found = ladder(ALL, facts(asked, asks=[ask]), TODAY)
    (rung,) = [rung for rung in found.rungs if rung.ask is not None]
    assert (rung.ask, rung.category, rung.level, rung.asks, rung.peaks) == (ask, "help", 4, 1, (60,))
    assert rungs(asked, asks=[ask])["help", 4].asks == 0  # not counted twice
    assert rungs(asked)["help", 4].asks == 1  # dropped from the list, it is history all the same


def test_a_rung_whose_pack_is_gone_stays_when_it_was_tried() -> None:
    gone = tried(entries(catalog(challenge("x", 5, category="dating")))["x"], TODAY, peak=70)
    assert rungs(gone)["dating", 5].peaks == (70,)


def test_hidden_and_retired_ones_make_no_rung() -> None:
    assert ("play", 4) not in rungs(hidden=["cafe/play-4"])


def test_it_is_told_at_the_end_of_the_day() -> None:
    assert rungs(*rated("play-3", 60))["play", 3].asks == 1
    later = [tried(BY_NAME["play-3"], TODAY + timedelta(days=1), peak=60)]
    assert rungs(*later)["play", 3].asks == 0


def test_without_packs_and_asks_there_is_no_rung() -> None:
    found = ladder(catalog(), facts(), TODAY)
    assert found.rungs == ()
