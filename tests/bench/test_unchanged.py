"""The campaign in small: it repeats, nobody changes who should not, and the rules tell what they should."""

from __future__ import annotations

from random import Random

import pytest

from tests.bench import unchanged
from tests.bench.simulation import bundled
from tests.bench.unchanged import CHANGED, UNCHANGED, Course, before, boundary, clear, course, days, person_of


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "DAYS", 45)
    monkeypatch.setattr(unchanged, "OVER", 15)


@pytest.mark.parametrize("name", ["nothing changed", "they say only 0 or 100", "four a week, noise 14"])
def test_it_repeats_and_in_whom_nothing_changes_nothing_does(name: str) -> None:
    kind = UNCHANGED[name]
    assert course(kind, "a") == course(kind, "a")
    person = person_of(kind, Random("a"))
    one = next(iter(bundled())).challenge
    fear = person.fear(one)
    person.learn(one, asked=True)
    person.learn(one, asked=False)
    assert person.fear(one) == fear


def test_a_count_with_a_picture_is_told_within_two_weeks() -> None:
    kind = UNCHANGED["four a week, noise 14"]
    assert all(course(kind, f"{one}").counted for one in range(3))


@pytest.mark.parametrize("moves", [-50, 50])
def test_a_large_change_is_told_and_the_right_way(moves: int) -> None:
    kind = CHANGED["-30 over 60 days"]._replace(moves=moves)
    ways = [told["got"][1] for one in range(4) if "got" in (told := course(kind, f"{one}").told)]
    assert ways
    assert set(ways) == {1 if moves > 0 else -1}


def test_the_rule_that_knows_waits_until_one_of_ten_is_told_wrongly() -> None:
    courses = [Course({}, [(1, far), (2, -1.0)], None, counted=True) for far in range(20)]
    far = boundary(courses)
    assert sum(any(abs(each) > far for _, each in one.known) for one in courses) == 2


def test_halves_are_of_one_kind_and_level() -> None:
    kind = UNCHANGED["they say only 0 or 100"]
    seen = [attempts for _, attempts in days(kind, "c")][-1]
    rated = [unchanged._rated(0, each) for each in seen if each.peak is not None]
    assert before(1, rated[:4]) is None
    peaks = (0, 0, 9, 90, 90)
    same = [rated[at]._replace(level=1, category="play", peak=peak) for at, peak in enumerate(peaks)]
    assert before(1, same) == (1, 1)
    assert before(1, [each._replace(level=at) for at, each in enumerate(same)]) is None


def test_what_is_clear_is_named() -> None:
    assert list(clear(unchanged.comparisons([]))) == []
