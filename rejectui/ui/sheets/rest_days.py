"""Days of rest that are over, or still to come, by their dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.days.day import all_paused
from rejectui.core.days.typed_day import DayError, rest_days
from rejectui.core.facts import Pause
from rejectui.core.wording.words import dates
from rejectui.journal.records.record import new_id
from rejectui.ui.keys import REST_DAYS
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.day_field import DayField
from rejectui.ui.widgets.frame.key_line import KeyLine


class RestDays(Sheet[Pause | None]):
    """Answers the rest that was kept, or None."""

    BINDINGS = [*REST_DAYS]
    AUTO_FOCUS = "#first Input"
    sheet = getters.query_one("#rest-days", VerticalScroll)
    first = getters.query_one("#first", DayField)
    last = getters.query_one("#last", DayField)

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        """The first day and the last."""
        with VerticalScroll(id="rest-days", can_focus=False, classes="sheet"):
            yield DayField("From", self._day, self._read_first, id="first")
            yield DayField("To", None, self._read_last, id="last", empty="the same day")
            yield Static("  Days on which you asked stay practice days.", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "Days of rest"

    def _read_first(self, text: str) -> date:
        return rest_days(text, None, self.app.day)[0]

    def _read_last(self, text: str) -> date:
        return rest_days((self.first.understood or self._day).isoformat(), text, self.app.day)[1]

    @on(Input.Changed, "#first Input")
    def _first_typed(self) -> None:
        self.last.tell()  # a weekday is the next one from the first day on

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep them."""
        try:
            first = self.first.day or self._day
            last = self.last.day or first
        except DayError as error:
            self.show_problem(str(error))
            return
        if all_paused(self.app.facts.pauses, first, last):
            self.show_problem("You had rest on those days already.")
            return
        rest = Pause(id=new_id(), first=first, last=last)
        self.close(self.app.change(lambda: self.app.journal.rest(rest)), rest)


def rest_on_days(app: PracticeApp, day: date, show: Callable[[], object]) -> None:
    """Keep days of rest, beginning with this one; `show` draws what is there then."""

    def kept(rest: Pause | None) -> None:
        if rest is not None:
            app.say(f"Rest kept: {dates(rest.first, rest.last)}. u takes it back.")
            show()

    app.push_screen(RestDays(day), kept)
