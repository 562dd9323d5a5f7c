"""What is hard for me: eight areas, of which as many are chosen as fit, what matters most first."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.areas import AREA_NAMES, DIGITS, with_digit
from rejectui.ui.keys import AREAS
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.rows import RowList

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class AreasPicker(Sheet[bool]):
    """Answers whether the choice was kept; digits choose and take out again, in the order of pressing."""

    BINDINGS = [*AREAS]
    AUTO_FOCUS = "RowList"
    sheet = getters.query_one("#areas", Vertical)
    rows: getters.query_one[RowList[str]] = getters.query_one("#areas-rows", RowList)

    def compose(self) -> ComposeResult:
        """A line an area."""
        with Vertical(id="areas", classes="sheet"):
            yield RowList(self._row, id="areas-rows")
            yield Static("  Digits choose. What is chosen comes first.", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what was chosen before."""
        self.sheet.border_title = "What is hard for me"
        self.sheet.border_subtitle = "what matters most first"
        self._chosen = self.app.facts.settings.areas
        self.rows.fill(list(DIGITS))

    def _row(self, digit: str, width: int) -> Content:
        area = DIGITS[digit]
        at = self._chosen.index(area) if area in self._chosen else None
        mark, place = ("[ ]", "") if at is None else ("[x]", f"  {PLACES[at]}")
        return Content.assemble(
            (f"{digit}  ", "bold $primary"), f"{mark} {AREA_NAMES[area]}", (place, "bold")
        )

    def action_choose(self, digit: str) -> None:
        """Choose an area, or take it out again."""
        self._chosen = with_digit(self._chosen, digit)
        self.rows.go_to(list(DIGITS).index(digit))
        self.rows.fill(list(DIGITS))

    def action_turn(self) -> None:
        """The same for the area under the cursor."""
        digit = self.rows.current
        if digit is not None:
            self.action_choose(digit)

    def action_save(self) -> None:
        """Keep the choice."""
        chosen = self._chosen
        problem = self.app.change(lambda: self.app.journal.set("areas", chosen))
        self.close(problem, True)
