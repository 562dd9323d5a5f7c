"""The top line: the places, the one you are in, and the date."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from rejectui.core.words import short_day

PLACES = {"today": "Today", "review": "Review", "journal": "Journal", "packs": "Packs"}


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

    def render(self) -> Content:
        """The line, as wide as the screen."""
        wide = self.size.width >= 70
        parts: list[Content | tuple[str, str]] = [(" RejectUI  " if wide else " ", "bold $primary")]
        for number, (place, label) in enumerate(PLACES.items(), 1):
            here = place == self._place
            # Brackets, so that the place is told without color too.
            text = f"[{number} {label}]" if here else f" {number} {label} "
            parts.append((text, "bold" if here else "$foreground 65%"))
        left = Content.assemble(*parts)
        right = Content.styled(f"{short_day(self._day)} ", "$foreground 65%") if self._day else Content("")
        gap = max(self.size.width - left.cell_length - right.cell_length, 0)
        return Content.assemble(left, " " * gap, right)

    def on_click(self, event: events.Click) -> None:
        """Find the place under the pointer."""
        text = self.render().plain
        for number, (place, label) in enumerate(PLACES.items(), 1):
            start = text.find(f"{number} {label}")
            if start <= event.x < start + len(label) + 2:
                self.post_message(self.Chosen(place))
