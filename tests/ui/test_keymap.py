"""A user's keys: a good keymap changes footer, help and palette; a bad one is told and left aside."""

from __future__ import annotations

import pytest

from rejectui.ui.keys import LISTS, clashes
from rejectui.ui.widgets.frame.rows import RowList
from tests.ui.build import House
from tests.ui.player import Play

GOOD = [
    {},
    {"today.another": "a"},
    {"today.another": "a", "today.own": "n"},
    {"today.log": "r", "today.rest": "l"},
    {"go.review": "z,f3"},
    {"go.review": "z, f3"},
    {"today.rest": "ctrl+r"},
    {"today.smaller": "_"},
    {"today.rest": "é"},
    {"today.rest": "V"},
    {"log.no": "f1", "today.another": "f1"},
    {"settings.leave": "escape,b"},
    {"today.rest": "."},
    {"today.rest": "shift+f5"},
]
BAD = [
    (
        {"today.anothr": "a"},
        'config.toml, [keys]: "today.anothr" is not a key of RejectUI; Help lists the names.',
    ),
    (
        {"today.another": "l"},
        'config.toml, [keys]: "l" would do two things in Today: today.log and today.another.',
    ),
    ({"today.another": "ctrl+q"}, '"ctrl+q" cannot be given to today.another; the app needs it itself.'),
    ({"today.another": "enter"}, '"enter" cannot be given to today.another'),
    ({"today.another": "a,escape"}, '"escape" cannot be given to today.another'),
    ({"today.another": "ctrl+p"}, '"ctrl+p" cannot be given to today.another'),
    ({"today.another": "ctrl+m"}, '"ctrl+m" cannot be given to today.another'),
    ({"go.review": "h"}, '"h" would do two things in Today: today.hide and go.review.'),
    ({"today.another": "?"}, '"question_mark" would do two things in Today: today.another and go.help.'),
    ({"today.another": "-"}, '"minus" would do two things in Today'),
    ({"log.no": "2"}, '"2" would do two things in Logging'),
    ({"today.another": "spacebar"}, '"spacebar" for today.another is not a key'),
    ({"today.another": "ctrl+spacebar"}, '"ctrl+spacebar" for today.another is not a key'),
    ({"today.another": ""}, '"" for today.another is not a key'),
    ({"today.another": ","}, '"," for today.another is not a key'),
    ({"journal.edit": "j"}, '"j" cannot be given to journal.edit; lists need it to move.'),
    ({"go.packs": "G"}, '"G" cannot be given to go.packs; lists need it to move.'),
]


@pytest.mark.parametrize("keymap", GOOD)
def test_a_good_keymap_has_no_problems(keymap: dict[str, str]) -> None:
    assert clashes(keymap) == []


@pytest.mark.parametrize(("keymap", "sentence"), BAD)
def test_a_bad_keymap_gets_a_sentence(keymap: dict[str, str], sentence: str) -> None:
    (problem,) = [each for each in clashes(keymap) if sentence in each]
    assert problem.endswith(".")


def test_the_keys_of_lists_are_those_that_lists_have() -> None:
    assert RowList._merged_bindings is not None
    assert set(RowList._merged_bindings.key_to_bindings) > LISTS


def test_a_bad_keymap_is_told_and_ignored_and_the_app_runs(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.another": "l", "today.rest": "t"}))
    assert '"l" would do two things in Today' in player.notices[0]
    player.press("l")
    assert player.on == "LogAttempt"
    player.press("escape", "r")
    assert "A day of rest" in player.words


def test_a_good_keymap_changes_what_keys_do_and_the_footer(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "t", "today.log": "a", "log.no": "f2", "go.review": "z,f3"}))
    assert player.notices == []
    assert "t Rest" in player.lines[-1] and "a Log it" in player.lines[-1]
    assert "A day of rest" not in player.press("r").words
    assert player.press("l").on == "TodayScreen"
    player.press("a", "f2", "enter")
    assert "● no" in player.words
    assert player.press("z").on == "ReviewScreen"
    assert player.press("1", "f3").on == "ReviewScreen"


def test_a_sign_is_shown_as_itself(house: House, play: Play) -> None:
    assert ". Rest" in play(house.app(keys={"today.rest": "."})).lines[-1]


def test_two_keys_can_change_places(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.log": "r", "today.rest": "l"}))
    assert player.press("r").on == "LogAttempt"
    assert "A day of rest" in player.press("escape", "l").words


def test_help_does_not_tell_an_ignored_keymap(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.another": "l", "today.rest": "t"})).press("question_mark")
    player.resize(100, 120)
    assert "r Make today a rest day" in player.words
