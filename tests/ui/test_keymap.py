"""A user's keys change what keys do, footer, help and palette; what is wrong is told, and the rest holds."""

from __future__ import annotations

import pytest

from rejectui.ui.keys import BY_PLACE, LISTS, keymap, shown_key
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
    ({"today.another": 5}, '5 for today.another is not a key; write one in quotes, such as "a".'),
    (
        {"today.anothr": "a"},
        'config.toml, [keys]: "today.anothr" is not a key of RejectUI; Help lists the names.',
    ),
    (
        {"today.another": "z", "today.rest": "z"},
        '"z" would do two things in Today: today.another and today.rest. The first has it.',
    ),
    ({"go.review": "z", "today.rest": "z"}, '"z" would do two things in Today: go.review and today.rest.'),
    ({"today.another": "ctrl+q"}, '"ctrl+q" cannot be given to today.another; the app needs it itself.'),
    ({"today.another": "enter"}, '"enter" cannot be given to today.another'),
    ({"today.another": "a,escape"}, '"escape" cannot be given to today.another'),
    ({"today.another": "ctrl+p"}, '"ctrl+p" cannot be given to today.another'),
    ({"today.another": "ctrl+m"}, '"ctrl+m" cannot be given to today.another'),
    ({"today.another": "spacebar"}, '"spacebar" for today.another is not a key'),
    ({"today.another": "ctrl+spacebar"}, '"ctrl+spacebar" for today.another is not a key'),
    ({"today.another": ""}, '"" for today.another is not a key'),
    ({"today.another": ","}, '"," for today.another is not a key'),
    ({"journal.edit": "j"}, '"j" cannot be given to journal.edit; lists need it to move.'),
    ({"go.packs": "G"}, '"G" cannot be given to go.packs; lists need it to move.'),
]


# What the user gave to an action; which default lost which key to it, and what that one has left.
TAKEN = [
    ({"today.another": "l"}, {"today.log": {"l": "today.another"}}, {"today.log": "no key"}),
    ({"go.review": "h"}, {"today.hide": {"h": "go.review"}, "packs.hide": {"h": "go.review"}}, {}),
    ({"today.another": "-"}, {"today.smaller": {"minus": "today.another"}}, {"today.smaller": "no key"}),
    ({"log.no": "2"}, {"log.2": {"2": "log.no"}}, {"log.2": "no key"}),
    ({"programs.start": "q"}, {"programs.leave": {"q": "programs.start"}}, {"programs.leave": "esc"}),
    ({"go.packs": "4"}, {"go.ladder": {"4": "go.packs"}}, {"go.ladder": "no key"}),
    # What works everywhere gives way in that place only.
    ({"today.another": "?"}, {"go.help": {"question_mark": "today.another"}}, {"go.help": "?"}),
    ({"today.rest": "F"}, {"go.fair": {"F": "today.rest"}}, {"go.fair": "F"}),
]


@pytest.mark.parametrize("chosen", GOOD, ids=str)
def test_a_good_keymap_holds_and_takes_no_key(chosen: dict[str, str]) -> None:
    assert keymap(chosen) == (chosen, [], {})


@pytest.mark.parametrize(("chosen", "sentence"), BAD, ids=str)
def test_what_is_wrong_gets_a_sentence_and_the_rest_holds(chosen: dict[str, str], sentence: str) -> None:
    wrong = list(chosen)[-1]
    fine = {name: key for name, key in chosen.items() if name != wrong} | {"review.span": "f9"}
    found = keymap({"review.span": "f9"} | chosen)
    (problem, rest) = found.problems
    assert sentence in problem and problem.endswith(".")
    assert rest == "The rest of [keys] holds."
    assert found.keys == fine
    assert keymap({wrong: chosen[wrong]}).problems[1:] == []


@pytest.mark.parametrize(("chosen", "lost", "left"), TAKEN, ids=str)
def test_the_users_choice_wins_over_a_default(
    chosen: dict[str, str], lost: dict[str, dict[str, str]], left: dict[str, str]
) -> None:
    found = keymap(chosen)
    assert (found.problems, found.lost) == ([], lost)
    assert found.keys.items() >= chosen.items()
    known = {binding.id: binding.key for bindings in BY_PLACE.values() for binding in bindings}
    assert {name: shown_key(found.keys.get(name, known[name])) for name in left} == left


def test_the_keys_of_lists_are_those_that_lists_have() -> None:
    assert RowList._merged_bindings is not None
    assert set(RowList._merged_bindings.key_to_bindings) > LISTS


def test_one_wrong_name_is_told_and_the_others_hold(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.foo": "z", "today.rest": "t", "today.own": "t"}))
    told = player.notices[0].split("\n")
    assert '"today.foo" is not a key of RejectUI' in told[0]
    assert '"t" would do two things in Today: today.rest and today.own. The first has it.' in told[1]
    assert told[2:] == ["The rest of [keys] holds."]
    assert "A day of rest" in player.press("t").words
    assert player.press("o").on == "OwnAsk"


def test_who_took_the_key_of_another_action_has_it_and_help_says_so(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "l", "go.review": "h", "today.another": "?"}))
    assert player.notices == []
    assert "l Rest" in player.lines[-1] and "Log it" not in player.lines[-1]
    title = player.app.practice.today.record.challenge
    assert player.press("question_mark").app.practice.today.record.challenge != title
    assert "A day of rest" in player.press("l").words
    assert player.press("h").on == "ReviewScreen"
    player.press("question_mark").resize(110, 120)
    assert "no key Log how it went. l is “Rest” in Today." in player.words
    assert "? All keys, and the science page. ? is “Another” in Today." in player.words


def test_what_lost_its_key_is_still_in_the_palette(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "l", "today.own": "n"})).press("ctrl+p", *"no key")
    player.wait_until(lambda: "Log it  (no key)" in player.text, "what can be logged")
    assert "Another  (no key)" in player.text


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


def test_help_does_not_tell_what_does_not_hold(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "enter"})).press("question_mark")
    player.resize(100, 120)
    assert "r Make today a rest day" in player.words
