"""The sentences about comparisons, and their bars: each one true, whole, and kind."""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.review.bars import FEWEST, LABEL, MOST, Bar, bars, blocks, room
from rejectui.core.review.comparison_words import (
    CHANCE,
    NOT_EXPECTED,
    NOT_RATED,
    STAYS,
    answer,
    got_told,
    how_far_told,
    next_told,
    other_scale_told,
    said,
)
from rejectui.core.review.comparisons import Average, Got, comparisons
from rejectui.core.review.trend import Trend
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
        pytest.param([50], "Nervous at level 2: 50 (1 ask).", id="one"),
        pytest.param([50, 40, 45, 35, 55], "Nervous at level 2: 45 on average (5 asks).", id="few"),
        pytest.param(
            [50, 40] * 8, f"Nervous at level 2: 46 at first, 44 lately (16 asks). {STAYS}", id="the same"
        ),
        pytest.param(
            [60, 50, 70, 40, 60, 50, 40, 50, 30, 60, 40, 30],
            f"Nervous at level 2: 55 at first, 40 lately (12 asks). {CHANCE}",
            id="not enough to say",
        ),
        pytest.param(
            [90 - at for at in range(48)],
            "Nervous at level 2: 82 at first, 50 lately (48 asks). It got easier.",
            id="easier",
        ),
        pytest.param(
            [10 + at for at in range(60)],
            "Nervous at level 2: 18 at first, 62 lately (48 asks). "
            "It takes more than it did, and you ask anyway.",
            id="harder",
        ),
    ],
)
def test_how_nervous(told: list[int], wanted: str) -> None:
    got = comparisons(peaks(*told)).got
    assert got is not None
    assert got_told(got) == wanted


def test_the_levels_are_told_where_they_are_others() -> None:
    climbing = [
        *asks(*[{"peak": 60}] * 8, level=1),
        *asks(*[{"peak": 60}] * 8, level=2),
        *asks(*[{"peak": 50}] * 8, level=3),
    ]
    got = comparisons(climbing).got
    assert got is not None
    assert got_told(got) == (
        "Nervous: 60 at first (level 1), 50 lately (level 3), 24 asks. Level for level, it got easier."
    )
    assert comparisons(climbing[:20]).got is not None
    there_and_back = [*climbing[:8], *climbing[16:24], *climbing[:8]]
    told = got_told(comparisons(there_and_back).got or got)
    assert told.startswith("Nervous at level 1: 60 at first, 60 lately (24 asks).")
    told = got_told(comparisons(climbing[4:20]).got or got)
    assert told.startswith("Nervous: 60 at first (levels 1 to 2), ")


@pytest.mark.parametrize(
    ("moved", "wanted"),
    [
        ((-12.0, -20.0, -4.0), "Like with like: about 12 less, likely 4 to 20 less."),
        ((12.0, 4.0, 20.0), "Like with like: about 12 more, likely 4 to 20 more."),
        ((-5.0, -12.0, 2.0), "Like with like: about 5 less, likely between 12 less and 2 more."),
        ((0.2, -8.0, 8.4), "Like with like: no difference, likely between 8 less and 8 more."),
    ],
)
def test_how_far(moved: tuple[float, float, float], wanted: str) -> None:
    change, low, high = moved
    trend = Trend(change=change, low=low, high=high, errors=1, clear=False, number=12)
    whole = Average(mean=50, levels=None, number=12)
    assert how_far_told(Got(whole=whole, moved=trend, earlier=whole, lately=whole)) == wanted
    assert how_far_told(Got(whole=whole)) is None


def test_asks_whose_level_is_not_known() -> None:
    own = [attempt(days_after(MONDAY, n), ask=f"May I {n}?", peak=30) for n in range(3)]
    assert said(comparisons(own), LATER)[0].sentence == "Nervous: 30 on average (3 asks)."


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param([pair(60, 30)], "Expected 60, got 30 (1 ask): easier than expected.", id="one, less"),
        pytest.param([pair(30, 60)], "Expected 30, got 60 (1 ask): harder than expected.", id="one, more"),
        pytest.param([pair(30, 30)], "Expected 30, got 30 (1 ask): as expected.", id="one, the same"),
        pytest.param(
            [pair(60, 30), pair(50, 45)],
            "Expected 55, got 38 on average (2 asks): 2 easier.",
            id="all of them",
        ),
        pytest.param(
            [pair(60, 30), pair(50, 50), pair(20, 30)],
            "Expected 43, got 37 on average (3 asks): 1 easier, 1 harder.",
            id="some",
        ),
        pytest.param(
            [pair(50, 50)] * 2,
            "Expected 50, got 50 on average (2 asks): all as expected.",
            id="none of them",
        ),
        pytest.param(
            [pair(20, 30), pair(20, 40), pair(50, 40)],
            "Expected 30, got 37 on average (3 asks): 1 easier, 2 harder.",
            id="mostly harder",
        ),
        pytest.param(
            [pair(20, 30)] * 2,
            "Expected 20, got 30 on average (2 asks): 2 harder.",
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
        pytest.param(["no"] * 2, "You wrote down 2 fears: none came true.", id="never"),
        pytest.param(["no", "yes"], "You wrote down 2 fears: 1 came true.", id="once"),
        pytest.param(
            ["no", "yes", "yes", "partly"],
            "You wrote down 4 fears: 2 came true, 1 came true in part.",
            id="and in part",
        ),
        pytest.param(["partly"] * 3, "You wrote down 3 fears: 3 came true in part.", id="in part"),
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
    ready = [{"prep_minutes": 63 if at < 16 else 15 if at < 32 else 3} for at in range(48)]
    assert sentence("getting_ready", *ready) == (
        "Getting ready: about 63 minutes at first, 3 minutes lately (48 asks). It got quicker."
    )


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param([True], "You would once have dodged 1 ask.", id="one"),
        pytest.param([False], "You would have made 1 ask before, too.", id="one that was not"),
        pytest.param([True] * 8, "You would once have dodged all 8 asks.", id="all"),
        pytest.param([False] * 3, "You would have made all 3 asks before, too.", id="none of them"),
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


def test_of_a_part_of_the_journal_nothing_more_is_wished_for_and_nothing_is_first() -> None:
    part = comparisons(asks(*[pair(50, 40)] * 9), whole=False)
    assert next_told(part) is None
    assert answer(part, LATER)[-1] == "Boldest: level 2, on 2 Mar. In person: 9 of 9 asks."


def test_nothing_is_wished_for_where_nothing_was_asked() -> None:
    assert answer(comparisons([]), LATER) == []
    assert answer(comparisons(asks({"outcome": "backed_out", "peak": 90})), LATER) == []


def test_who_was_asked_otherwise_is_not_told_that_nobody_was_asked_to_a_face() -> None:
    what = Snapshot(title="Ask", category="favor", askee="staff", channel="phone", level=2)
    found = comparisons([attempt(MONDAY, snapshot=what)])
    assert "In person" not in " ".join(answer(found, LATER))
    assert "to_a_face" not in bars(found)


def test_ratings_on_another_scale_are_told() -> None:
    told = peaks(3, 7, 8, 50, 60, 70)
    found = comparisons(told, other_scale={ask.id for ask in told[:3]})
    said = "The ratings of 3 asks look like a scale from 0 to 10, so they are left out here."
    assert other_scale_told(found) == said
    assert said in answer(found, LATER)
    assert other_scale_told(comparisons(peaks(50))) is None


@pytest.mark.parametrize("told", [[50] * 40, [0, 100] * 20, [90 - at for at in range(60)], [10]])
def test_the_first_sentences_fit_into_a_screen(told: list[int]) -> None:
    sentences = answer(comparisons(asks(*(pair(90, peak) for peak in told))), LATER)
    assert sum(len(wrap(each, 75)) for each in sentences) <= 5


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
    asked = asks(*({"peak": 90 - at, "prep_minutes": 60 - at} for at in range(48)))
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
