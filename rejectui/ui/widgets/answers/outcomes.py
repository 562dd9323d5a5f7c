"""The eight outcomes, each with its letter, and the one that was chosen."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.core.asks.attempt import Outcome
from rejectui.core.wording.words import LETTERS, OUTCOMES

CELL = 15


class Outcomes(Widget):
    """Two rows of four, four of two where it is narrow; a click says `Chosen`."""

    value: reactive[Outcome | None] = reactive(None)

    class Chosen(Message):
        """An outcome was clicked."""

        def __init__(self, outcome: Outcome) -> None:
            super().__init__()
            self.outcome = outcome

    @property
    def _in_a_row(self) -> int:
        return 4 if self.size.width >= 4 * CELL else 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Eight outcomes in rows of as many as fit."""
        return 2 if width >= 4 * CELL else 4

    def render(self) -> Content:
        """Letters bold, the chosen one reversed and marked."""
        cells = []
        for letter, outcome in LETTERS.items():
            chosen = outcome == self.value
            text = f"{'▸' if chosen else ' '}{letter} {OUTCOMES[outcome]} "
            style = "bold $primary reverse" if chosen else ""
            cell = (
                Content.styled(text, style)
                if chosen
                else Content.assemble(" ", (letter, "bold $primary"), text[2:])
            )
            cells.append(cell.pad_right(CELL - len(text)))
        rows = [
            Content("").join(cells[at : at + self._in_a_row]) for at in range(0, len(cells), self._in_a_row)
        ]
        return Content("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """Find the outcome under the pointer."""
        at = event.y * self._in_a_row + event.x // CELL
        if event.x < CELL * self._in_a_row and at < len(LETTERS):
            self.post_message(self.Chosen(list(LETTERS.values())[at]))
