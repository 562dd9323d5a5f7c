"""What is hard for me: eight areas, of which as many are chosen as fit, what matters most first."""

from __future__ import annotations

from textual.content import Content

from rejectui.core.asks.areas import AREA_NAMES, DIGITS, with_digit
from rejectui.ui.keys import AREAS
from rejectui.ui.sheets.about_me.picker import Picker, line

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class AreasPicker(Picker):
    """Digits choose and take out again, in the order of pressing."""

    BINDINGS = [*AREAS]
    QUESTION = "What is hard for me"
    HINT = "Digits choose. What is chosen comes first."
    choices = [*DIGITS]

    def on_mount(self) -> None:
        """Say how the order counts."""
        self.sheet.border_subtitle = "what matters most first"
        self._chosen = self.app.facts.settings.areas

    def row(self, key: str, width: int) -> Content:
        """An area, and its place among the chosen ones."""
        area = DIGITS[key]
        chosen = area in self._chosen
        place = f"  {PLACES[self._chosen.index(area)]}" if chosen else ""
        return line(key, AREA_NAMES[area], chosen, place)

    def pick(self, key: str) -> None:
        """Choose an area, or take it out again."""
        self._chosen = with_digit(self._chosen, key)

    def write(self) -> None:
        """Keep the areas."""
        if self._chosen != self.app.facts.settings.areas:
            self.app.journal.set("areas", self._chosen)
