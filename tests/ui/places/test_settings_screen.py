"""Settings: the rhythm from next Monday, the rest at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.css.stylesheet import Stylesheet

from rejectui.core.facts import WeekStart
from rejectui.ui.widgets.frame.rows import RowList
from tests.ui.build import MORNING, House
from tests.ui.player import Play, Player


def test_the_first_rhythm_holds_from_the_first_day_the_next_from_monday(house: House, play: Play) -> None:
    player = play().press("comma", "right")
    assert "3 a week" in player.words
    first = house.journal().facts.rhythms
    assert [(r.monday, r.per_week) for r in first] == [(date(2026, 11, 16), 3)]
    house.clock.now = MORNING + timedelta(days=10)
    player.press("escape", "comma", "right")
    assert [(r.monday, r.per_week) for r in house.journal().facts.rhythms][1:] == [(date(2026, 12, 7), 4)]
    assert "This choice takes effect on Mon 7 Dec." in player.words


def test_all_seven_rhythms_in_a_circle(house: House, play: Play) -> None:
    player = play().press("comma")
    said = []
    for _ in range(7):
        player.press("right")
        said.append(player.app.journal.facts.rhythms[-1].per_week)
    assert said == [3, 4, 5, 6, 7, 1, 2]
    assert house.journal().facts.rhythms == player.app.journal.facts.rhythms


def test_a_theme_holds_at_once_and_after_a_restart(house: House, play: Play) -> None:
    player = play().press("comma")
    while "The colors:" not in player.words:
        player.press("down")
    player.press("right")
    assert player.app.theme == "rejectui-light"
    assert play(house.app()).app.theme == "rejectui-light"


def test_this_machines_theme_wins_and_an_unknown_one_is_no_trouble(house: House, play: Play) -> None:
    assert play(house.app(theme="nord")).app.theme == "nord"
    assert play(house.app(theme="no-such-theme")).app.theme == "rejectui-dark"
    house.journal().set("theme", "gone-with-an-update")
    assert play(house.app()).app.theme == "rejectui-dark"


def test_start_of_day_holds_at_once(house: House, play: Play) -> None:
    house.clock.now = MORNING.replace(hour=2)
    player = play()
    assert "Sat 21 Nov" in player.lines[0]
    player.press("comma")
    while "4" not in next(line for line in player.lines if "▸ " in line.lstrip()[:2]):
        player.press("down")
    while house.journal().facts.settings.start_of_day != 0:
        player.press("right")
    assert "Sun 22 Nov" in player.press("escape").lines[0]


def to(player: Player, title: str) -> Player:
    """With the cursor on the setting that is called so."""
    while player.screen.query_one(RowList).current.title != title:  # type: ignore[union-attr]
        player.press("down")
    return player


def test_a_day_may_begin_at_any_hour(house: House, play: Play) -> None:
    house.clock.now = MORNING.replace(hour=14)
    player = to(play().press("comma"), "Start of day")
    for hour in [*range(5, 24), *range(5)]:
        assert f"{hour:02}:00" in player.press("right").words
        assert house.journal().facts.settings.start_of_day == hour
        assert ("Sat 21 Nov" if hour > 14 else "Sun 22 Nov") in player.lines[0]


def test_a_day_that_began_stays_logged_when_its_start_is_put_later(house: House, play: Play) -> None:
    house.clock.now = MORNING.replace(hour=14)
    player = play().press("l", "n", "enter", "comma")
    while house.journal().facts.settings.start_of_day != 15:
        to(player, "Start of day").press("right")
    player.press("escape")
    assert "Sat 21 Nov" in player.lines[0]
    assert "clock" not in player.words
    house.clock.now += timedelta(hours=1)
    player.look_around()
    assert "Sun 22 Nov" in player.lines[0]
    assert "clock" not in player.words
    assert player.screen.today.state == "logged"  # type: ignore[attr-defined]


def test_weeks_begin_on_another_day_at_once_and_later_from_a_coming_week(house: House, play: Play) -> None:
    player = to(play().press("comma"), "Start of week").press("right")
    assert "◂ Sunday ▸" in player.words
    assert "takes effect" not in player.words
    assert [(each.monday, each.begins) for each in house.journal().facts.week_starts] == [
        (date(2026, 11, 23), "sunday")
    ]
    player.press("escape", "l", "n", "enter", "comma")
    to(player, "Start of week").press("right")
    assert "◂ Saturday ▸" in player.words
    assert "This choice takes effect on Sat 28 Nov." in player.words
    player.press("right", "right")
    assert "◂ Sunday ▸" in player.words
    assert "takes effect" not in player.words


def test_the_calendar_begins_on_that_day(house: House, play: Play) -> None:
    house.journal().choose_start_of_week([WeekStart(monday=date(2026, 11, 16), begins="saturday")])
    player = play().press("l", "n", "enter", "2")
    rows = [line.split()[0] for line in player.lines if line.strip()[:3] in ("Sat", "Mon", "Wed", "Fri")]
    assert rows == ["Sat", "Mon", "Wed", "Fri"]


def test_every_setting_says_what_it_does(play: Play) -> None:
    player = play().press("comma")
    told = set()
    for _ in range(6):
        told.add(player.screen.query_one("#about").render().plain)  # type: ignore[union-attr]
        player.press("down")
    assert len(told) >= 6 and all(told)


def test_q_and_escape_and_comma_lead_back(play: Play) -> None:
    player = play()
    for key in ("q", "escape", "comma"):
        assert player.press("comma").on == "SettingsScreen"
        assert player.press(key).on == "TodayScreen"
    assert player.running


def test_a_new_theme_reaches_the_places_visited_before_and_after(play: Play) -> None:
    player = play().press("2", "1", "comma")
    while "The colors:" not in player.words:
        player.press("down")
    player.press("right", "escape")
    light = player.app.theme_variables["background"].lower()
    for place in "12345":
        styles = [style for _, style, _ in player.press(place).strips[3] if style is not None]
        assert {style.bgcolor.name for style in styles if style.bgcolor} == {light}, place


def test_visiting_a_place_parses_no_style_sheet_again(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual would, for each first visit; `PlaceScreen` has its own way around it."""
    player = play()
    parsed = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: parsed.append(sheet))
    for place in ("2", "3", "4", "5", "1"):
        player.press(place)
    assert parsed == []
