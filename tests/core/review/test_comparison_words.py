"""The sentences about comparisons, and their bars: each one true, whole, and kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.review.bars import FEWEST, LABEL, MOST, Bar, bars, blocks, room
from rejectui.core.review.comparison_words import (
    CHANCE,
    EASIER,
    HARDER,
    NOT_EXPECTED,
    NOT_RATED,
    QUICKER,
    STAYS,
    answer,
    next_told,
    said,
    two_scales_told,
)
from rejectui.core.review.comparisons import comparisons
from tests.core.build import MONDAY, attempt, days_after

LATER = days_after(MONDAY, 100)


def asks(*told: dict[str, Any], level: int = 2) -> list[Attempt]:
    """An ask a day, told like this."""
    return [
        attempt(
            days_after(MONDAY, number),
            challenge=f"cafe/ask-{number}",
            snapshot=Snapshot(
                title=f"Ask {number}", category="favor", askee="staff", channel="in_person", level=level
            ),
            **{"outcome": "no", **fields},
        )
        for number, fields in enumerate(told)
    ]


def peaks(*told: int) -> list[Attempt]:
    """Asks that got so bad."""
    return asks(*({"peak": peak} for peak in told))


def sentence(what: str, *told: dict[str, Any]) -> str | None:
    """What is said of it."""
    found = {each.what: each.sentence for each in said(comparisons(asks(*told)), LATER)}
    return found.get(what)  # type: ignore[call-overload, no-any-return]


def pair(expected: int, got: int) -> dict[str, Any]:
    """An ask that was rated before and after."""
    return {"plan": {"peak": expected}, "peak": got}


def fear(happened: str) -> dict[str, Any]:
    """An ask with a fear, and whether it came true."""
    return {"plan": {"feared": "They laugh"}, "feared_happened": happened}


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param([50], "Nervous at level 2: 50 (1 ask).", id="one"),
        pytest.param([50, 40, 45, 35, 55], "Nervous at level 2: 45 on average (5 asks).", id="few"),
        pytest.param(
            [50, 40] * 8,
            f"Nervous at level 2: 46 at first, 44 lately (16 asks). {CHANCE}",
            id="not enough to say",
        ),
        pytest.param(
            [90 - at for at in range(60)],
            f"Nervous at level 2: 82 at first, 39 lately (60 asks). {EASIER}",
            id="easier",
        ),
        pytest.param(
            [10 + at for at in range(60)],
            f"Nervous at level 2: 18 at first, 61 lately (60 asks). {HARDER}",
            id="harder",
        ),
        pytest.param(
            [50, 40] * 100, f"Nervous at level 2: 45 at first, 45 lately (200 asks). {STAYS}", id="the same"
        ),
    ],
)
def test_how_nervous(told: list[int], wanted: str | None) -> None:
    assert sentence("got", *({"peak": peak} for peak in told)) == wanted


def test_asks_whose_level_is_not_known() -> None:
    own = [attempt(days_after(MONDAY, n), ask=f"May I {n}?", peak=30) for n in range(3)]
    assert said(comparisons(own), LATER)[0].sentence == "Nervous: 30 on average (3 asks)."


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param([pair(60, 30)], "Expected 60, got 30: less than expected (1 ask).", id="one, less"),
        pytest.param([pair(30, 60)], "Expected 30, got 60: more than expected (1 ask).", id="one, more"),
        pytest.param([pair(30, 30)], "Expected 30, got 30: as expected (1 ask).", id="one, the same"),
        pytest.param(
            [pair(60, 30), pair(50, 45)],
            "Expected 55, got 38 on average (2 asks). All went easier than expected.",
            id="all of them",
        ),
        pytest.param(
            [pair(60, 30), pair(50, 50), pair(20, 30)],
            "Expected 43, got 37 on average (3 asks). 1 went easier than expected.",
            id="some",
        ),
        pytest.param(
            [pair(50, 50)] * 2,
            "Expected 50, got 50 on average (2 asks). None went easier than expected.",
            id="none of them",
        ),
        pytest.param(
            [pair(20, 30), pair(20, 40), pair(50, 40)],
            "Expected 30, got 37 on average (3 asks). 2 went harder, and you asked.",
            id="mostly harder",
        ),
        pytest.param(
            [pair(20, 30)] * 2,
            "Expected 20, got 30 on average (2 asks). All went harder, and you asked.",
            id="all harder",
        ),
    ],
)
def test_before_and_after(told: list[dict[str, Any]], wanted: str | None) -> None:
    assert sentence("expected", *told) == wanted


@pytest.mark.parametrize(
    ("happened", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["no"], "You wrote down a fear. It did not come true.", id="one"),
        pytest.param(["partly"], "You wrote down a fear. A part of it came true.", id="one in part"),
        pytest.param(["yes"], "You wrote down a fear. It came true.", id="one that did"),
        pytest.param(["no"] * 2, "You wrote down 2 fears. None came true.", id="never"),
        pytest.param(["no", "yes"], "You wrote down 2 fears. It came true once.", id="once"),
        pytest.param(
            ["no", "yes", "yes", "partly"],
            "You wrote down 4 fears. It came true twice, and once in part.",
            id="and in part",
        ),
        pytest.param(["partly"] * 3, "You wrote down 3 fears. It came true 3 times in part.", id="in part"),
    ],
)
def test_fears(happened: list[str], wanted: str | None) -> None:
    assert sentence("fears", *map(fear, happened)) == wanted


def test_how_likely_the_fear_seemed() -> None:
    told = {"plan": {"chance": 70}, "chance_again": 20}
    assert sentence("chance", told) == "What you feared seemed 70 % likely before, 20 % afterwards (1 ask)."
    assert sentence("chance", told, told) == (
        "What you feared seemed 70 % likely before, 20 % afterwards (2 asks)."
    )
    assert sentence("chance", {"plan": {"chance": 70}}) is None


def test_minutes() -> None:
    assert sentence("getting_ready", {"prep_minutes": 1}) == "Getting ready: about 1 minute (1 ask)."
    assert sentence("letting_go", *[{"recovery_minutes": 30}] * 3) == (
        "Settling afterwards: about 30 minutes (3 asks)."
    )
    ready = [{"prep_minutes": 2 ** (6 - at // 10)} for at in range(60)]
    assert sentence("getting_ready", *ready) == (
        f"Getting ready: about 46 minutes at first, 3 minutes lately (60 asks). {QUICKER}"
    )


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param([True], "You would once have dodged it (1 ask).", id="one"),
        pytest.param([False], "You would never have dodged it (1 ask).", id="one that was not"),
        pytest.param([True, False, True], "You would once have dodged 2 of 3 asks.", id="several"),
    ],
)
def test_dodging(told: list[bool], wanted: str | None) -> None:
    assert sentence("dodged", *({"dodged_before": each} for each in told)) == wanted


def test_the_boldest_and_when_with_its_year_where_it_is_another() -> None:
    found = comparisons(peaks(10))
    assert answer(found, LATER)[1] == "Boldest so far: level 2, first on 2 Mar. In person: 1 of 1 ask."
    told = {each.what: each.sentence for each in said(found, date(2027, 1, 1))}
    assert told["boldest"] == "Boldest so far: level 2, first on 2 Mar 2026."


def test_what_would_say_more_is_said_once_and_never_where_all_is_said() -> None:
    assert next_told(comparisons(asks({}))) == NOT_RATED
    assert next_told(comparisons(peaks(10))) == NOT_EXPECTED
    told = next_told(comparisons(asks(*[pair(50, 40)] * 11)))
    assert told == "1 more rated ask, and the first ones are set beside the latest."
    told = next_told(comparisons(asks(*[pair(50, 40)] * 9)))
    assert told == "3 more rated asks, and the first ones are set beside the latest."
    whole = comparisons(asks(*[pair(50, 40)] * 12))
    assert next_told(whole) is None
    assert len(answer(whole, LATER)) == 3


def test_of_a_part_of_the_journal_nothing_more_is_wished_for() -> None:
    for found in (comparisons(peaks(10)), comparisons(asks(*[pair(50, 40)] * 9), over_time=False)):
        promised = next_told(found)
        assert promised in answer(found, LATER)
        assert promised not in answer(found, LATER, over_time=False)


def test_ratings_on_two_scales_are_told() -> None:
    found = comparisons(peaks(3, 7, 8, 50, 60, 70))
    told = two_scales_told(found)
    assert told == (
        "3 ratings of 10 and less look like a scale from 0 to 10 beside the others, so they are not compared."
    )
    assert told in answer(found, LATER)
    assert two_scales_told(comparisons(peaks(50))) is None


@pytest.mark.parametrize("told", [[50] * 40, [0, 100] * 20, [90 - at for at in range(60)], [10]])
def test_the_first_sentences_fit_into_a_screen(told: list[int]) -> None:
    for each in answer(comparisons(asks(*(pair(90, peak) for peak in told))), LATER):
        assert len(each) <= 75


def test_bars() -> None:
    found = bars(
        comparisons(
            [
                *asks(*[{**pair(60, 40), **fear("no"), "plan": {"feared": "x", "peak": 60}}] * 3),
                *asks({"dodged_before": True}, {"dodged_before": False}, level=3),
            ]
        )
    )
    assert found == {
        "got": (Bar("so far", 40, 100, "40"),),
        "expected": (Bar("expected", 60, 100, "60"), Bar("got", 40, 100, "40")),
        "fears": (
            Bar("came true", 0, 3, "0 of 3"),
            Bar("in part", 0, 3, "0 of 3"),
            Bar("did not", 3, 3, "3 of 3"),
        ),
        "dodged": (Bar("once dodged", 1, 2, "1 of 2"),),
        "boldest": (Bar("level 2", 3, 5, "3 of 5"), Bar("level 3", 2, 5, "2 of 5")),
        "to_a_face": (Bar("in person", 5, 5, "5 of 5"),),
    }


def test_bars_of_what_moved() -> None:
    asked = asks(*({"peak": 90 - at, "prep_minutes": 60 - at} for at in range(60)))
    found = bars(comparisons(asked))
    assert [bar.label for bar in found["got"]] == ["at first", "lately"]
    first, lately = found["getting_ready"]
    assert first.value == first.most > lately.value > 0


@pytest.mark.parametrize(
    ("value", "most", "full"), [(0, 10, 0), (1, 1000, 1), (5, 10, 10), (10, 10, 20), (0, 0, 0)]
)
def test_a_bar_is_as_long_as_its_value_and_never_empty_where_there_is_one(
    value: int, most: int, full: int
) -> None:
    filled, rest = blocks(Bar("", value, most, ""), 20)
    assert (len(filled), len(filled) + len(rest)) == (full, 20)


@pytest.mark.parametrize("wide", [30, 40, 60, 80, 200])
def test_bars_and_what_they_say_are_on_one_line(wide: int) -> None:
    drawn = [Bar("once dodged", 1, 12, "1 of 12"), Bar("got", 40, 100, "40")]
    cells = room(drawn, wide)
    assert FEWEST <= cells <= MOST
    assert wide > MOST + 30 or 2 + LABEL + cells + 1 + len("1 of 12") <= wide
