"""Programs on screen: read, start, pause, switch the rule, leave, look back; and what may go wrong."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from rejectui.core.facts import Run
from rejectui.core.programs.program import Program, Theme
from rejectui.packs.programs import Programs, load_programs, programs_folder
from rejectui.ui.places.programs import ProgramsScreen
from tests.ui.build import SUNDAY, House, an_id, ask
from tests.ui.evil import EVIL, LONG, MARKUP, assert_clean
from tests.ui.player import Play, Player

NAMES = ("gentle-month", "rung-a-week", "thirty-days", "jiang-100", "hundred-a-year", "comely-30")


def current(player: Player) -> Program | Run | None:
    assert isinstance(player.screen, ProgramsScreen)
    return player.screen.rows.current


def to(player: Player, name: str) -> Player:
    """Put the cursor on a program."""
    player.press("home")
    for _ in NAMES:
        row = current(player)
        if isinstance(row, Program) and row.program == name:
            return player
        player.press("down")
    raise AssertionError(f"{name} is not in the list")


def run_of(name: str, days_ago: int = 0, **fields: object) -> Run:
    return Run(id=an_id(), program=name, started=SUNDAY - timedelta(days=days_ago), **fields)  # type: ignore[arg-type]


def runs(house: House) -> list[Run]:
    return [*house.journal().facts.runs]


def test_six_programs_the_gentle_ones_first_each_with_its_page(house: House, play: Play) -> None:
    player = play(size=(140, 60)).press("4", "p")
    assert isinstance(player.screen, ProgramsScreen)
    listed = player.screen.rows._rows
    assert [row.program for row in listed] == [*NAMES]
    for row in listed:
        assert isinstance(row, Program)
        assert current(player) == row
        assert row.title in player.text and "Source: " in player.words
        player.press("down")
    assert "A hundred noes a year · 100 asks in a year" in player.words
    assert "Silverman" in player.words
    assert runs(house) == []


def test_a_long_page_can_be_read_to_its_end(play: Play) -> None:
    player = to(play().press("4", "p"), "comely-30")
    assert "Silverman" not in player.words
    for _ in range(6):
        player.press("pagedown")
    assert "rejectiontherapy.com" in player.words
    for _ in range(6):
        player.press("pageup")
    assert "A no a day · 30 days in a row What counts: A no, plain or soft" in player.words


def test_start_pause_go_on_and_leave_by_keys(house: House, play: Play) -> None:
    player = to(play().press("4", "p"), "jiang-100").press("enter")
    assert "Started: A hundred days of asking. Today is its first day." in player.notices
    assert "● A hundred days of asking · you are in it" in player.lines[4]
    assert "From today on: day 1 · 0 of 100 days with an ask" in player.words
    assert "enter Start" not in player.lines[-1]
    player.press("enter")
    (run,) = runs(house)
    assert (run.program, run.started, run.ended) == ("jiang-100", SUNDAY, None)
    player.press("space")
    assert runs(house)[0].is_paused and "· paused" in player.words
    player.press("space")
    assert runs(house) == [run]
    player.press("x")
    assert "Leave “A hundred days of asking”? What you logged stays" in player.words
    player.press("n")
    assert runs(house) == [run]
    player.press("x", "y")
    (left,) = runs(house)
    assert (left.ended, left.became) == (SUNDAY, "left")
    assert "you are in it" not in player.text
    assert "Nothing was asked in it, and that is fine" in to(player, "jiang-100").words
    assert player.press("escape").on == "LadderScreen"


def test_another_one_leaves_the_first_after_a_question(house: House, play: Play) -> None:
    house.journal().keep_run(run_of("gentle-month", 3))
    player = to(play(house.app()).press("4", "p"), "rung-a-week").press("enter")
    assert "Start “One rung a week” and leave “A gentle month”?" in player.words
    player.press("escape")
    assert [run.ended for run in runs(house)] == [None]
    player.press("enter", "y")
    assert [(run.program, run.became) for run in runs(house)] == [
        ("gentle-month", "left"),
        ("rung-a-week", None),
    ]
    assert "● One rung a week" in player.lines[4]


def test_this_weeks_line_and_the_way_on_are_told(house: House, play: Play) -> None:
    journal = house.journal()
    journal.keep_run(run_of("gentle-month", 14))
    journal.record(ask(13))
    player = play(house.app(journal)).press("4", "p")
    assert "week 3 of 4 · 0 weeks kept · this week ○○" in player.words
    assert "Week 3, small is plenty: asks on 2 days. Hers was the tired week" in player.words
    assert "A gentle month · 4 weeks What counts: Every ask of a person" in player.words


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)], ids=str)
def test_the_week_is_on_today_and_on_the_ladder(house: House, play: Play, size: tuple[int, int]) -> None:
    journal = house.journal()
    journal.keep_run(run_of("gentle-month", 8))
    journal.record(ask(1))
    player = play(house.app(journal), size=size)
    line = next(line for line in player.lines if "Week 2 of 4" in line)
    assert "a little bolder" in line and line.rstrip().endswith("· ●○")
    assert (
        "Week 2 of 4: a little bolder · A gentle month · asks on 2 or 3 days · ●○" in player.press("4").words
    )


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 20)], ids=str)
def test_the_page_begins_with_its_rules(play: Play, size: tuple[int, int]) -> None:
    player = play(size=size).press("4", "p")
    rule = next(number for number, line in enumerate(player.lines) if set(line.strip()) == {"─"})
    assert player.lines[rule + 1].strip() == "A gentle month · 4 weeks"
    assert player.lines[rule + 2].strip().startswith("What counts: Every ask of a person")


def test_f_switches_the_rule_where_there_are_two(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(0, "yes"))
    player = to(play(house.app(journal)).press("4", "p"), "comely-30").press("enter")
    assert "0 days with a no · asked on 1 day" in player.words
    assert "Counted by its author's rule" in player.words
    player.press("f")
    assert "1 of 30 days with an ask" in player.words
    assert "Counted by the forgiving rule, all of it." in player.notices
    player.press("f")
    assert not runs(house)[0].forgiving
    to(player, "jiang-100").press("enter", "y", "f")
    assert not runs(house)[1].forgiving
    assert "Other rule" not in player.lines[-1]


def test_keys_are_only_for_the_program_under_the_cursor(house: House, play: Play) -> None:
    house.journal().keep_run(run_of("comely-30"))
    before = runs(house)
    player = to(play(house.app()).press("4", "p"), "jiang-100").press("space", "x", "f")
    assert player.on == "ProgramsScreen"
    assert runs(house) == before


def test_one_that_is_over_looks_back_and_is_put_away_or_started_again(house: House, play: Play) -> None:
    journal = house.journal()
    journal.keep_run(run_of("thirty-days", 40))
    for days_ago in (39, 38, 37):
        journal.record(ask(days_ago))
    player = play(house.app(journal)).press("4")
    assert "Thirty days, done right: finished. p looks back" in player.words
    player.press("p")
    assert "Finished until Wednesday 11 November 2026" in player.words
    assert "3 asks on 3 days: 3 noes." in player.words
    player.press("space")
    assert not runs(house)[0].is_paused
    player.press("enter")
    first, second = runs(house)
    assert (first.became, first.ended) == ("finished", SUNDAY - timedelta(days=11))
    assert (second.program, second.started) == ("thirty-days", SUNDAY)


def test_putting_it_away_needs_no_question(house: House, play: Play) -> None:
    house.journal().keep_run(run_of("thirty-days", 40))
    player = play(house.app()).press("4", "p", "x")
    assert player.on == "ProgramsScreen"
    assert [run.became for run in runs(house)] == ["finished"]
    assert "finished" not in player.press("escape").words


def test_one_that_has_started_in_the_future_because_the_clock_moved_back(house: House, play: Play) -> None:
    house.journal().keep_run(run_of("jiang-100", -3))
    player = play(house.app()).press("4")
    assert "It has not begun yet, by the date of this computer." in player.words
    player.press("p")
    assert "● A hundred days of asking · to come" in player.text
    player.press("space", "space", "x", "y")
    (run,) = runs(house)
    assert run.ended == run.started == SUNDAY + timedelta(days=3)
    assert player.running


def broken(folder: Path, name: str) -> Programs:
    """The programs that ship, this one with a mistake in its file."""
    shutil.copytree(programs_folder(), folder)
    file = folder / f"{name}.yaml"
    file.write_text(file.read_text("utf-8").replace("unit: ", "unit: x"), "utf-8")
    return load_programs(folder=folder)


def test_a_broken_file_is_one_quiet_line_and_stops_none_of_the_others(
    house: House, play: Play, tmp_path: Path
) -> None:
    found = broken(tmp_path / "programs", "comely-30")
    player = play(house.app(programs=lambda: found)).press("4", "p")
    assert "1 problem in their files: rejectui program" in player.words
    assert isinstance(player.screen, ProgramsScreen)
    assert len(player.screen.rows._rows) == 5
    assert "Started: A gentle month" in player.press("enter").notices[-1]


def test_being_in_one_that_cannot_be_read_is_told_and_it_can_be_left(
    house: House, play: Play, tmp_path: Path
) -> None:
    found = broken(tmp_path / "programs", "jiang-100")
    house.journal().keep_run(run_of("jiang-100", 3))
    player = play(house.app(programs=lambda: found)).press("4")
    assert "A hundred days" not in player.words
    player.press("p")
    assert "● jiang-100 · cannot be read here" in player.text
    assert "Your asks and its days are kept." in player.words
    player.press("space", "f", "enter")
    assert [run.ended for run in runs(house)] == [None]
    player.press("x")
    assert "Leave “jiang-100”?" in player.words
    player.press("y")
    assert [run.became for run in runs(house)] == ["left"]


def test_without_any_program_nothing_happens(house: House, play: Play) -> None:
    player = play(house.app(programs=lambda: Programs({}))).press("4", "p")
    assert "No program can be read here." in player.words
    for key in ("enter", "space", "x", "f", "down", "pagedown"):
        player.press(key)
    assert player.press("q").on == "LadderScreen"


def test_an_evil_program_is_only_text(house: House, play: Play) -> None:
    """As no reader would let it in: the second line of defense must hold alone."""
    evil = Program(
        program="[/]\x1b[2J",
        title=EVIL,
        author=EVIL,
        source=EVIL,
        summary=LONG[:2000],
        unit="day",
        counts=("no",),
        order="free",
        page=(EVIL, *MARKUP),
        dos=MARKUP,
        evidence=EVIL,
        weeks=(Theme(theme=EVIL, told=EVIL),),
    )
    player = play(house.app(programs=lambda: Programs({evil.program: evil})), notices=True).press("4", "p")
    assert_clean(player.strips, 80)
    for key in ("pagedown", "pagedown", "enter", "x", "n", "q"):
        player.press(key)
        assert player.running
        assert_clean(player.strips, 80)


@pytest.mark.parametrize(
    ("key", "on"), [("4", "LadderScreen"), ("1", "TodayScreen"), ("comma", "SettingsScreen")]
)
def test_going_elsewhere_leaves_no_programs_behind(key: str, on: str, play: Play) -> None:
    player = play().press("4", "p", key)
    assert player.on == on
    assert player.press("4").on == "LadderScreen"


def test_the_day_turns_over_while_one_looks(house: House, play: Play) -> None:
    house.journal().keep_run(run_of("thirty-days"))
    player = play(house.app()).press("4", "p")
    assert "From today on: day 1 of 30" in player.words
    house.clock.forward(days=1)
    assert "From yesterday on: day 2 of 30" in player.look_around().words


def test_what_another_window_starts_is_shown(house: House, play: Play) -> None:
    player = play().press("4", "p")
    house.journal().keep_run(run_of("rung-a-week"))
    assert "● One rung a week" in player.look_around().text


def test_a_running_program_wants_its_cards_and_the_reason_says_so(house: House, play: Play) -> None:
    house.journal().keep_run(Run(id=an_id(), program="hundred-a-year", started=SUNDAY))
    player = play()
    card = player.app.practice.today.card
    assert card is not None and card.challenge is not None
    assert card.challenge.channel in ("written", "form")
    assert "Day 1 of 365 · A hundred noes a year · 0 of 100 asks" in player.words
    assert "The program wants one that is asked in writing or by form." in player.words
    player.press("4", "p", "space", "1", "n")
    assert "The program wants" not in player.words
