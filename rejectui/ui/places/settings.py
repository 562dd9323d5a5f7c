"""Settings: a few choices, each with what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from rejectui.core.asks.situations import told
from rejectui.core.days.streak import choose_rhythm, rhythm_chosen
from rejectui.core.days.weeks import choose_start_of_week, coming_start_of_week, start_of_week, weeks_of
from rejectui.core.facts import STARTS_OF_WEEK, THEMES, described
from rejectui.core.wording.words import capital, short_day
from rejectui.ui.keys import SETTINGS
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.places_line import PlacesLine
from rejectui.ui.widgets.frame.rows import RowList

PROGRAM = "in_a_program"


def about(name: str) -> str:
    """What a setting is about, as a sentence."""
    return f"{capital(described(name))}."


LIFE = "What is in your life: packs that fit none of it are off. enter opens the list."


class SettingRow(Struct, frozen=True):
    """One setting: its name, what it does, the value now, the values there are, how to say one."""

    name: str
    about: str
    value: Any
    values: Sequence[Any]
    words: Callable[[Any], str] = str

    @property
    def title(self) -> str:
        """The name as a row begins with it."""
        return capital(self.name.replace("_", " "))


class SettingsScreen(Screen[None]):
    """A row a setting; arrows change it, and it holds at once unless it says otherwise."""

    BINDINGS = [*SETTINGS]
    AUTO_FOCUS = "RowList"
    app = getters.app(PracticeApp)
    rows: getters.query_one[RowList[SettingRow]] = getters.query_one("#settings", RowList)
    about = getters.query_one("#about", Static)
    places_line = getters.query_one(PlacesLine)

    def compose(self) -> ComposeResult:
        """The list, and what the setting under the cursor does."""
        yield PlacesLine("settings")
        yield RowList(_row, id="settings")
        yield Static(id="about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw them."""
        self.show()

    def show(self) -> None:
        """Draw the values as they are."""
        self.places_line.show(short_day(self.app.day))
        self.rows.fill(self.choices())

    def choices(self) -> list[SettingRow]:
        """The settings as they are; the palette finds them by name."""
        facts = self.app.facts
        languages = self.app.library.catalog.all_languages or ("en",)
        rhythm = rhythm_chosen(facts.rhythms)
        return [
            SettingRow("rhythm", self._rhythm_words(), rhythm, range(1, 8), _rhythm),
            SettingRow(
                "start_of_day",
                about("start_of_day"),
                facts.settings.start_of_day,
                range(24),
                lambda hour: f"{hour:02}:00",
            ),
            SettingRow(
                "start_of_week",
                self._week_words(),
                start_of_week(facts),
                STARTS_OF_WEEK,
                capital,
            ),
            SettingRow(
                "languages",
                f"{about('languages')} For any other choice: rejectui set languages es,de",
                facts.settings.languages,
                _languages(languages),
                ", ".join,
            ),
            SettingRow(
                "log_depth",
                f"{about('log_depth')} All of it stays optional.",
                facts.settings.log_depth,
                ("quick", "full"),
            ),
            SettingRow("theme", about("theme"), facts.settings.theme, THEMES),
            SettingRow(
                "mouse",
                f"{about('mouse')} Holds from the next start.",
                facts.settings.mouse,
                (True, False),
                lambda on: "on" if on else "off",
            ),
            SettingRow(
                "areas",
                f"{about('areas')} enter opens the list.",
                facts.settings.areas,
                (),
                lambda areas: ", ".join(areas) or "not said",
            ),
            SettingRow("life", LIFE, facts.settings.life, (), told),
            SettingRow(
                PROGRAM,
                "A program keeps its own count; one at a time, or none. enter opens them, on the Ladder.",
                self._program,
                (),
            ),
        ]

    @property
    def _program(self) -> str:
        stand = self.app.practice.standing
        return stand.program.title if stand is not None else "none"

    def _rhythm_words(self) -> str:
        weeks = weeks_of(self.app.facts)
        later = [weeks.first(each.monday) for each in self.app.facts.rhythms]
        when = _when(later[-1] if later and later[-1] > self.app.day else None)
        return f"How many days a week you want. Seven is daily, and forgives a missed day now and then.{when}"

    def _week_words(self) -> str:
        facts = self.app.facts
        change = coming_start_of_week(facts, self.app.day)
        return f"{about('start_of_week')}{_when(weeks_of(facts).first(change.monday) if change else None)}"

    @on(RowList.Moved)
    def _show_about(self) -> None:
        choice = self.rows.current
        self.about.update(safe(choice.about) if choice is not None else "")

    def action_turn(self, by: int) -> None:
        """The next value, or the one before."""
        choice = self.rows.current
        if choice is None:
            return
        if not choice.values:
            self._open(choice.name)
            return
        values = list(choice.values)
        at = values.index(choice.value) + by if choice.value in values else 0
        value = values[at % len(values)]

        def change() -> None:
            if choice.name == "rhythm":
                self.app.journal.choose_rhythm(choose_rhythm(self.app.facts, value, self.app.day))
            elif choice.name == "start_of_week":
                starts = choose_start_of_week(self.app.facts, value, self.app.day)
                self.app.journal.choose_start_of_week(starts)
            else:
                self.app.journal.set(choice.name, value)

        if self.app.change_or_say(change):
            if choice.name == "theme" and not self.app.no_color:
                self.app.theme = value
            self.show()

    def _open(self, name: str) -> None:
        """What is chosen in a list of its own."""
        if name == PROGRAM:
            from rejectui.ui.places.programs import ProgramsScreen

            self.app.action_place("ladder")
            self.app.push_screen(ProgramsScreen())
            return
        from rejectui.ui.sheets.about_me.areas import AreasPicker
        from rejectui.ui.sheets.about_me.life import LifePicker

        self.app.push_screen(AreasPicker() if name == "areas" else LifePicker(), lambda _: self.show())

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def _languages(there: Sequence[str]) -> list[tuple[str, ...]]:
    """Each language alone, then each with English for what is not there in it, which most is at first."""
    return [*((each,) for each in there), *((each, "en") for each in there if each != "en" and "en" in there)]


def _when(later: date | None) -> str:
    return f" This choice takes effect on {short_day(later)}." if later is not None else ""


def _rhythm(days: int) -> str:
    return "daily" if days == 7 else f"{days} a week"


def _row(choice: SettingRow, width: int) -> Content:
    back = "◂ " if choice.values else "  "
    return Content.assemble(
        f"{choice.title:<16}", (back, "dim"), safe_line(choice.words(choice.value), "bold"), (" ▸", "dim")
    )
