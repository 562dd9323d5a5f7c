"""The first morning: two sentences, three questions that enter passes, one card."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from rejectui.core.asks.challenge import Pack
from rejectui.core.facts import QUESTIONS, Day, Facts, Rhythm, Settings
from rejectui.packs.library import Library
from tests.core.build import challenge, pack
from tests.ui.build import SUNDAY, House, ask, library
from tests.ui.player import Play, Player

MONDAY = date(2026, 11, 16)
STORY = ["Welcome", "FirstAreas", "FirstLife", "FirstPace", "TodayScreen"]


def fits(of: Pack, *situations: str) -> Pack:
    """The pack, for those who have one of these in their life."""
    return msgspec.convert({**msgspec.to_builtins(of), "situations": situations}, Pack)


@pytest.fixture
def shelf() -> Library:
    """Packs with one challenge each: for students, for who dates, for everybody."""
    return library(
        fits(pack("campus", [challenge("one", category="access")]), "study"),
        fits(pack("match", [challenge("two", category="dating")]), "date"),
        pack("cafe", [challenge("three", category="shopping")]),
    )


def known(house: House) -> Facts:
    return house.journal().facts


def card(player: Player) -> str | None:
    shown = player.app.practice.today.card
    return shown.entry.id if shown is not None and shown.entry is not None else None


def test_enter_four_times_leads_to_the_first_card(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False))
    assert "practice, not therapy" in player.words
    for screen in STORY[:-1]:
        assert player.on == screen
        player.press("enter")
    assert player.on == "TodayScreen"
    assert "level 1" in player.text
    assert "A small one to begin with." in player.words
    assert "Your first ask is a good one" in player.words
    facts = known(house)
    assert (facts.settings, facts.rhythms, facts.runs) == (Settings(welcomed=True), (), ())
    assert facts.days == {}  # the first card may still be another one


def test_typed_in_one_piece_it_is_the_same(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).burst(*["enter"] * 4, *"ln6", "enter")
    assert "You asked, and you heard a no." in player.words
    assert [attempt.peak for attempt in known(house).attempts] == [60]


def test_each_question_is_answered_by_keys(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("enter", "3", "6", "enter", "2", "5", "enter", "4", "b")
    assert "[4]" in player.words and "b [x] A gentle month" in player.words
    assert "Four weeks with two or three asks each, and rest in them." in player.words
    player.press("enter")
    facts = known(house)
    assert facts.settings.areas == ("play", "work")
    assert facts.settings.life == ("study", "date")
    assert facts.rhythms == (Rhythm(monday=MONDAY, per_week=4),)
    assert [(run.program, run.started, run.ended) for run in facts.runs] == [("gentle-month", SUNDAY, None)]
    assert "A gentle month · asks on 2 or 3 days" in player.words


def test_arrows_space_and_clicks_choose_too(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("enter", "down", "space", "enter", "end", "space")
    assert "n [x] none of these" in player.words
    player.press("enter")
    y = next(n for n, line in enumerate(player.lines) if "One rung a week" in line)
    player.click(20, y).press("space", "shift+tab", "right", "enter")
    facts = known(house)
    assert (facts.settings.areas, facts.settings.life) == (("help",), ())
    assert [each.per_week for each in facts.rhythms] == [3]
    assert [run.program for run in facts.runs] == ["rung-a-week"]


def test_the_programs_follow_the_days_and_what_was_chosen_stays(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press(*["enter"] * 3)
    assert "b [ ] A gentle month" in player.words and "c [ ] One rung a week" in player.words
    player.press("7")
    assert "b [ ] Thirty days" in player.words and "gentle" not in player.words
    player.press("b", "2")
    assert "b [ ] A gentle month" in player.words and "c [x] Thirty days" in player.words
    player.press("enter")
    assert [run.program for run in known(house).runs] == ["thirty-days"]


def test_the_first_card_is_dealt_by_the_answers(house: House, shelf: Library, play: Play) -> None:
    player = play(house.app(library=shelf, welcomed=False)).press(
        "enter", "5", "enter", "5", "enter", "enter"
    )
    assert card(player) == "match/two"
    assert "It is from an area that you said is hard." in player.words
    player = play(House(house.root / "other").app(library=shelf, welcomed=False))
    assert card(player.press("enter", "enter", "n", "enter", "enter")) == "cafe/three"


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_leaving_keeps_what_was_chosen_and_asks_no_more(
    key: str, passed: int, house: House, play: Play
) -> None:
    player = play(house.app(welcomed=False)).press("enter", *["enter"] * passed, "1", key)
    assert player.on == "TodayScreen"
    facts = known(house)
    assert facts.settings.areas == (("shops",) if passed == 0 else ())
    assert facts.settings.life == (("work",) if passed == 1 else None)
    assert [each.per_week for each in facts.rhythms] == ([1] if passed == 2 else [])
    assert play(house.app(welcomed=False)).on == "TodayScreen"
    assert not player.press("q").running


@pytest.mark.parametrize("seen", [1, 2, 3])
def test_left_in_the_middle_what_was_not_seen_is_asked_once_at_the_next_start(
    seen: int, house: House, play: Play
) -> None:
    """As a `kill -9` leaves it: nothing more is written."""
    play(house.app(welcomed=False)).press(*["enter", "2"] * seen)
    facts = known(house)
    assert facts.settings.areas == (("help",) if seen > 1 else ())
    assert facts.settings.life == (("study",) if seen > 2 else None)
    assert facts.settings.questions_left == QUESTIONS[seen:]
    player = play(house.app(welcomed=False))
    for screen in STORY[seen + 1 :]:
        assert player.on == screen
        player.press("enter")
    assert known(house).settings.questions_left == ()
    assert play(house.app(welcomed=False)).on == "TodayScreen"


def test_when_the_terminal_closes_what_was_chosen_is_kept(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("enter", "2", "4")
    player.app._leave(129)
    player.settle()
    assert known(house).settings.areas == ("help", "people")
    assert play(house.app(welcomed=False)).on == "FirstLife"


def test_two_windows_at_the_first_start_are_no_trouble(house: House, play: Play) -> None:
    one, other = play(house.app(welcomed=False)), play(house.app(welcomed=False))
    one.press("enter", "1", "enter", "1", "enter", "c", "enter")
    other.press("enter", "enter", "enter", "enter")
    assert other.on == "TodayScreen"
    facts = known(house)
    assert (facts.settings.areas, facts.settings.life, len(facts.runs)) == (("shops",), ("work",), 1)


def test_what_was_answered_by_commands_before_stands_there(house: House, play: Play) -> None:
    journal = house.journal()
    journal.set("areas", ["work"])
    journal.set("life", [])
    journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=5))
    player = play(house.app(journal, welcomed=False)).press("enter")
    assert "6 [x] work first" in player.words
    assert "n [x] none of these" in player.press("enter").words
    assert "[5]" in player.press("enter").words
    before = known(house)
    player.press("enter")
    after = known(house)
    assert (after.settings.areas, after.settings.life) == (("work",), ())
    assert after.rhythms == before.rhythms


def test_who_is_in_a_program_is_not_offered_another(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("enter", "enter", "enter", "b", "enter")
    house.journal().set("questions_left", ["rhythm"])
    again = play(house.app(welcomed=False))
    assert "How many days a week?" in again.words and "gentle" not in again.words
    again.press("b", "space", "6", "enter")
    assert len(known(house).runs) == 1 and known(house).rhythms[-1].per_week == 6
    assert player.running


def test_a_plan_that_was_made_before_is_not_taken_away(house: House, shelf: Library, play: Play) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, challenge="campus/one", planned=True))
    player = play(house.app(journal, library=shelf, welcomed=False)).press("enter", "enter", "n", "enter")
    assert player.on == "FirstLife"
    assert "Today's plan is for a challenge of a pack that this would switch off." in player.words
    player.press("escape")
    assert player.on == "TodayScreen"
    assert known(house).settings.life is None


def test_nothing_is_written_before_the_first_key(house: House, play: Play) -> None:
    play(house.app(welcomed=False))
    assert not house.root.exists()


def test_who_was_welcomed_before_there_were_questions_is_not_asked(house: House, play: Play) -> None:
    house.journal().set("welcomed", True)
    assert play(house.app(welcomed=False)).on == "TodayScreen"


def test_who_logged_by_command_is_not_greeted(house: House, play: Play) -> None:
    house.journal().record(ask())
    assert play(house.app(welcomed=False)).on == "TodayScreen"


def test_support_is_one_key_away_and_leads_back(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("exclamation_mark")
    assert "When to talk to someone first" in player.words
    player.press("escape")
    assert player.on == "Welcome"


def test_the_missing_home_is_made_at_the_first_save(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False))
    player.press(*["enter"] * 4, "l", "n", "6", "enter")
    assert "You asked, and you heard a no." in player.words
    assert len(known(house).attempts) == 1
    assert house.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (45, 24), (40, 20), (34, 12)], ids=str)
def test_it_fits_and_tells_its_keys(size: tuple[int, int], house: House, play: Play) -> None:
    player = play(house.app(welcomed=False), size)
    assert "talk to someone first: press !" in player.words and "! Support" in player.lines[-1]
    for title in ("1 of 3", "2 of 3", "3 of 3"):
        player.press("enter")
        assert title in player.text
        assert "enter Next" in player.lines[-1] and "esc First card" in player.lines[-1]
    assert "[2]" in player.text and "c [ ] One rung a week" in player.words
