"""What the theme of a program's week does to dealing: it chooses among cards that fit equally well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Challenge
from rejectui.core.dealing.deal import Card
from rejectui.core.programs.program import Program, Theme, wanted
from rejectui.core.programs.progress import running
from rejectui.packs.library import bundled_folder, load
from tests.core.build import catalog, days_after, facts, own, pause
from tests.core.programs.test_wishes import (
    ALL,
    ASKEES,
    FITS,
    PROGRAMS,
    TODAY,
    in_it,
    lately,
    only,
    over_days,
    whys,
)


def themed(**theme: Any) -> Program:
    """A program that wants nothing else, in a week of this theme."""
    plain = replace(PROGRAMS["jiang-100"], order="free", needs_person=False)
    return replace(plain, weeks=(msgspec.convert({"theme": "so", "told": "So it is.", **theme}, Theme),))


def in_its_week(theme: Program, known: list[Attempt] | None = None, **more: Any) -> list[Card]:
    """The cards of many days with it."""
    return over_days(None, known, theme=theme, **more)


@pytest.mark.parametrize(
    ("theme", "fits"),
    [
        ({"categories": ["dating", "work"]}, lambda c: c.category in ("dating", "work")),
        ({"channels": ["phone"]}, lambda c: c.channel == "phone"),
        ({"askees": ["friend"]}, lambda c: c.askee == "friend"),
        (
            {"categories": ["help"], "channels": ["written"], "askees": ["staff"]},
            lambda c: (c.category, c.channel, c.askee) == ("help", "written", "staff"),
        ),
    ],
    ids=["kinds of ask", "ways of asking", "who is asked", "all at once"],
)
def test_what_is_of_the_week_comes_first_and_the_card_says_so(
    theme: dict[str, Any], fits: Callable[[Challenge], bool]
) -> None:
    cards = in_its_week(themed(**theme))
    assert all(card.challenge and fits(card.challenge) for card in cards)
    assert whys(cards) == {FITS}
    assert not all(card.challenge and fits(card.challenge) for card in over_days(None))


def test_an_ask_that_is_put_off_is_of_a_week_that_wants_one_s_own_or_its_kind() -> None:
    ask = own(category="connection", peak=10)
    wants: list[tuple[dict[str, Any], bool]] = [
        ({"own": True, "askees": ["friend"]}, True),
        ({"categories": ["connection"]}, True),
        ({"categories": ["help"]}, False),
        ({"channels": ["in_person"]}, False),
    ]
    assert [themed(**theme).weeks[0].fits(ask) for theme, _ in wants] == [fits for _, fits in wants]
    (card, *_) = in_its_week(themed(own=True, categories=["giving"]), asks=[ask])
    assert card.kept == ask
    assert card.why == f"You saved it for later, and it is about the right size for now. {FITS}"


def test_a_theme_is_no_quota() -> None:
    known = lately(*((f"call-dating-{askee}-1", 60) for askee in (*ASKEES, "staff", "friend")))
    kinds = {c.challenge.category for c in in_its_week(themed(categories=["dating"]), known) if c.challenge}
    assert kinds and "dating" not in kinds


@pytest.mark.parametrize("theme", [{"categories": ["dating"]}, {"channels": ["written"]}, {"own": True}])
@pytest.mark.parametrize("level", [1, 3, 5])
def test_a_theme_leaves_the_level_as_it_is(theme: dict[str, Any], level: int) -> None:
    """What is of the theme is at another level: it waits."""
    far = [each for each in ALL if each.challenge.level != 2 and themed(**theme).weeks[0].fits(each)]
    among = catalog(
        *(each.challenge for each in far if each.challenge.level == level), *only("fair-yes-help", level=2)
    )
    known = lately(("call-play-friend-2", 60))
    asks = [own(category="dating", peak=(level - 1) * 20 + 10)]
    with_it = in_its_week(themed(**theme), known, among=among, asks=asks)
    assert [card.level for card in with_it] == [
        card.level for card in over_days(None, known, among, asks=asks)
    ]


def test_each_week_wants_its_own_and_what_the_author_says_nothing_of_wants_nothing() -> None:
    month = PROGRAMS["gentle-month"]
    weeks = [month.in_week(number) for number in (1, 2, 3, 4, 5)]
    assert [week.weeks for week in weeks] == [*((theme,) for theme in month.weeks), ()]
    assert [week.order for week in weeks] == ["ladder", "rising", "ladder", "rising", "rising"]
    assert {replace(week, weeks=month.weeks, order=month.order) for week in weeks} == {month}
    assert PROGRAMS["jiang-100"].in_week(3) is PROGRAMS["jiang-100"]


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 2), (21, 4), (27, 4)])
def test_the_week_that_is_dealt_is_the_one_it_stands_in(days: int, week: int) -> None:
    known = replace(facts(), runs=(in_it("gentle-month", started=days_after(TODAY, -days)),))
    found = running(PROGRAMS, known, TODAY)
    assert found == PROGRAMS["gentle-month"].in_week(week)


def test_days_of_rest_do_not_bring_the_next_week() -> None:
    away = pause(days_after(TODAY, -5), days_after(TODAY, -1))
    known = replace(facts(pauses=[away]), runs=(in_it("gentle-month", started=days_after(TODAY, -10)),))
    assert running(PROGRAMS, known, TODAY) == PROGRAMS["gentle-month"].in_week(1)
    resting = replace(facts(pauses=[pause(TODAY)]), runs=(in_it("gentle-month", started=TODAY),))
    assert running(PROGRAMS, resting, TODAY) == PROGRAMS["gentle-month"].in_week(1)


def test_the_packs_have_cards_for_every_week_at_every_level_up_to_three() -> None:
    shipped = [*load([(bundled_folder(), True)]).catalog]
    month = PROGRAMS["gentle-month"]
    for theme in month.weeks:
        for level in (1, 2, 3):
            fits = [each for each in shipped if theme.fits(each) and wanted(month, each)]
            assert sum(each.challenge.level == level for each in fits) >= 3, (theme.theme, level)
