"""The journal to a file: as what, and where to."""

from __future__ import annotations

import os
from pathlib import Path

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.journal.errors import JournalError
from rejectui.journal.export.kinds import KINDS, ExportKind, Extras
from rejectui.journal.export.user_files import write
from rejectui.ui.keys import EXPORT
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.frame.key_line import KeyLine


class ExportSheet(Sheet[None]):
    """Writes a file that was not there before; nothing is ever replaced."""

    BINDINGS = [*EXPORT]
    AUTO_FOCUS = "ChoiceField"
    sheet = getters.query_one("#export", VerticalScroll)
    choice = getters.query_one(ChoiceField)
    place = getters.query_one(Input)
    about = getters.query_one("#export-about", Static)

    def compose(self) -> ComposeResult:
        """Two questions."""
        with VerticalScroll(id="export", can_focus=False, classes="sheet"):
            yield ChoiceField("As what?", {name: name for name in KINDS}, value="story")
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
    def _kind(self) -> ExportKind:
        return KINDS[self.choice.value or "story"]

    def _chosen(self) -> None:
        """Name the file by its kind, in the folder that is written there."""
        self.about.update(Content(f"  {self._kind.summary}"))
        folder = Path(self.place.value).parent if self.place.value else _here()
        self.place.value = str(folder / self._kind.file_name(self.app.now(), self.app.facts))
        self.problem.display = False

    @on(Input.Changed)
    def _typed(self) -> None:
        self.problem.display = False

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Write the file, and say where it is."""
        # An unknown user after the ~ stays as it was typed.
        path = Path(os.path.expanduser(self.place.value.strip()))  # noqa: PTH111
        journal = self.app.journal
        try:
            write(
                path,
                self._kind.make(journal, self.app.now(), Extras(title=self.app.practice.title_of)),
                not_in=journal.folders,
            )
        except JournalError as error:
            self.show_problem(str(error))
            return
        self.app.say(self._kind.written(journal.facts, path))
        self.dismiss(None)


def _here() -> Path:
    """The folder that the app was started in, or that of the account when it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
