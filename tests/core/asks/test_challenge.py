"""What a pack may hold, and how a challenge is found by its full id."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import Challenge, Pack
from tests.core.build import catalog, challenge, entries, pack

REQUIRED = ("id", "title", "how", "level", "category", "askee", "channel")
SHORTEST = {
    "id": "name-a-drink",
    "title": "Ask the café to name a drink after you",
    "how": "Choose a quiet moment.",
    "level": 3,
    "category": "play",
    "askee": "staff",
    "channel": "in_person",
}


def test_the_required_fields_are_enough_and_the_rest_has_a_safe_default() -> None:
    one = msgspec.convert(SHORTEST, Challenge)
    assert (one.likely, one.refusal, one.minutes, one.money, one.cost) == ("mixed", "fair", 1, "none", "none")
    assert (one.silence_after, one.places, one.retired, one.reviewed) == (14, ("anywhere",), False, None)
    assert (one.not_for, one.safety, one.tags, one.locales) == ((), (), (), ())
    assert one.if_yes
    assert one.if_no
    assert one.when is None, "not judged, so not taken for one that can be done any day"


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_field_that_is_missing_is_an_error(name: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=f"missing required field `{name}`"):
        msgspec.convert({key: value for key, value in SHORTEST.items() if key != name}, Challenge)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"level": 0}, id="level 0"),
        pytest.param({"level": 6}, id="level 6"),
        pytest.param({"level": "3"}, id="a level in words"),
        pytest.param({"category": "romance"}, id="a category that was renamed"),
        pytest.param({"askee": "child"}, id="an askee there is not"),
        pytest.param({"channel": "pigeon"}, id="a channel there is not"),
        pytest.param({"id": "Name a drink"}, id="an id that is no slug"),
        pytest.param({"id": "name--drink"}, id="an id with two hyphens together"),
        pytest.param({"id": "x" * 61}, id="an id of 61 letters"),
        pytest.param({"title": ""}, id="an empty title"),
        pytest.param({"title": "x" * 121}, id="a title of 121 characters"),
        pytest.param({"how": "x" * 2001}, id="a text of 2,001 characters"),
        pytest.param({"minutes": -1}, id="less than no time"),
        pytest.param({"minutes": 481}, id="more than a day's work"),
        pytest.param({"silence_after": 6}, id="silence after six days"),
        pytest.param({"by": "x" * 81}, id="a handle of 81 characters"),
        pytest.param({"silence_after": 31}, id="silence after 31 days"),
        pytest.param({"places": []}, id="no place at all"),
        pytest.param({"reviewed": "soon"}, id="a review on no date"),
        pytest.param({"retired": "no"}, id="a word where yes or no is meant"),
        pytest.param({"when": "today"}, id="a time there is not"),
        pytest.param({"honest": True}, id="a field that is a rule and not a field"),
    ],
)
def test_a_value_beyond_its_limits_is_an_error(fields: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**SHORTEST, **fields}, Challenge)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"minutes": 0, "silence_after": 7}, id="no time, and a week of silence"),
        pytest.param({"minutes": 480, "silence_after": 30}, id="a day's work, and a month of silence"),
        pytest.param({"title": "x" * 120, "how": "x" * 2000, "by": "x" * 80}, id="the longest texts"),
        pytest.param({"title": "x", "how": "x", "by": "x", "places": ("home",)}, id="the shortest texts"),
        pytest.param({"id": "x" * 60}, id="the longest id"),
        pytest.param({"id": "4th-wall"}, id="an id with a digit"),
        pytest.param({"reviewed": "2026-11-22"}, id="a review on a date"),
        pytest.param({"when": "any_day"}, id="one for any day"),
        pytest.param({"when": "when_it_comes_up"}, id="one that waits for an occasion"),
    ],
)
def test_a_value_at_its_limit_is_fine(fields: dict[str, Any]) -> None:
    raw = {**SHORTEST, **fields}
    assert {**SHORTEST, **msgspec.to_builtins(msgspec.convert(raw, Challenge))} == raw


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        pytest.param({"askee": "manager"}, "asker_lower", id="a manager stands higher"),
        pytest.param({"askee": "public_figure"}, "asker_lower", id="so does a public figure"),
        pytest.param({"askee": "stranger"}, "equal", id="everyone else is an equal"),
        pytest.param({"askee": "manager", "power": "equal"}, "equal", id="unless the pack says otherwise"),
    ],
)
def test_power_is_by_askee_unless_given(fields: dict[str, Any], standing: str) -> None:
    assert challenge(**fields).standing == standing


def test_a_pack_holds_500_challenges_at_most() -> None:
    raw = msgspec.to_builtins(pack("cafe", [challenge()]))
    assert len(msgspec.convert({**raw, "challenges": raw["challenges"] * 500}, Pack).challenges) == 500
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**raw, "challenges": raw["challenges"] * 501}, Pack)


@pytest.mark.parametrize(
    ("situations", "fits"),
    [((), True), (("study",), True), (("make", "online"), True), (("retirement",), False), ("study", False)],
    ids=["everybody's life", "one", "two", "one there is not", "a word where a list is meant"],
)
def test_a_pack_says_in_whose_life_it_fits(situations: Any, fits: bool) -> None:
    raw = {**msgspec.to_builtins(pack("cafe", [challenge()])), "situations": situations}
    if fits:
        assert msgspec.convert(raw, Pack).situations == situations
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(raw, Pack)


def test_a_challenge_goes_by_its_full_id() -> None:
    one = challenge("sit-here")
    both = Catalog([(pack("cafe", [one]), True), (pack("park", [one]), True)])
    assert [entry.id for entry in both] == ["cafe/sit-here", "park/sit-here"]
    assert len(both) == 2
    found = both.get("park/sit-here")
    assert found is not None
    assert (found.pack, found.pack_title, found.language) == ("park", "The park pack", "en")


@pytest.mark.parametrize("full_id", ["sit-here", "park/sit-here", "cafe/", "", None])
def test_nothing_else_finds_one(full_id: str | None) -> None:
    assert catalog(challenge("sit-here")).get(full_id) is None


def test_a_pack_whose_name_is_taken_and_a_challenge_whose_id_is_taken_are_left_out() -> None:
    first, second = challenge("a", title="The first"), challenge("a", title="The second")
    found = Catalog([(pack("cafe", [first, second]), True), (pack("cafe", [second, challenge("b")]), False)])
    assert [entry.challenge.title for entry in found] == ["The first"]
    assert found.elsewhere == set()


def test_which_packs_are_from_elsewhere() -> None:
    found = Catalog([(pack("cafe", [challenge()]), True), (pack("mine", []), False)])
    assert found.elsewhere == {"mine"}


@pytest.mark.parametrize(
    ("bundled", "reviewed", "counts"),
    [(True, "2026-01-01", True), (True, None, False), (False, "2026-01-01", False)],
    ids=["reviewed in this project", "not reviewed", "a pack from elsewhere cannot say so of itself"],
)
def test_who_vouches_for_a_challenge(bundled: bool, reviewed: str | None, counts: bool) -> None:
    among = catalog(challenge("a", reviewed=reviewed), bundled=bundled)
    assert entries(among)["a"].reviewed == counts
