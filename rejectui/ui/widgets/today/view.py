"""Today between the line of places and the line of keys: rows drawn as core laid them out."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.strip import Strip
from textual.widget import Widget

from rejectui.core.card.layout import all_rows, today_rows
from rejectui.core.card.rows import Row
from rejectui.core.card.text import TodayText
from rejectui.ui.theme import ROLES


class TodayView(Widget):
    """Draws what Today says. What a small terminal leaves out can be scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._text = TodayText(day="")
        self._rows: list[Row] = []
        self._lines: list[Strip] = []
        self._from = 0
        self.left_out = False

    @property
    def is_scrolled(self) -> bool:
        """Whether it does not stand at the top."""
        return self._from > 0

    def show(self, text: TodayText) -> None:
        """Show this, from the top."""
        self._text = text
        self.lay_out()

    def lay_out(self) -> None:
        """Lay it out for the room there is, from the top."""
        self._from = 0
        columns, rows = self.size
        if not columns:  # it has no place yet
            return
        before = self.left_out
        # A message takes the blank rows at the foot, if there are some, so that nothing moves for it.
        self._rows, self.left_out = today_rows(self._text, columns, self.screen.size.height - 2, cell_len)
        if any(part.strip() for row in self._rows[rows:] for part, _ in row):
            self._rows, self.left_out = today_rows(self._text, columns, rows, cell_len)
        if self.left_out != before:
            self.screen.refresh_bindings()
        self._draw()

    def scroll_rows(self, by: int) -> None:
        """Further down, or up again, in everything that Today says; at the top it is as it was."""
        columns, rows = self.size
        whole = all_rows(self._text, columns, cell_len)
        self._from = min(max(self._from + by, 0), max(len(whole) - rows, 1 if self.left_out else 0))
        if self._from:
            self._rows = whole[self._from : self._from + rows]
            self._draw()
        else:
            self.lay_out()

    def page(self, by: int) -> None:
        """The same by pages."""
        if self.left_out or self.is_scrolled:
            self.scroll_rows(by * max(self.size.height - 2, 1))

    def on_resize(self) -> None:
        """Lay it out for the new size."""
        self.lay_out()

    def notify_style_update(self) -> None:
        """Draw it in the new colors."""
        super().notify_style_update()
        self._draw()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Further down."""
        if self.left_out:
            self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Up again."""
        self.scroll_rows(-1)

    def _draw(self) -> None:
        parse, base = self.app.stylesheet.parse_style, self.visual_style
        looks: dict[str, Style] = {role: (base + parse(look)).rich_style for role, look in ROLES.items()}
        columns = self.size.width
        self._lines = [
            Strip([Segment(part, looks[role]) for part, role in row], columns) for row in self._rows
        ]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width)
