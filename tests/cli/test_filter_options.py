"""What a list can be filtered by, a command can, too, and the same comes of it."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest

from rejectui.cli.terminal.filter_options import add_filters, filter_of
from rejectui.core.dealing.filters import ANYTHING, WHERE, WISHES, Filter, turned

BY_OPTION = {
    "in person": ("--by", "in-person"),
    "by phone": ("--by", "phone"),
    "in writing": ("--by", "written"),
    "by a form": ("--by", "form"),
    **{f"level {level}": ("--level", str(level)) for level in range(1, 6)},
    "from home": ("--where", "home"),
    "at work": ("--where", "work"),
    "free of charge": ("--free",),
    "any day": ("--any-day",),
    "likely a no": ("--likely-no",),
}


def asked_for(*options: str) -> Filter:
    parser = ArgumentParser()
    add_filters(parser)
    return filter_of(parser.parse_args(options))


def test_every_wish_has_its_option() -> None:
    assert BY_OPTION.keys() == WISHES.keys()


@pytest.mark.parametrize("wish", WISHES)
def test_an_option_asks_for_what_the_list_does(wish: str) -> None:
    assert asked_for(*BY_OPTION[wish]) == WISHES[wish] != ANYTHING


@pytest.mark.parametrize("wish", WISHES)
def test_what_is_turned_twice_is_as_it_was(wish: str) -> None:
    by = WISHES[wish]
    other = Filter(levels=(2,), channels=("phone",), any_day=True)
    assert turned(ANYTHING, by) == by
    assert turned(turned(ANYTHING, by), by) == ANYTHING
    assert turned(turned(other, by), by) == other


def test_options_of_a_kind_add_up() -> None:
    both = asked_for("--by", "phone", "--by", "form", "--level", "3", "--level", "1", "--where", "free")
    assert both == Filter(channels=("phone", "form"), levels=(3, 1), free=True)


def test_where_on_today_names_wishes() -> None:
    assert set(WHERE.values()) - {ANYTHING} <= set(WISHES.values())
