"""The journal is damaged: what happened, what can be brought back, and a key for each way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.journal.repair.mend import Damage, How, damage_told
from rejectui.ui.app import RejectUI
from rejectui.ui.keys import DAMAGED
from rejectui.ui.practice_app import LATER
from rejectui.ui.safe_text import safe
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.frame.key_line import KeyLine

WAYS = {
    "both": "b  both together, so that nothing is lost",
    "backup": "o  only the backup",
    "salvage": "f  only what can still be read of the file",
}
ANEW = "f  start over with an empty journal"
LEFT = 3  # the exit status of this app within: nothing went wrong, but there is no going on
BEFORE = "The damaged file is first put aside, byte for byte."

Mend = Callable[[How], tuple[str, bool]]


class Damaged(Sheet[None]):
    """`mend` makes it whole in one way, and answers what to tell and whether it worked."""

    BINDINGS = [*DAMAGED]
    AUTO_FOCUS = ""
    sheet = getters.query_one("#damaged", VerticalScroll)
    words = getters.query_one("#damage", Static)

    def __init__(self, damage: Damage, mend: Mend) -> None:
        super().__init__()
        self._damage = damage
        self._mend = mend
        self._mended = False

    def compose(self) -> ComposeResult:
        """What happened, and the ways."""
        with VerticalScroll(id="damaged", classes="sheet"):
            yield Static(
                Content("\n\n").join([*map(safe, damage_told(self._damage)), self._ways()]), id="damage"
            )
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "Your journal cannot be read as it is"

    def _ways(self) -> Content:
        read = self._damage.salvaged
        anew = not (read.asks or read.others)
        lines = [ANEW if way == "salvage" and anew else WAYS[way] for way in self._damage.ways]
        return Content("\n").join(Content(line) for line in ("Bring back", *lines, "", BEFORE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the ways that there are; once it is mended, only going on."""
        if action == "mend":
            return not self._mended and parameters[0] in self._damage.ways
        return self._mended if action == "go_on" else True

    def action_mend(self, how: How) -> None:
        """Mend it, or say what is in the way."""
        said, self._mended = self._mend(how)
        if not self._mended:
            self.show_problem(said)
            return
        self.problem.display = False
        self.sheet.border_title = "Your journal is whole again"
        self.words.update(safe(said))
        self.refresh_bindings()

    def action_go_on(self) -> None:
        """On to the app."""
        self.app.exit()

    def leave(self) -> None:
        """Leave everything as it is."""
        self.app.exit(return_code=LEFT)


class Mending(RejectUI):
    """The app around that one screen, on a journal that is written nowhere."""

    CSS_PATH = str(LATER.with_name("app.tcss"))  # which Textual would look for beside this file

    def __init__(self, damage: Damage, mend: Mend, **parts: Any) -> None:
        super().__init__(**parts)
        self._question = Damaged(damage, mend)

    def on_mount(self) -> None:
        """Ask at once."""
        self.get_ready()
        self.push_screen(self._question)
