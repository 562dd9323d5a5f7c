"""The top line: the places, the one you are in, and the date."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from rejectui.core.card.layout import APP, WIDE_PLACES, place_labels, places_row
from rejectui.ui.theme import ROLES


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
        self._day = ""

    def show(self, day: str) -> None:
        """Show this date at the right end."""
        self._day = day
        self.refresh()

    def render(self) -> Content:
        """The line, as wide as the screen."""
        row = places_row(self._place, self._day, self.size.width)
        return Content.assemble(*((part, ROLES[role]) for part, role in row))

    def on_click(self, event: events.Click) -> None:
        """Find the place under the pointer."""
        x = len(APP) if self.size.width >= WIDE_PLACES else 0
        for place, text in place_labels(self._place, self.size.width):
            if x <= event.x < x + len(text):
                self.post_message(self.Chosen(place))
            x += len(text)
