"""A challenge kept for later, with how nervous it may make one, if one likes."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.look import looked
from rejectui.core.wording.questions import NERVOUS
from rejectui.practice.flags import keep_for_later
from rejectui.ui.keys import LATER
from rejectui.ui.safe_text import safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.scale import Scale
from rejectui.ui.widgets.frame.key_line import KeyLine


class KeepLater(Sheet[bool]):
    """Answers whether it was kept."""

    BINDINGS = [*LATER]
    AUTO_FOCUS = "Scale"
    sheet = getters.query_one("#later", VerticalScroll)
    scale = getters.query_one(Scale)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        """The challenge, and one question that may stay open."""
        looks = looked(self.app.facts.looks)
        with VerticalScroll(id="later", can_focus=False, classes="sheet"):
            yield Static(safe_line(self._entry.challenge.title, "bold"), id="later-title")
            yield Scale(NERVOUS, value=looks.get(self._entry.id))
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "For later"
        self.sheet.border_subtitle = "no need to say"

    def action_save(self) -> None:
        """Keep it."""
        peak = self.scale.value
        problem = self.app.trouble(lambda: keep_for_later(self.app.practice, self._entry.id, peak))
        self.close(problem, True)

    def leave(self) -> None:
        """Leave without saving it."""
        self.dismiss(False)
