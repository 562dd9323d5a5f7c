"""An ask of the user's own, kept for later: it stands on the ladder and is dealt when its day comes."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.asks.kept_ask import Ask, kept
from rejectui.core.clean_text import storable
from rejectui.core.limits import Unfit, fit
from rejectui.core.wording.words import CATEGORIES
from rejectui.journal.records.record import new_id
from rejectui.ui.drafts import LeftAsk
from rejectui.ui.keys import KEEP
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.answers.scale import Scale
from rejectui.ui.widgets.frame.key_line import KeyLine


class KeepAsk(Sheet[str | None]):
    """Answers the id of the ask that was kept, or None. What is written is read by nobody and nothing."""

    BINDINGS = [*KEEP]
    AUTO_FOCUS = "#keep-text"
    LEAVING = "Leave without saving it? What you typed will be lost."
    sheet = getters.query_one("#keep", VerticalScroll)
    text = getters.query_one("#keep-text", Input)
    kind = getters.query_one(ChoiceField)
    peak = getters.query_one(Scale)

    def __init__(self, text: str = "", category: str | None = None, peak: int | None = None) -> None:
        super().__init__()
        self._told = LeftAsk(text, category, peak)
        self._ask_id = new_id()

    def compose(self) -> ComposeResult:
        """The ask, its kind, and how bad it may get."""
        told = self._told
        with VerticalScroll(id="keep", can_focus=False, classes="sheet"):
            yield Static("  What would you like to ask one day, and whom?")
            yield LineField(told.text, id="keep-text")
            yield ChoiceField("What kind of ask is it?", CATEGORIES, value=told.category)
            yield Scale("How nervous do you expect to get?", id="keep-peak", value=told.peak)
            yield Static("  honest · easy to refuse · asked once", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "For later"
        self.sheet.border_subtitle = "no need to rate it"

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Keep it."""
        problem = self._save(storable(self.text.value.strip()))
        self.close(problem, self._ask_id)

    def _save(self, text: str) -> str | None:
        if not text:
            return "Write the ask first."
        there = kept(self.app.facts.asks, text)
        if there is not None and there.id != self._ask_id:  # ours, after a disk that did not confirm it
            return "It is on your ladder already."
        if self.kind.value is None:
            self.kind.focus()
            return "Choose what kind of ask it is with the arrows."
        given = {
            "id": self._ask_id,
            "text": text,
            "category": self.kind.value,
            "peak": self.peak.value,
            "added": self.app.day,
        }
        try:
            ask = fit(given, Ask)
        except Unfit as error:
            return str(error)
        return self.app.change(lambda: self.app.journal.keep_ask(ask))

    @property
    def written(self) -> LeftAsk:
        """The ask so far."""
        return LeftAsk(storable(self.text.value), self.kind.value, self.peak.value)

    @property
    def typed(self) -> bool:
        """Whether something was written."""
        return bool(self.text.value.strip())
