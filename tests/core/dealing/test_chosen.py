"""A card that the user chose, one wished for as a likely no, and the cards of the first week."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog
from rejectui.core.days.day_plan import chosen, making_room, taken_out
from rejectui.core.dealing.deal import another, deal, likely_no
from rejectui.core.facts import Day, Facts
from rejectui.core.today import today
from rejectui.packs.programs import load_programs
from tests.core.build import MONDAY, catalog, challenge, days_after, entries, facts, tried

TODAY = days_after(MONDAY, 40)
BOLD = catalog(
    challenge("small", 1), challenge("other", 1), challenge("bold", 5), challenge("gone", 2, retired=True)
)


def with_day(known: Facts, record: Day) -> Facts:
    return replace(known, days={**known.days, record.day: record})


def choose(known: Facts, full_id: str) -> Facts:
    before = known.days.get(TODAY) or Day(day=TODAY, challenge="cafe/small")
    return with_day(known, making_room(before, chosen(full_id, before)))


@pytest.mark.parametrize(
    "settings",
    [{}, {"packs_off": ["cafe"]}, {"hidden": ["cafe/bold"]}, {"languages": ["de"]}],
    ids=["any level", "its pack is off", "hidden", "another language"],
)
def test_what_was_chosen_is_the_card_whatever_else_is_so(settings: dict[str, Any]) -> None:
    card = deal(BOLD, choose(facts(**settings), "cafe/bold"), TODAY)
    assert card is not None
    assert (card.title, card.why) == ("Ask about bold", "You chose it.")


def test_a_retired_one_may_be_chosen_by_who_knows_it() -> None:
    card = deal(BOLD, choose(facts(), "cafe/gone"), TODAY)
    assert card is not None
    assert card.entry is not None


def test_what_was_chosen_and_is_gone_makes_room_for_what_is_dealt() -> None:
    among, known = catalog(challenge("small")), choose(facts(), "cafe/bold")
    card = deal(among, known, TODAY)
    assert card is not None
    assert (card.title, card.why) == ("Ask about small", "A small one to begin with.")
    shown = today(among, known, TODAY)
    assert (shown.lost_plan, shown.record.came) == (True, None)


def test_another_goes_back_to_the_level_that_is_due() -> None:
    known = choose(facts(), "cafe/bold")
    for _ in range(4):
        record = another(BOLD, known, TODAY)
        assert record is not None
        assert record.challenge in ("cafe/small", "cafe/other")
        known = with_day(known, record)


def test_one_step_above_what_is_due_is_no_reason_to_stay_there() -> None:
    among = catalog(challenge("one"), challenge("two", 2), challenge("three", 2), challenge("four"))
    known = with_day(facts(), chosen("cafe/two", Day(day=TODAY, challenge="cafe/one")))
    record = another(among, known, TODAY)
    assert record is not None
    assert record.challenge == "cafe/four"


def test_it_is_put_away_when_another_makes_room_and_comes_back_as_chosen() -> None:
    record = choose(facts(), "cafe/bold").days[TODAY]
    later = making_room(record, Day(day=TODAY, challenge="cafe/other", shown=(*record.shown, "cafe/bold")))
    back = taken_out(later)
    assert back is not None
    assert (back.challenge, back.came) == ("cafe/bold", "chosen")


def test_choosing_the_card_that_is_there_changes_nothing() -> None:
    planned = Day(day=TODAY, challenge="cafe/bold", planned=True)
    assert chosen("cafe/bold", planned) == planned


NOES = catalog(
    challenge("yes-1", likely="mostly_yes", when="any_day"),
    challenge("silent-1", likely="silence", channel="written", when="any_day"),
    challenge("hard-1", likely="mostly_no", refusal="hard", when="any_day"),
    challenge("fair-1", likely="mostly_no", refusal="fair", when="any_day"),
    challenge("easy-1", likely="mostly_no", refusal="easy", when="any_day"),
    challenge("letter-1", likely="mostly_no", refusal="easy", channel="written", when="any_day"),
    challenge("later-1", likely="mostly_no", refusal="easy", when="when_it_comes_up"),
    challenge("easy-2", 2, likely="mostly_no", refusal="easy"),
    challenge("mixed-2", 2, likely="mixed"),
)


def wished(known: Facts, among: Catalog = NOES) -> list[str]:
    """The challenges that come when a likely no is wished for again and again, until one comes twice."""
    found: list[str] = []
    while True:
        record = likely_no(among, known, TODAY)
        if record is None or record.challenge in found:
            return found
        assert record.came == "likely_no"
        found.append(str(record.challenge))
        known = with_day(known, record)


def test_the_likeliest_no_is_spoken_and_easy_to_refuse_and_never_of_another_level() -> None:
    slugs = ("easy-1", "fair-1", "letter-1", "silent-1", "yes-1", "later-1")
    assert wished(facts()) == [f"cafe/{slug}" for slug in slugs]


def test_the_level_is_the_one_that_is_due() -> None:
    own = entries(catalog(challenge("a", 2, askee="friend"), challenge("b", 2, askee="manager"), name="own"))
    before = [tried(own[slug], days_after(TODAY, -back), peak=60) for back, slug in ((30, "a"), (2, "b"))]
    assert wished(facts(*before)) == ["cafe/easy-2", "cafe/mixed-2"]


def test_what_was_done_lately_is_not_wished_for_again() -> None:
    done = tried(entries(NOES)["easy-1"], days_after(TODAY, -3), peak=60)
    assert wished(facts(done))[0] == "cafe/fair-1"
    assert "cafe/easy-1" not in wished(facts(done))


def test_what_is_still_planned_from_an_earlier_day_is_not_wished_for_again() -> None:
    plan = Day(day=days_after(TODAY, -1), challenge="cafe/easy-1", planned=True)
    assert wished(facts())[0] == "cafe/easy-1"
    assert "cafe/easy-1" not in wished(facts(days=[plan]))


def test_it_says_why_it_came() -> None:
    record = likely_no(NOES, facts(), TODAY)
    assert record is not None
    card = deal(NOES, with_day(facts(), record), TODAY)
    assert card is not None
    assert card.why == "The likeliest no at your level, as you asked."


MIXED = catalog(
    *(challenge(f"letter-{n}", channel="written", when="any_day") for n in range(6)),
    *(challenge(f"waits-{n}", when="when_it_comes_up") for n in range(6)),
    *(challenge(f"nobody-knows-{n}") for n in range(6)),
    challenge("call", channel="phone", when="any_day"),
    challenge("walk-in", when="any_day", askee="friend"),
)
AT_ONCE = {"cafe/call", "cafe/walk-in"}


def first_cards(known: Facts, days: int) -> list[str]:
    found = []
    for number in range(days):
        card = deal(MIXED, known, days_after(TODAY, number))
        assert card is not None
        assert card.entry is not None
        found.append(card.entry.id)
    return found


def test_the_first_card_can_be_done_on_any_day_aloud() -> None:
    assert set(first_cards(facts(), 30)) <= AT_ONCE


def test_after_the_first_week_all_cards_come() -> None:
    begun = facts(*(tried(entries(MIXED)[slug], TODAY, peak=50) for slug in ("call", "walk-in")))
    week = {each for number in range(1, 7) for each in first_cards_of(begun, number)}
    later = {each for number in range(7, 40) for each in first_cards_of(begun, number)}
    assert week <= AT_ONCE
    assert not later <= AT_ONCE


def first_cards_of(known: Facts, number: int) -> list[str]:
    card = deal(MIXED, known, days_after(TODAY, number))
    assert card is not None
    assert card.entry is not None
    return [card.entry.id]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("hundred-a-year", ("letter-",)), ("gentle-month", ("walk-in", "call")), ("thirty-days", ("call",))],
    ids=["nothing spoken", "spoken in its first week", "staff first"],
)
def test_a_program_that_wants_nothing_spoken_has_its_letters_in_the_first_week(
    name: str, begins: tuple[str, ...]
) -> None:
    program = load_programs().by_name[name]
    waiting = (challenge(f"letter-of-{n}", channel="written", when="when_it_comes_up") for n in range(6))
    among = catalog(*(entry.challenge for entry in MIXED), *waiting)
    for number in range(20):
        card = deal(among, facts(), days_after(TODAY, number), program=program)
        assert card is not None and card.challenge is not None
        assert card.challenge.id.startswith(begins) and card.challenge.when == "any_day"


def test_where_nothing_can_be_done_at_once_everything_may_come() -> None:
    among = catalog(challenge("letter", channel="written", when="any_day"), challenge("waits"))
    cards = {deal(among, facts(), days_after(TODAY, number)) for number in range(20)}
    assert {card.entry.challenge.id for card in cards if card and card.entry} == {"letter", "waits"}
