"""The simulation in small: it runs, it repeats, and dealing that follows keeps away from floods."""

from __future__ import annotations

from random import Random

import pytest

from rejectui.core.asks.catalog import Catalog
from rejectui.packs.library import bundled_folder, load
from tests.bench import simulation
from tests.bench.people import MAIN, VARIANTS, Model, Person
from tests.bench.simulation import DEALERS, crowd


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The packs that come with RejectUI."""
    return load([(bundled_folder(), True)]).catalog


@pytest.mark.parametrize("dealer", DEALERS)
def test_it_runs_and_repeats(catalog: Catalog, dealer: str) -> None:
    first = crowd(catalog, DEALERS[dealer], MAIN, people=3, seed=1, days=12)
    assert first == crowd(catalog, DEALERS[dealer], MAIN, people=3, seed=1, days=12)
    assert 0 <= first.floods <= 1
    assert 0 <= first.zone <= 1


@pytest.mark.parametrize("model", [MAIN, *VARIANTS.values()], ids=["main", *VARIANTS])
def test_fear_is_a_distress_and_falls_with_asking(catalog: Catalog, model: Model) -> None:
    for number in range(5):
        person = Person(model, Random(number))
        for entry in catalog:
            one = entry.challenge
            before = person.fear(one)
            person.learn(one, asked=True)
            assert 0 <= person.fear(one) <= before <= 100


def test_following_the_person_floods_less_than_the_calendar(catalog: Catalog) -> None:
    follows, calendar = (
        crowd(catalog, DEALERS[name], MAIN, people=12, seed=0) for name in ("follows", "calendar")
    )
    assert follows.floods <= calendar.floods / 3
    assert follows.zone > calendar.zone


def test_the_report_is_printed(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["simulation", "1", "2"])
    monkeypatch.setattr(simulation, "VARIANTS", {})
    simulation.main()
    assert "× random's (the ceilings:" in capsys.readouterr().out
