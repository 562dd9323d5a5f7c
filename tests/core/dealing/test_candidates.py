"""Whether a pack is dealt from: by hand before anything else, then by what is in somebody's life."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog
from rejectui.core.dealing.candidates import PackState, challenge_of, pack_state, to_be_had
from rejectui.core.dealing.deal import deal
from rejectui.core.dealing.reasons import why_nothing
from rejectui.core.facts import Day
from tests.core.build import MONDAY, challenge, entries, facts, pack

BY_HAND = {"off": {"packs_off": ["lab"]}, "on": {"packs_on": ["lab"]}, "": {}}


def lab(*situations: str) -> Catalog:
    """A pack that fits only where one of these is in somebody's life."""
    plain = pack("lab", [challenge("sit-here")])
    fits = msgspec.convert({**msgspec.to_builtins(plain), "situations": situations}, type(plain))
    return Catalog([(fits, True)])


@pytest.mark.parametrize(
    ("situations", "by_hand", "life", "state"),
    [
        pytest.param([], "", None, "on", id="a pack for everybody, before anything is said"),
        pytest.param([], "", [], "on", id="a pack for everybody, with none of these"),
        pytest.param([], "", ["work"], "on", id="a pack for everybody"),
        pytest.param(["study"], "", None, "on", id="as long as nothing is said, every pack is on"),
        pytest.param(["study"], "", ["study", "date"], "on", id="in one's life"),
        pytest.param(["study", "work"], "", ["work"], "on", id="any one of them is enough"),
        pytest.param(["study"], "", ["work"], "not_in_life", id="not in one's life"),
        pytest.param(["study"], "", [], "not_in_life", id="none of these is an answer"),
        pytest.param(["study"], "on", ["work"], "on", id="on by hand, whatever life says"),
        pytest.param(["study"], "off", ["study"], "off", id="off by hand, although it fits"),
        pytest.param(["study"], "off", ["work"], "off", id="off by hand, and it does not fit"),
        pytest.param([], "off", None, "off", id="off by hand"),
    ],
)
def test_by_hand_then_by_life(
    situations: list[str], by_hand: str, life: list[str] | None, state: PackState
) -> None:
    among = lab(*situations)
    settings = facts(life=life, **BY_HAND[by_hand]).settings
    entry = entries(among)["sit-here"]
    assert pack_state(among.packs["lab"], settings) == pack_state(entry, settings) == state
    assert to_be_had(entry, settings) == (state == "on")


def test_it_is_so_in_other_languages_too() -> None:
    among = lab("study")
    assert [entry.situations for entry in among.spoken(["de", "en"])] == [("study",)]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        pytest.param({"life": ["work"]}, True, id="life alone"),
        pytest.param({"life": []}, True, id="none of these"),
        pytest.param({"life": ["work"], "packs_off": ["lab"]}, False, id="off by hand: life is not why"),
        pytest.param({"life": ["work"], "languages": ["de"]}, False, id="no language: life is not why"),
        pytest.param({"packs_off": ["lab"]}, False, id="by hand alone"),
    ],
)
def test_why_there_is_nothing_names_life_where_that_is_why(settings: dict[str, Any], named: bool) -> None:
    among, known = lab("study"), facts(**settings)
    assert deal(among, known, MONDAY) is None
    assert ("in your life" in why_nothing(among, known, "anywhere")) == named


@pytest.mark.parametrize("came", [None, "chosen", "likely_no"])
@pytest.mark.parametrize("settings", [{}, {"packs_off": ["lab"]}, {"hidden": ["lab/sit-here"]}], ids=str)
def test_what_stands_under_a_day_is_to_be_had_or_was_chosen(came: Any, settings: dict[str, Any]) -> None:
    catalog = lab()
    (entry,) = catalog
    record = Day(day=MONDAY, challenge=entry.id, came=came)
    stands = came == "chosen" or not settings
    assert challenge_of(record, catalog, facts(**settings).settings) == (entry if stands else None)
    gone = Day(day=MONDAY, challenge="lab/gone", came=came)
    assert challenge_of(gone, catalog, facts(**settings).settings) is None


def test_what_is_hard_for_somebody_is_in_their_life() -> None:
    dating = entries(Catalog([(replace(pack("dating", [challenge("ask-out")]), situations=("date",)), True)]))
    settings = facts(life=["study"], areas=["dating"]).settings
    assert pack_state(dating["ask-out"], settings) == "on"
    assert pack_state(dating["ask-out"], facts(life=["study"]).settings) == "not_in_life"


@pytest.mark.parametrize(
    ("settings", "may"),
    [
        ({}, True),
        ({"life": ["study"]}, False),
        ({"life": []}, False),
        ({"life": ["work"]}, True),
        ({"life": ["study"], "areas": ["work"]}, True),
        ({"life": ["study"], "packs_on": ["cafe"]}, True),
    ],
)
def test_who_has_no_colleagues_is_dealt_no_ask_of_one(settings: dict[str, Any], may: bool) -> None:
    one = entries(Catalog([(pack("cafe", [challenge("lunch", askee="colleague")]), True)]))["lunch"]
    assert to_be_had(one, facts(**settings).settings) is may
