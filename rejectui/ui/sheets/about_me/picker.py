"""A sheet with a list of which as much is chosen as fits, a key each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.rows import RowList


class Picker(Sheet[bool]):
    """Answers whether the choice was kept. Whoever derives from it says what a key chooses, what a row says,
    and how the choice is written."""

    AUTO_FOCUS = "RowList"
    QUESTION: ClassVar[str]
    HINT: ClassVar[str]
    choices: Sequence[str]  # their keys, in the order of the rows
    sheet = getters.query_one("#picker", VerticalScroll)
    rows: getters.query_one[RowList[str]] = getters.query_one("#choices", RowList)

    def compose(self) -> ComposeResult:
        """The list, and what it does."""
        with VerticalScroll(id="picker", can_focus=False, classes="sheet"):
            yield from self.body()
            yield Static(Content(self.HINT), id="hint", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def body(self) -> ComposeResult:
        """A line each."""
        yield RowList(self.row, id="choices")

    def on_mount(self) -> None:
        """Title the sheet, and fill it. Textual calls the `on_mount` of those that derive from it before."""
        self.sheet.border_title = self.QUESTION
        self.rows.fill(self.choices)

    def row(self, key: str, width: int) -> Content:
        """What the key chooses, and whether it is chosen."""
        raise NotImplementedError

    def pick(self, key: str) -> None:
        """Choose it, or take it out again."""
        raise NotImplementedError

    def write(self) -> None:
        """Write what is chosen into the journal, if it is not there yet. Raises `JournalError`, `NotNow`."""
        raise NotImplementedError

    def keep(self) -> str | None:
        """Write it, today's card kept as well; None, or why nothing was written."""
        return self.app.change(self.write)

    def action_choose(self, key: str) -> None:
        """Choose it, or take it out again, with the cursor on it."""
        if key in self.choices:
            self.pick(key)
            self.rows.go_to(self.choices.index(key))
            self.rows.fill(self.choices)

    def action_turn(self) -> None:
        """The same for what is under the cursor."""
        key = self.rows.current
        if key is not None:
            self.action_choose(key)

    def action_save(self) -> None:
        """Keep the choice."""
        problem = self.keep()
        self.close(problem, True)


def line(key: str, words: Content | str, chosen: bool, more: str = "") -> Content:
    """A row: the key, whether it is chosen, what it is, and `more` of it."""
    return Content.assemble(
        (f"{key}  ", "bold $primary"), "[x] " if chosen else "[ ] ", words, (more, "bold")
    )
