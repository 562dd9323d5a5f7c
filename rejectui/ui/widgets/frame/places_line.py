"""The top line: the places, the one you are in, and the date."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from rejectui.core.wording.words import short_day
from rejectui.ui.theme import QUIET

PLACES = {"today": "Today", "review": "Review", "journal": "Journal", "ladder": "Ladder", "packs": "Packs"}
# Cells that the line needs for the name of the app, all places and the date; and for the places alone.
WIDE, NARROW = 71, 49


class PlacesLine(Widget):
    """Draws the places and the date; a click on a place says `Chosen`."""

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._day: date | None = None

    def show(self, day: date) -> None:
        """Show this date at the right end."""
        self._day = day
        self.refresh()

    def _labels(self) -> list[tuple[str, str]]:
        """(place, how it is written there): by the number alone where there is no room for its name."""
        short = self.size.width < NARROW
        return [
            # Brackets, so that the place is told without color too.
            (place, f"[{number} {label}]")
            if place == self._place
            else (place, f" {number} " if short else f" {number} {label} ")
            for number, (place, label) in enumerate(PLACES.items(), 1)
        ]

    @property
    def _head(self) -> str:
        return " RejectUI  " if self.size.width >= WIDE else ""

    def render(self) -> Content:
        """The line, as wide as the screen."""
        labels = [(text, "bold" if p == self._place else QUIET) for p, text in self._labels()]
        left = Content.assemble((self._head, "bold $primary"), *labels)
        day = short_day(self._day) if self._day else ""
        gap = self.size.width - left.cell_length - len(day) - 1
        return left if gap < 0 else Content.assemble(left, " " * gap, (f"{day} ", QUIET))

    def on_click(self, event: events.Click) -> None:
        """Find the place under the pointer."""
        x = len(self._head)
        for place, text in self._labels():
            if x <= event.x < x + len(text):
                self.post_message(self.Chosen(place))
            x += len(text)
