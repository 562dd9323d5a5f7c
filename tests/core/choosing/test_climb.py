"""The climb: areas, steps from small to large, what is next, and what the user put there."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from rejectui.core.asks.areas import AREAS, area_of
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import PLAN
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.choosing.climb import BEHIND, NEXT, Climb, climbs
from rejectui.core.facts import Facts
from tests.core.build import MONDAY, catalog, challenge, days_after, entries, facts, own, tried

TODAY = days_after(MONDAY, 20)
KINDS = ("shopping", "play", "work")
ALL = catalog(
    *(
        challenge(f"{kind}-{level}-{number}", level, category=kind)
        for kind in KINDS
        for level in range(1, 6)
        for number in range(2)
    )
)
BY_NAME = entries(ALL)


def climb(known: Facts, area: str = "shops") -> Climb:
    return next(each for each in climbs(ALL, known, TODAY) if each.area == area)


def titles(found: Climb) -> list[str]:
    return [
        step.option.text if isinstance(step.option, Ask) else step.option.challenge.id for step in found.near
    ]


def test_before_the_first_ask_the_two_smallest_are_next() -> None:
    found = climb(facts())
    assert titles(found) == ["shopping-1-0", "shopping-1-1"]
    assert [step.state for step in found.near] == ["next"] * NEXT
    assert found.done == 0
    assert [step.option.id for step in found.steps] == sorted(step.option.id for step in found.steps)


def test_what_was_done_stands_there_with_how_it_was() -> None:
    done = [tried(BY_NAME["shopping-1-0"], days_after(TODAY, -3), peak=20)]
    found = climb(facts(*done))
    assert found.done == 1
    step = next(step for step in found.near if step.state == "done")
    assert (step.mark.peak, step.mark.done) == (20, 1)
    assert len([each for each in found.near if each.state == "next"]) == NEXT


def test_where_one_is_is_the_first_step_to_go_for() -> None:
    assert climb(facts()).here == 10
    (found,) = climbs(catalog(challenge("one")), facts(tried(BY_NAME["shopping-1-0"], TODAY)), TODAY)
    assert found.here == 10
    only = entries(catalog(challenge("one")))["one"]
    (found,) = climbs(catalog(challenge("one")), facts(tried(only, TODAY, peak=20)), TODAY)
    assert found.here is None


def test_of_many_that_were_done_the_latest_are_near() -> None:
    done = [
        tried(BY_NAME[f"shopping-{level}-{number}"], days_after(TODAY, -level), peak=20 * level)
        for level in (1, 2, 3)
        for number in (0, 1)
    ]
    found = climb(facts(*done))
    behind = [step for step in found.near if step.state == "done"]
    assert len(behind) == BEHIND
    assert {step.option.id for step in behind} == {
        "cafe/shopping-1-0",
        "cafe/shopping-1-1",
        "cafe/shopping-2-1",
    }


def test_where_nothing_is_in_reach_the_smallest_two_show_where_it_leads() -> None:
    far = catalog(*(challenge(f"far-{level}", level, category="dating") for level in (5, 3, 4)))
    (found,) = climbs(far, facts(), TODAY)
    assert [(each.option.id, each.state) for each in found.near] == [
        ("cafe/far-3", "ahead"),
        ("cafe/far-4", "ahead"),
    ]


def test_a_step_up_is_next_where_the_level_that_is_due_has_too_few() -> None:
    few = catalog(challenge("one"), *(challenge(f"two-{n}", 2) for n in range(3)))
    (found,) = climbs(few, facts(), TODAY)
    assert [each.option.id for each in found.near] == ["cafe/one", "cafe/two-0"]


def test_named_areas_come_first() -> None:
    found = climbs(ALL, facts(areas=["work", "play"]), TODAY)
    assert [each.area for each in found] == ["work", "play", "shops"]


def test_kept_asks_sorted_ones_and_those_for_later_stand_where_they_belong() -> None:
    kept = own("Ask for a rebate", category="shopping", peak=85)
    known = replace(
        facts(asks=[kept], later=["cafe/shopping-5-0"]),
        looks=(Look(of="cafe/shopping-3-1", peak=50, day=TODAY),),
    )
    found = climb(known)
    assert {"Ask for a rebate", "shopping-5-0", "shopping-3-1"} <= {*titles(found)}
    looked = next(step for step in found.near if step.looked is not None)
    assert (looked.looked, looked.own) == (50, True)
    distress = [step.distress for step in found.near]
    assert distress == sorted(distress)


def test_what_was_done_stays_when_its_pack_is_off_and_what_is_hidden_goes() -> None:
    done = [tried(BY_NAME["shopping-1-0"], days_after(TODAY, -3), peak=20)]
    found = climb(facts(*done, packs_off=["cafe"]))
    assert titles(found) == ["shopping-1-0"]
    assert climbs(ALL, facts(*done, packs_off=["cafe"], hidden=["cafe/shopping-1-0"]), TODAY) == ()


def test_without_packs_there_is_nothing() -> None:
    assert climbs(catalog(), facts(), TODAY) == ()


@given(
    some.lists(
        some.tuples(some.sampled_from(sorted(BY_NAME)), some.integers(0, 100), some.integers(1, 60)),
        max_size=12,
    ),
    some.lists(some.sampled_from([*AREAS]), unique=True),
)
def test_every_climb_keeps_the_rules(done: list[tuple[str, int, int]], areas: list[Any]) -> None:
    known = facts(
        *(tried(BY_NAME[slug], days_after(TODAY, -back), peak=peak) for slug, peak, back in done), areas=areas
    )
    found = climbs(ALL, known, TODAY)
    assert sum(len(each.steps) for each in found) == len(ALL)
    for each in found:
        distress = [step.distress for step in each.steps]
        assert distress == sorted(distress)
        assert {*each.near} <= {*each.steps}
        assert sum(step.state == "next" for step in each.steps) <= NEXT
        for step in each.steps:
            assert not isinstance(step.option, Ask)
            assert area_of(step.option.challenge.category) == each.area
            assert (step.state == "done") == (step.mark.done > 0)


def test_a_plan_stands_first_and_in_its_own_order() -> None:
    plan = catalog(
        *(challenge(slug, level, category="play") for slug, level in (("big", 4), ("small", 1), ("odd", 2))),
        name=PLAN,
    )
    both = Catalog([(pack, False) for some in (ALL, plan) for pack in some.packs.values()])
    done = tried(entries(plan)["big"], days_after(TODAY, -1), peak=70)
    first, *others = climbs(both, facts(done), TODAY)
    assert (first.area, first.called) == ("plan", "Your plan")
    assert [(step.option.id, step.state) for step in first.steps] == [
        ("my-plan/big", "done"),
        ("my-plan/small", "next"),
        ("my-plan/odd", "next"),
    ]
    assert all(not step.option.id.startswith(PLAN) for each in others for step in each.steps)
