"""A list of any length of which only the visible lines are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

T = TypeVar("T")


class RowList(ScrollView, Generic[T], can_focus=True):
    """One line a row, drawn by the function that is handed in; ten thousand rows cost as much as ten.

    Textual's own lists build every row at once: 200 rows cost 65 ms (8.2.8).
    """

    COMPONENT_CLASSES = {"rows--row", "rows--cursor", "rows--cursor-away"}
    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "ends(0)", "First", show=False),
        Binding("end,G", "ends(-1)", "Last", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row, or on the same row with other contents."""

        def __init__(self, rows: RowList[Any]) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList[Any]:
            """The list that says so."""
            return self.rows

    def __init__(self, draw: Callable[[T, int], Content], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._rows: Sequence[T] = ()

    @property
    def current(self) -> T | None:
        """What is under the cursor, or None when the list is empty."""
        return self._rows[self.cursor] if self._rows else None

    def fill(self, rows: Sequence[T]) -> None:
        """Show these rows; the cursor stays where it was as far as it can."""
        self._rows = rows
        self.virtual_size = Size(0, len(rows))
        self.cursor = min(self.cursor, max(len(rows) - 1, 0))
        self.refresh()
        self.post_message(self.Moved(self))

    def go_to(self, at: int) -> None:
        """Put the cursor on a row, as near as there is one."""
        self.cursor = min(max(at, 0), max(len(self._rows) - 1, 0))

    def stand_on(self, is_it: Callable[[T], bool]) -> None:
        """Put the cursor on the first row that is it, or leave it where it is."""
        at = next((at for at, row in enumerate(self._rows) if is_it(row)), None)
        if at is not None:
            self.go_to(at)

    def on_resize(self) -> None:
        """Keep the cursor in sight, also where the list gets its size only now."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and say where it is."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        self.refresh()
        self.post_message(self.Moved(self))

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self._rows):
            return Strip.blank(width, self.get_component_rich_style("rows--row"))
        here = at == self.cursor
        name = ("rows--cursor" if self.has_focus else "rows--cursor-away") if here else "rows--row"
        content = Content.assemble("▸ " if here else "  ", self._draw(self._rows[at], width - 2))
        style = self.get_visual_style(name)
        line = content.truncate(width, ellipsis=True).extend_right(max(width - content.cell_length, 0))
        strips = Visual.to_strips(self, line, width, 1, style)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.go_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move by screenfuls."""
        self.go_to(self.cursor + by * max(self.size.height - 1, 1))

    def action_ends(self, end: int) -> None:
        """Move to the first or the last row."""
        self.go_to(0 if end == 0 else len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor under the pointer."""
        self.go_to(event.y + self.scroll_offset.y)
