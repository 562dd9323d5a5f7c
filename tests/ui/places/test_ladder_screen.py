"""The ladder: steps from small to large, the table of rungs; asks that are kept, taken and dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejectui.core.asks.areas import AREAS
from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.choosing.climb import Climb, Step
from rejectui.core.dealing.ladder import Rung, ladder
from rejectui.core.facts import Run
from rejectui.ui.places.ladder import Heading, LadderRow, LadderScreen
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at, library, packs
from tests.ui.evil import EVIL, assert_clean
from tests.ui.player import Play, Player

SEAT = Ask(id="a" * 32, text="Ask for the corner seat", category="favor", peak=15, added=SUNDAY)


def rows(player: Player) -> list[LadderRow]:
    assert isinstance(player.screen, LadderScreen)
    return [*player.screen.rows._rows]


def steps(player: Player) -> list[Step]:
    return [row for row in rows(player) if isinstance(row, Step)]


def current(player: Player) -> LadderRow | None:
    assert isinstance(player.screen, LadderScreen)
    return player.screen.rows.current


def here(player: Player) -> Entry | Ask | None:
    assert isinstance(player.screen, LadderScreen)
    return player.screen.here


def to_the_kept_ask(player: Player) -> Player:
    player.press("home")
    at = next(n for n, row in enumerate(rows(player)) if isinstance(row, Step) and row.option == SEAT)
    return player.press(*["down"] * at)


@pytest.fixture
def kept(house: House) -> House:
    """An ask that is kept for later."""
    house.journal().keep_ask(SEAT)
    return house


def test_each_area_shows_the_next_two_and_all_of_it_with_enter(play: Play) -> None:
    player = play().press("4")
    assert "[4 Ladder]" in player.lines[0]
    assert "Level 1 for now (a small favor). A small one to begin with." in player.words
    listed = rows(player)
    assert [row.area for row in listed if isinstance(row, Climb)] == [*AREAS]
    first = [*listed[1:3]]
    assert [row.state for row in first if isinstance(row, Step)] == ["next", "next"]
    assert current(player) == listed[1]
    assert "It will probably get to about" in player.words
    area = current(player.press("home"))
    assert isinstance(area, Climb)
    player.press("enter")
    assert steps(player)[: len(area.steps)] == [*area.steps]
    assert [step.expected for step in area.steps] == sorted(step.expected for step in area.steps)
    assert rows(player.press("enter")) == listed


def test_what_was_done_says_how_it_was_in_words_and_in_numbers(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(3, entry=entry_at(1), peak=60))
    player = play(house.app(journal)).press("4")
    title = entry_at(1).challenge.title
    done = next(at for at, row in enumerate(rows(player)) if isinstance(row, Step) and row.state == "done")
    player.press("home", *["down"] * done)
    assert f"✓ {title}" in player.words and "very tense" in player.text
    assert "Asked once, Thursday · it was very tense." in player.words
    assert "1 of " in player.words
    player.press("n")
    line = next(line for line in player.lines if f"✓ {title}" in line)
    assert line.split()[-1] == "60" and "very tense" not in line
    assert "very tense" in player.press("n").text


def test_enter_on_a_step_makes_it_todays_and_a_keeps_it(house: House, play: Play) -> None:
    player = play().press("4", "down")
    entry = here(player)
    assert isinstance(entry, Entry)
    player.press("a", "7", "enter")
    assert house.journal().facts.settings.later == (entry.id,)
    player.press("home", "enter")
    step = next(step for step in steps(player) if step.option == entry)
    assert (step.looked, step.mark.later, step.own) == (70, True, True)
    player.press("enter").press("1", "4", "home", "down")
    taken = here(player)
    assert isinstance(taken, Entry)
    player.press("enter")
    assert player.on == "TodayScreen"
    assert taken.challenge.title in player.words
    assert "u brings back the one before" in player.words


def test_what_is_kept_stands_there_wherever_the_area_is_and_d_takes_it_off(house: House, play: Play) -> None:
    bold = entry_at(5)
    house.journal().flag("later", bold.id, on=True)
    player = play().press("4")
    at = next(n for n, row in enumerate(rows(player)) if isinstance(row, Step) and row.option.id == bold.id)
    player.press("home", *["down"] * at)
    assert "+ " in player.text and "Saved for later." in player.words
    player.press("d")
    assert house.journal().facts.settings.later == ()
    assert all(step.option.id != bold.id for step in steps(player))
    player.press("u")
    assert house.journal().facts.settings.later == (bold.id,)


def test_in_the_table_everything_is_ahead_before_the_first_ask_and_the_smallest_are_next(play: Play) -> None:
    player = play().press("4", "v")
    assert "[4 Ladder]" in player.lines[0]
    assert "Level 1 for now (a small favor). A small one to begin with." in player.words
    found = ladder(packs().catalog, player.app.facts, SUNDAY)
    assert rows(player) == [*found.rungs]
    assert current(player) == next(rung for rung in found.rungs if rung.state == "next")
    assert "→ next ●○○○○" in player.words and "ahead ●○○○○" in player.words
    assert "expected: a small one, and the way to bigger ones." in player.words
    rung = current(player)
    assert isinstance(rung, Rung)
    player.press("enter", "down")
    step = current(player)
    assert isinstance(step, Step) and isinstance(step.option, Entry)
    assert (step.option.challenge.category, step.option.challenge.level) == (rung.category, rung.level)
    assert player.press("enter").on == "TodayScreen"
    assert step.option.challenge.title in player.words


def test_tried_and_easing_by_the_ratings_with_their_reasons(house: House, play: Play) -> None:
    journal = house.journal()
    easy, hard = entry_at(1), entry_at(3)
    for days_ago, entry, peak in ((5, easy, 60), (4, easy, 30), (3, easy, 25), (2, hard, 85)):
        journal.record(ask(days_ago, entry=entry, peak=peak))
    player = play(house.app(journal), (80, 60)).press("4", "v")
    line = next(line for line in player.lines if "✓ easing" in line)
    assert "lately 60 30 25" in line
    player.press("home", *["down"] * player.lines[4:].index(line))
    assert "It got to 60 before, and to 25 the last time." in player.words
    assert "Your latest, newest last: 60 · 30 · 25" in player.words
    assert "asked 3 times" in player.words
    assert any("· tried" in line and "●●●○○" in line for line in player.lines)


def test_the_cursor_begins_where_there_is_something_to_go_for_and_in_sight(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in range(1, 9):
        journal.record(ask(days_ago, entry=entry_at(3, days_ago), peak=30))
    player = play(house.app(journal)).press("4", "v")
    row = current(player)
    assert isinstance(row, Rung) and row.state == "next"
    assert any(line.lstrip().startswith("▸ → next") for line in player.lines)
    at = player.press("down", "down", "1", "4")
    assert current(at) != row, "the cursor stays where it was put"


def test_the_chosen_areas_come_first_in_their_order(house: House, play: Play) -> None:
    journal = house.journal()
    journal.set("areas", ["work", "shops"])
    player = play(house.app(journal)).press("4", "v")
    listed = rows(player)
    assert [row.words for row in listed if isinstance(row, Heading)] == [
        "Work",
        "Shops and counters",
        "Everything else",
    ]
    assert isinstance(listed[1], Rung) and listed[1].category == "work"
    row = current(player)
    assert isinstance(row, Rung) and row.state == "next"
    assert row.why in player.words, "all of it is told, whatever stands on the first row"
    assert "Work" in player.press("home").words


def test_an_ask_is_kept_by_keys_and_stands_among_the_rungs(house: House, play: Play) -> None:
    player = play().press("4", "o")
    assert "For later" in player.words
    assert "honest · easy to refuse · asked once" in player.words
    player.press("enter")
    assert "Write the ask first." in player.words
    player.type("May I sing here?").press("enter")
    assert "Choose what kind of ask it is with the arrows" in player.words
    player.press("right", "right", "tab", "6", "right", "enter")
    assert player.on == "LadderScreen"
    (kept,) = house.journal().facts.asks
    assert (kept.text, kept.category, kept.peak, kept.added) == ("May I sing here?", "help", 65, SUNDAY)
    assert "▸" in next(line for line in player.lines if "“May I sing here?”" in line)
    assert "Yours: help, level 4. Kept since today." in player.words


def test_without_a_rating_it_is_kept_too_and_only_once(house: House, play: Play) -> None:
    player = play().press("4", "o").type("May I sing here?").press("tab", "left", "ctrl+s")
    (kept,) = house.journal().facts.asks
    assert (kept.category, kept.peak) == ("favor", None)
    player.press("o").type(" may I  SING here?").press("tab", "right", "enter")
    assert player.on == "KeepAsk"
    assert "It is on your ladder already." in player.words
    assert len(house.journal().facts.asks) == 1


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_leaving_asks_before_words_are_lost(leave: str, house: House, play: Play) -> None:
    player = play().press("4", "o", leave)
    assert player.on == "LadderScreen"
    player.press("o").type("May I sing here?").press(leave)
    assert "Leave without saving it?" in player.words
    assert player.press("n").on == "KeepAsk"
    assert "May I sing here?" in player.text
    assert player.press(leave, "y").on == "LadderScreen"
    assert house.journal().facts.asks == ()


def test_a_text_that_is_too_long_says_so_and_stays(house: House, play: Play) -> None:
    player = play().press("4", "o").type("May I? " * 300).press("tab", "right", "enter")
    assert player.on == "KeepAsk"
    assert "2000" in player.words.replace(",", "")
    assert house.journal().facts.asks == ()


def test_enter_makes_it_todays_card_and_it_is_planned_and_told_there(kept: House, play: Play) -> None:
    player = to_the_kept_ask(play(kept.app()).press("4"))
    assert "enter Do it today" in player.lines[-1]
    player.press("enter")
    assert player.on == "TodayScreen"
    assert "Ask for the corner seat" in player.words
    assert player.app.practice.today.state == "dealt"
    player.press("enter", "tab").type("They laugh").press("enter")
    day = kept.journal().facts.days[SUNDAY]
    assert (day.ask, day.planned, day.plan) == (SEAT.text, True, Plan(feared="They laugh"))
    player.press("4", "enter")
    assert kept.journal().facts.days[SUNDAY] == day, "the plan for it stays"


def test_a_plan_for_another_card_makes_room_and_comes_back(kept: House, play: Play) -> None:
    player = play(kept.app()).press("n", "enter", "tab").type("They sigh").press("enter", "4")
    before = kept.journal().facts.days[SUNDAY]
    to_the_kept_ask(player).press("enter")
    assert kept.journal().facts.days[SUNDAY].ask == SEAT.text
    player.press("escape" if player.on == "Page" else "1", "N")
    now = kept.journal().facts.days[SUNDAY]
    assert (now.challenge, now.plan) == (before.challenge, before.plan)


@pytest.mark.parametrize("before", [[], ["n"]], ids=["it is the card already", "another card"])
def test_on_a_day_of_rest_it_can_be_done_all_the_same(before: list[str], kept: House, play: Play) -> None:
    player = play(kept.app()).press(*before, "r", "4")
    to_the_kept_ask(player).press("enter")
    assert "Ask for the corner seat" in player.words
    assert player.app.practice.today.state == "planned"


def test_a_kept_ask_is_dropped_with_a_word_and_what_nobody_kept_cannot_be(kept: House, play: Play) -> None:
    player = play(kept.app()).press("4", "end", "d")
    assert (player.on, len(kept.journal().facts.asks)) == ("LadderScreen", 1)
    to_the_kept_ask(player).press("d")
    assert kept.journal().facts.asks == ()
    assert "Off the list. u brings it back." in player.notices
    assert all(step.option != SEAT for step in steps(player))
    player.press("u")
    assert kept.journal().facts.asks == (SEAT,)
    assert "Back on your list: Ask for the corner seat." in player.words
    assert SEAT in [step.option for step in steps(player)]


def test_one_that_was_dropped_elsewhere_is_a_sentence(kept: House, play: Play) -> None:
    player = to_the_kept_ask(play(kept.app()).press("4"))
    kept.journal().drop_ask(SEAT.id)
    player.press("d")
    assert player.running
    assert kept.journal().facts.asks == ()


def test_the_program_is_told_in_one_line(house: House, play: Play) -> None:
    journal = house.journal()
    journal.keep_run(Run(id=an_id(), program="jiang-100", started=SUNDAY - timedelta(days=3)))
    journal.record(ask(1))
    player = play(house.app(journal)).press("4")
    assert "Day 4 · A hundred days of asking · 1 of 100 days with an ask" in player.words


def test_the_programs_are_not_read_before_somebody_looks_or_is_in_one(house: House, play: Play) -> None:
    def never() -> None:
        raise AssertionError("read too early")

    player = play(house.app(programs=never)).press("1", "2", "3", "4", "5")  # type: ignore[arg-type]
    assert player.running


def test_without_packs_it_says_what_can_be_done(house: House, play: Play) -> None:
    player = play(house.app(library=library())).press("4")
    assert "No steps yet" in player.words
    for key in ("enter", "d", "down", "up", "end", "escape"):
        player.press(key)
    assert player.on == "LadderScreen"
    player.press("o").type("May I?").press("tab", "right", "enter")
    assert "“May I?”" in player.words


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 20), (44, 20), (20, 10)], ids=str)
def test_an_evil_ask_is_only_text_on_every_terminal(size: tuple[int, int], house: House, play: Play) -> None:
    house.journal().keep_ask(Ask(id="a" * 32, text=EVIL, category="play", peak=5, added=SUNDAY))
    player = play(house.app(library=library()), size, notices=True).press("4")
    assert_clean(player.strips, size[0])
    if size[0] > 60:
        assert "[@click=app.quit]x[/]" in player.words
    player.press("d")
    assert_clean(player.strips, size[0])
    assert player.running


def test_what_another_window_keeps_is_shown(house: House, play: Play) -> None:
    player = play(house.app(library=library())).press("4")
    house.journal().keep_ask(SEAT)
    assert "“Ask for the corner seat”" in player.look_around().words
