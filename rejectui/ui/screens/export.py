"""The journal to a file: as what, and where to."""

from __future__ import annotations

from pathlib import Path

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.core.words import count
from rejectui.journal.errors import JournalError
from rejectui.journal.export.files import write
from rejectui.journal.export.kinds import KINDS, Kind
from rejectui.ui.keys import EXPORT
from rejectui.ui.safe import safe
from rejectui.ui.screens.sheet import Sheet
from rejectui.ui.widgets.choice import Choice
from rejectui.ui.widgets.key_line import KeyLine


class ExportSheet(Sheet[None]):
    """Writes a file that was not there before; nothing is ever replaced."""

    BINDINGS = [*EXPORT]
    AUTO_FOCUS = "Choice"
    sheet = getters.query_one("#export", VerticalScroll)
    choice = getters.query_one(Choice)
    place = getters.query_one(Input)
    about = getters.query_one("#export-about", Static)

    def compose(self) -> ComposeResult:
        """Two questions."""
        with VerticalScroll(id="export", can_focus=False, classes="sheet"):
            yield Choice("As what?", {name: name for name in KINDS}, value="story")
            yield Static(id="export-about", classes="muted")
            yield Static("Where to?")
            yield Input(id="export-place")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet, and let the name follow the kind."""
        self.sheet.border_title = "Your journal as a file"
        self.watch(self.choice, "value", self._chosen)

    @property
    def _kind(self) -> Kind:
        return KINDS[self.choice.value or "story"]

    def _chosen(self) -> None:
        self.about.update(Content(f"  {self._kind.summary}"))
        self.place.value = str(Path.cwd() / self._kind.file_name(self.app.now(), self.app.facts))
        self.problem.display = False

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Write the file, and say where it is."""
        path = Path(self.place.value.strip()).expanduser()
        journal = self.app.journal
        try:
            write(path, self._kind.make(journal, self.app.now(), False))
        except JournalError as error:
            self.tell(str(error))
            return
        asks = count(len(self.app.facts.attempts), "ask is", "asks are")
        self.app.say(safe(f"{asks} in {path}. {self._kind.said}").plain)
        self.dismiss(None)
