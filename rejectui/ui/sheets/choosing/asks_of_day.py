"""What was asked on a day, to be read, asked of somebody new, or kept for later."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.catalog import Entry
from rejectui.core.days.day import between
from rejectui.core.wording.words import MARKS, OUTCOMES, feels, long_day
from rejectui.ui.keys import OF_DAY
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.rows import RowList


class Chosen(NamedTuple):
    """A challenge or an own text, for today or `later`."""

    option: Entry | str
    later: bool = False


Wanted = Literal["log", "rest"]


class AsksOfDay(Sheet[Chosen | Wanted | None]):
    """Answers what was chosen, what is wanted for the day itself, or None."""

    BINDINGS = [*OF_DAY]
    AUTO_FOCUS = "RowList"
    sheet = getters.query_one("#of-day", Vertical)
    rows: getters.query_one[RowList[Attempt]] = getters.query_one("#of-day-rows", RowList)
    detail = getters.query_one("#of-day-detail", Static)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        """A line an ask, and the one under the cursor."""
        with Vertical(id="of-day", classes="sheet"):
            yield RowList(self._row, id="of-day-rows")
            yield Static(id="of-day-detail")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the asks of the day."""
        self.sheet.border_title = long_day(self._day)
        found = between(self.app.facts.attempts, self._day, self._day)
        self.rows.styles.height = min(max(len(found), 1), 8)
        self.rows.fill(found)
        self._show_detail()

    def on_row_list_moved(self) -> None:
        """Tell of the one under the cursor."""
        self._show_detail()

    def _show_detail(self) -> None:
        attempt = self.rows.current
        if attempt is None:
            self.detail.update(Content.styled("No ask was logged for this day.", QUIET))
        else:
            told = OUTCOMES[attempt.outcome]
            if attempt.peak is not None:
                told += f" · {attempt.peak}, {feels(attempt.peak)}"
            lines = [Content.styled(told, QUIET)]
            lines += [safe(attempt.note)] if attempt.note else []
            self.detail.update(Content("\n").join(lines))
        self.refresh_bindings()

    def _row(self, attempt: Attempt, width: int) -> Content:
        return Content.assemble(f"{MARKS[attempt.outcome]} ", safe_line(attempt.title))

    @property
    def _option(self) -> Entry | str | None:
        """What can be asked once more; None when the challenge is gone with its pack."""
        attempt = self.rows.current
        if attempt is None:
            return None
        return attempt.ask or self.app.practice.catalog.get(attempt.challenge)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is still there."""
        if not self.is_mounted or action not in ("take", "later"):
            return True
        option = self._option
        return option is not None if action == "take" else isinstance(option, Entry)

    def action_take(self) -> None:
        """Choose it for today."""
        if self._option is not None:
            self.dismiss(Chosen(self._option))

    def action_log(self) -> None:
        """Log an ask for this day."""
        self.dismiss("log")

    def action_rest(self) -> None:
        """Make it a day of rest."""
        self.dismiss("rest")

    def action_later(self) -> None:
        """Choose it for later."""
        if isinstance(self._option, Entry):
            self.dismiss(Chosen(self._option, later=True))
