"""The simulation in small: it runs, it repeats, and dealing that follows keeps away from floods."""

from __future__ import annotations

from random import Random

import pytest

from rejectui.core.facts import Facts
from tests.bench import simulation
from tests.bench.dealers import DEALERS, FIRST, PARTS
from tests.bench.people import MAIN, VARIANTS, Model, Person
from tests.bench.simulation import Job, average, bundled, crowd, looks_at, sorted_first


@pytest.mark.parametrize("dealer", [*DEALERS, *PARTS])
def test_it_runs_and_repeats(dealer: str) -> None:
    job = Job(dealer, "main", people=1 if dealer in PARTS else 3, seed=1, asks=12)
    first = crowd(bundled(), job, days=12)
    assert first == crowd(bundled(), job, days=12)
    for course in first:
        assert 0 <= course.floods <= 1
        assert 0 <= course.first <= 1
        assert course.first == course.zone  # not longer than these are the days


@pytest.mark.parametrize("model", [MAIN, *VARIANTS.values()], ids=["main", *VARIANTS])
def test_fear_is_a_distress_and_falls_with_asking(model: Model) -> None:
    for number in range(5):
        person = Person(model, Random(number))
        for entry in bundled():
            one = entry.challenge
            before = person.fear(one)
            person.learn(one, asked=True)
            assert 0 <= person.fear(one) <= before <= 100


def test_following_the_person_floods_less_than_the_calendar() -> None:
    follows, calendar = (
        average(crowd(bundled(), Job(name, "main", people=12, seed=0))) for name in ("follows", "calendar")
    )
    assert follows.floods <= calendar.floods / 3
    assert follows.zone > calendar.zone


def test_a_look_is_one_digit_of_an_ask_that_may_be_dealt() -> None:
    looks = looks_at(bundled(), Person(MAIN, Random(1)), "one", asks=12, noise=15)
    assert len({look.of for look in looks}) == 12
    assert all(look.peak in range(0, 91, 10) and look.day == FIRST for look in looks)
    assert [bundled().get(look.of) for look in looks] == list(sorted_first(bundled(), 12))


def test_numbers_are_wrong_only_for_the_dealer_that_is_to_have_them_wrong() -> None:
    person, luck = Person(MAIN, Random(1)), Random(1)
    before = DEALERS["follows"](bundled(), Facts(), 0, luck, person)
    PARTS["all wrong"](bundled(), Facts(), 0, luck, person)
    assert DEALERS["follows"](bundled(), Facts(), 0, luck, person) == before


def test_the_report_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["simulation", "1", "2", "100"])
    for name in ("SORTED", "NOISES", "PARTS", "VARIANTS"):
        monkeypatch.setattr(simulation, name, {"SORTED": (0, 12)}.get(name, ()))
    simulation.main()
    printed = capsys.readouterr().out
    assert "1 people, 2 seeds from 100" in printed
    assert "follows, 12 sorted" in printed
