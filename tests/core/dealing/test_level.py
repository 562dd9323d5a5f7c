"""The level that ratings call for: a case for each rule of core/PRACTICE.md that is about levels.

Rules 2, 6, 7 (the size, the change, likely noes) and 10 (the reason) have more cases in `test_choice`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.dealing.level import hard, reach
from tests.core.build import MONDAY, attempt, days_after


def at(level: int, peak: int | None = None, outcome: str = "no", **fields: Any) -> dict[str, Any]:
    """What one attempt says."""
    return {"level": level, "peak": peak, "outcome": outcome, **fields}


def fear(before: int, again: int, happened: str = "no") -> dict[str, Any]:
    """How likely the fear seemed before and after, and whether it came true."""
    return {"plan": {"chance": before}, "chance_again": again, "feared_happened": happened}


def logged(*asks: dict[str, Any]) -> list[Attempt]:
    """These asks, one a day, oldest first."""
    found = []
    for number, fields in enumerate(asks):
        level, outcome = fields["level"], fields["outcome"]
        rest = {name: value for name, value in fields.items() if name not in ("level", "outcome")}
        what = Snapshot(title="x", category="play", askee="staff", level=level)
        found.append(attempt(days_after(MONDAY, number), outcome, snapshot=what, **rest))
    return found


SAME = "Same level as last time, something new."
SMALLER = "A smaller one: the last one was hard."
AFTER_HARD = "A gentler one for now, after the hard one."
AFTER_HARD_SMALL = "A small one for now, after the hard one."


@pytest.mark.parametrize(
    ("asks", "aim", "why"),
    [
        pytest.param([], 1, "A small one to begin with.", id="1 and 2: begin small"),
        # 3: one step up.
        pytest.param(
            [at(2, 60), at(2, 69, **fear(80, 50))],
            3,
            "One step up: what you feared seems less likely to you now.",
            id="3: the chance of the fear fell by 30",
        ),
        pytest.param([at(2, 60), at(2, 69, **fear(80, 51))], 2, SAME, id="3: 29 is not enough"),
        pytest.param(
            [at(2, 60), at(2, 69, **fear(30, 25))], 3, "One step up: what you feared", id="3: 25 is unlikely"
        ),
        pytest.param([at(2, 69, **fear(80, 20))], 2, SAME, id="3: one attempt is not enough"),
        pytest.param(
            [at(2, 60), at(2, 69, "backed_out", **fear(80, 20))], 2, SAME, id="3: not after backing out"
        ),
        pytest.param(
            [at(2, 75), at(2, 50)],
            3,
            "One step up: what got to 75 before got to 50 this time.",
            id="3: it fell by a third",
        ),
        pytest.param([at(2, 75), at(2, 51)], 2, SAME, id="3: by less than a third"),
        pytest.param(
            [at(2, 40), at(2, 45), at(3, 60)], 3, SAME, id="3: one step up is where the last one was"
        ),
        pytest.param(
            [at(2, 40), at(2, 45), at(4, 60)],
            3,
            "Back at your level, something new.",
            id="3: one step up is below the last one",
        ),
        pytest.param(
            [at(2, 75), at(2, 65), at(2, 50)], 3, "One step up: what got to 75", id="3: over three attempts"
        ),
        pytest.param(
            [at(2, 40), at(2, 49)], 3, "One step up: your last two stayed below 50.", id="3: two below 50"
        ),
        pytest.param(
            [at(2, 40), at(2), at(2, 49)], 3, "One step up: your last two", id="3: an unrated one between"
        ),
        pytest.param(
            [at(2, 40), at(2), at(2)],
            3,
            "One step up: three at this level, and what you rated stayed below 50.",
            id="3: three gone through, one of them rated",
        ),
        pytest.param([at(2, 40), at(2)], 2, SAME, id="3: two gone through, one of them rated"),
        pytest.param([at(2), at(2), at(2)], 2, SAME, id="3: without any rating nothing goes up"),
        pytest.param(
            [at(1), at(1)],
            2,
            "One step up: you did the last two.",
            id="2: unrated, to where one starts",
        ),
        pytest.param([at(1)], 1, SAME, id="2: not after one"),
        pytest.param([at(1), at(1, None, "backed_out")], 1, SAME, id="2: not after backing out"),
        pytest.param([at(1, 60), at(1), at(1)], 1, SAME, id="2: not where a rating says otherwise"),
        pytest.param([at(5, 10), at(5, 10)], 5, SAME, id="3: nothing is above level 5"),
        pytest.param(
            [at(2, 40), at(2, 45, recovery_minutes=600)],
            2,
            SAME,
            id="3: not while it reaches into the next day",
        ),
        # 4: stay and vary.
        pytest.param(
            [at(2, 45), at(2, 45, **fear(80, 75))],
            2,
            "Same level as last time, someone new: what you feared did not happen, and it seems as likely as "
            "before.",
            id="4: the fear did not come, and the chance did not move",
        ),
        pytest.param(
            [at(2, 45), at(2, 45, **fear(80, 75, "yes"))], 3, "One step up", id="4: the fear did come"
        ),
        pytest.param([at(2, 45), at(2, 45, **fear(80, 70))], 3, "One step up", id="4: it moved by 10"),
        pytest.param([at(2, 10), at(2, 10, **fear(80, 75))], 3, "One step up", id="4: a trivial one"),
        # 5: a step down.
        pytest.param(
            [at(3, 60), at(3, None, "backed_out"), at(3, None, "backed_out")],
            2,
            "A smaller one: the last two were a step too far for now.",
            id="5: two back-outs",
        ),
        pytest.param([at(3, 60), at(3, None, "backed_out")], 3, SAME, id="5: one back-out"),
        pytest.param([at(3, 60), at(3, 70)], 2, SMALLER, id="5: 70"),
        pytest.param([at(3, 60), at(3, 69)], 3, SAME, id="5: 69 is not hard"),
        pytest.param(
            [at(3, 60), at(3, 70, recovery_minutes=600)],
            2,
            "A smaller one: the last one was hard and stayed with you.",
            id="5: 70, and it reached into the next day",
        ),
        pytest.param(
            [at(3, 60), at(3, 70, recovery_minutes=20)], 2, SMALLER, id="5: 70, though it let go the same day"
        ),
        pytest.param([at(3, 60), at(3, 80, "called_off")], 2, SMALLER, id="5: also when called off"),
        pytest.param([at(3, 60), at(3, 80, "backed_out")], 2, SMALLER, id="5: also when backed out of"),
        pytest.param([at(1, 90)], 1, "A small one: the last one was hard.", id="5: level 1 stays level 1"),
        pytest.param(
            [at(2, 60), at(2, 80), at(1, 75)],
            1,
            "A small one: the last one was hard.",
            id="5: the smaller one was hard, too",
        ),
        pytest.param([at(2, 80), at(4, 75)], 1, SMALLER, id="5: of two hard ones, below the smaller of them"),
        pytest.param([at(2, 80), at(2, 60), at(4, 75)], 2, SMALLER, id="5: not above where the user stands"),
        pytest.param(
            [at(2, 80), at(4, 60), at(4, 75)], 3, SMALLER, id="5: but above one before one that went well"
        ),
        pytest.param(
            [at(3, 80), at(2)], 2, AFTER_HARD, id="5: an unrated one is not known to have gone well"
        ),
        pytest.param(
            [at(3, 80), at(3)],
            2,
            "A smaller one for now, after the hard one.",
            id="5: nor is an unrated bolder one",
        ),
        pytest.param([at(3, 80), at(2, 40, "backed_out")], 2, AFTER_HARD, id="5: nor is one backed out of"),
        pytest.param([at(2, 80), at(1)], 1, AFTER_HARD_SMALL, id="5: a small one stays a small one"),
        pytest.param(
            [at(5, 60), at(5, 80), at(1)], 2, AFTER_HARD, id="5: not more than a step above the last"
        ),
        pytest.param(
            [at(3, 60), at(3, 80), at(2, 69)], 3, "Back at your level, something new.", id="5: until it did"
        ),
        pytest.param([at(2, 80), *[at(1)] * 11], 1, AFTER_HARD_SMALL, id="5: for eleven unrated asks"),
        pytest.param([at(2, 80), *[at(1)] * 12], 2, "One step up", id="5: after twelve it is forgotten"),
        pytest.param(
            [at(2, 80), at(4, None, "backed_out"), at(4, None, "backed_out")],
            1,
            "A smaller one: the last two were a step too far for now.",
            id="5: two back-outs after a hard one: the smaller of the two levels",
        ),
        # 6: for a change.
        pytest.param([at(3, 60), at(3, 60), at(3, 60)], 3, SAME, id="6: the level to come back to"),
        # Where the user stands.
        pytest.param(
            [at(2, 60), at(2, 60), at(1, 20)], 2, "Back at your level", id="one smaller one moves nothing"
        ),
        pytest.param([at(2, 60), at(1, 20), at(1, 60)], 1, SAME, id="two smaller ones do"),
        pytest.param([at(2, 60), at(2, 60), at(3, 69)], 2, "Back at your level", id="nor one bolder one"),
        pytest.param([at(2, 60), at(2, 60), at(3, 45)], 3, SAME, id="unless it went well"),
        pytest.param([at(2), at(2), at(3)], 3, SAME, id="or was not rated: it was chosen"),
        pytest.param([at(3, 60), at(3, 60), at(1, 20)], 2, "Back at your level", id="one step up at most"),
    ],
)
def test_the_rule_that_speaks(asks: list[dict[str, Any]], aim: int, why: str) -> None:
    found = reach(logged(*asks))
    assert (found.aim, found.why[: len(why)]) == (aim, why)
    assert found.aim <= found.most


@pytest.mark.parametrize(
    ("asks", "beside"),
    [
        pytest.param([at(3, 60), at(3, 60)], (), id="two in a row: not yet"),
        pytest.param([at(3, 60), at(3, 60), at(3, 60)], (2, 4), id="three in a row: one level beside"),
        pytest.param([at(3), at(3), at(3)], (2,), id="without ratings never a bolder one"),
        pytest.param([at(5, 60), at(5, 60), at(5, 60)], (4,), id="nothing above level 5"),
        pytest.param([at(1, 60), at(1, 60), at(1, 60)], (2,), id="nothing below level 1"),
        pytest.param([at(3, 60), at(3, 60), at(2, 60), at(3, 60)], (), id="a change ends the row"),
    ],
)
def test_after_three_in_a_row_a_change(asks: list[dict[str, Any]], beside: tuple[int, ...]) -> None:
    assert reach(logged(*asks)).beside == beside


@pytest.mark.parametrize(
    ("fields", "is_hard"),
    [
        ({}, False),
        ({"peak": 69}, False),
        ({"peak": 70}, True),
        ({"peak": 60, "recovery_minutes": 479}, False),
        ({"peak": 60, "recovery_minutes": 480}, True),
        ({"peak": 60, "stayed": 50}, True),
        ({"peak": 60, "stayed": 49}, False),
    ],
)
def test_what_was_hard(fields: dict[str, Any], is_hard: bool) -> None:
    assert hard(attempt(MONDAY, **fields)) == is_hard


ASKS = st.lists(
    st.fixed_dictionaries(
        {
            "level": st.integers(1, 5),
            "peak": st.sampled_from([None, 0, 30, 49, 50, 69, 70, 100]),
            "outcome": st.sampled_from(["no", "yes", "soft_no", "waiting", "backed_out", "called_off"]),
        },
        optional={
            "plan": st.fixed_dictionaries({"chance": st.sampled_from([0, 20, 50, 100])}),
            "chance_again": st.sampled_from([0, 20, 50, 100]),
            "feared_happened": st.sampled_from(["no", "partly", "yes"]),
            "recovery_minutes": st.sampled_from([0, 600]),
        },
    ),
    max_size=8,
)


@given(ASKS)
def test_one_step_at_most_whatever_was_logged(asks: list[dict[str, Any]]) -> None:
    found = reach(logged(*asks))
    last = asks[-1]["level"] if asks else 1
    assert 1 <= found.aim <= found.most <= 5
    assert found.most <= min(last, found.aim) + 1
    assert all(abs(level - found.aim) == 1 for level in found.beside)
    assert found.why.endswith(".")


@settings(max_examples=300)
@given(ASKS)
def test_smaller_after_a_hard_one_until_one_went_well(asks: list[dict[str, Any]]) -> None:
    found = reach(logged(*asks))
    for each in reversed(asks):
        if each["peak"] is not None and each["peak"] >= 70:
            assert found.aim < each["level"] or found.aim == 1
            assert found.most <= each["level"]
        elif each["peak"] is not None and each["outcome"] not in ("backed_out", "called_off"):
            break


@settings(max_examples=300)
@given(ASKS)
def test_smaller_and_a_step_up_are_told_beside_the_last_ask(asks: list[dict[str, Any]]) -> None:
    found = reach(logged(*asks))
    last = asks[-1]["level"] if asks else None
    assert found.last == last
    if "smaller" in found.why:
        assert last is not None and found.aim < last
    if "step up" in found.why:
        assert last is not None and found.aim > last
    if "Same level" in found.why:
        assert found.aim == last


@given(ASKS, st.integers(1, 400))
def test_never_by_the_date_and_never_by_the_answer(asks: list[dict[str, Any]], later: int) -> None:
    attempts = logged(*asks)
    spread = [
        replace(
            each, day=each.day + timedelta(days=number * later), at=each.at + timedelta(days=number * later)
        )
        for number, each in enumerate(attempts)
    ]
    answered = [replace(each, outcome="yes") if each.outcome == "no" else each for each in attempts]
    assert reach(spread) == reach(attempts) == reach(answered)


@given(ASKS)
def test_the_reason_is_in_plain_words(asks: list[dict[str, Any]]) -> None:
    why = reach(logged(*asks)).why.lower()
    for banned in ("suds", "expectanc", "habituat", "exposure", "re-rat", "safety behav", "fail", "should"):
        assert banned not in why
