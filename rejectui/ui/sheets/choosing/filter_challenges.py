"""What the challenges that are shown have to be like."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from rejectui.core.dealing.filters import ANYTHING, WISHES, Filter, asks_for, turned
from rejectui.ui.keys import FILTER
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.rows import RowList


class FilterChallenges(Sheet[Filter | None]):
    """Answers the filter, or None when it stays as it was."""

    BINDINGS = [*FILTER]
    AUTO_FOCUS = "RowList"
    sheet = getters.query_one("#filter", Vertical)
    rows: getters.query_one[RowList[str]] = getters.query_one("#filter-rows", RowList)

    def __init__(self, only: Filter) -> None:
        super().__init__()
        self._only = only

    def compose(self) -> ComposeResult:
        """A line for each thing to ask for."""
        with Vertical(id="filter", classes="sheet"):
            yield RowList(self._row, id="filter-rows")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what is asked for now."""
        self.sheet.border_title = "Show only challenges"
        self.rows.fill([*WISHES])

    def _row(self, wish: str, width: int) -> Content:
        return Content(f"{'[x]' if asks_for(self._only, WISHES[wish]) else '[ ]'} {wish}")

    def action_turn(self) -> None:
        """Select what is under the cursor, or clear it."""
        if self.rows.current is not None:
            self._only = turned(self._only, WISHES[self.rows.current])
            self.rows.refresh()

    def action_level(self, level: int) -> None:
        """The same for a level."""
        self._only = turned(self._only, Filter(levels=(level,)))
        self.rows.refresh()

    def action_everything(self) -> None:
        """Ask for nothing."""
        self._only = ANYTHING
        self.rows.refresh()

    def action_save(self) -> None:
        """Show what matches."""
        self.dismiss(self._only)
