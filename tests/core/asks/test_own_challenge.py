"""Ids from titles, and what the journal knows of an own ask."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.asks.attempt import same_ask
from rejectui.core.asks.challenge import Slug
from rejectui.core.asks.own_challenge import known_of, may_become, own_slug
from rejectui.core.slug import LONGEST, short_slug, slug
from tests.core.build import attempt

LONG = "Ask the people of the house on the corner whether I may have a look at the garden behind it"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ask for a menu to keep", "ask-for-a-menu-to-keep"),
        ("  May I… sit HERE?! ", "may-i-sit-here"),
        ("I've always wondered", "ive-always-wondered"),
        ("Ask the café for Grüße", "ask-the-cafe-for-grusse"),
        (LONG, "ask-the-people-of-the-house-on-the-corner-whether-i-may-have"),
        ("x" * 100, "x" * 60),
        ("Хочешь?", ""),
        ("", ""),
    ],
)
def test_a_title_as_an_id(title: str, found: str) -> None:
    assert slug(title) == found
    assert len(found) <= LONGEST


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ask for a menu to keep", "menu-keep"),
        ("Ask the baker whether you may see the big oven tomorrow", "baker-see-big-oven"),
        ("Ask for it", "ask-for-it"),
        ("Можно?", ""),
    ],
)
def test_a_short_id_to_propose(title: str, found: str) -> None:
    assert short_slug(title) == found


@given(st.text(max_size=200))
def test_an_id_of_an_own_ask_is_always_one_and_depends_on_the_ask_alone(text: str) -> None:
    found = own_slug(text)
    msgspec.convert(found, Slug)
    assert own_slug(f"  {text}\n ") == found
    assert own_slug(text.upper()) == found or same_ask(text.upper()) != same_ask(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Хочешь?", "Можно?"), (f"{LONG} now", f"{LONG} tomorrow"), ("Ein Müsli", "Ein Musli"), ("é", "è")],
)
def test_where_letters_are_lost_ids_still_differ(one: str, other: str) -> None:
    assert own_slug(one) != own_slug(other)
    assert re.fullmatch(r".*-[0-9a-f]{8}", own_slug(one))


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({}, {"title": "May I sit here?"}),
        ({"peak": 45}, {"title": "May I sit here?", "level": 3}),
        (
            {"peak": 45, "snapshot": {"title": "x", "category": "help", "level": 1}},
            {"title": "May I sit here?", "level": 1, "category": "help"},
        ),
        ({"ask": "May  I\nsit?"}, {"title": "May I sit?"}),
        ({"ask": "x" * 121}, {"how": "x" * 121}),
    ],
)
def test_what_is_known(fields: dict[str, Any], known: dict[str, Any]) -> None:
    assert known_of(attempt("2026-11-20", **fields)) == known


@pytest.mark.parametrize(
    ("outcome", "may"),
    [("yes", True), ("no", True), ("waiting", True), ("backed_out", False), ("called_off", False)],
)
def test_what_was_asked_may_become_a_challenge(outcome: str, may: bool) -> None:
    assert may_become(attempt("2026-11-20", outcome)) is may
    assert may_become(attempt("2026-11-20", outcome, challenge="cafe/menu")) is False
