"""One question with yes and no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from rejectui.ui.keys import CONFIRM
from rejectui.ui.safe_text import safe
from rejectui.ui.widgets.frame.key_line import KeyLine


class Confirm(ModalScreen[bool]):
    """Answers yes or no; everything but yes is no."""

    BINDINGS = [*CONFIRM]
    WANTS_TO_BE_READ = True  # see TypeAhead

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(id="confirm", classes="sheet"):
            yield Static(safe(self._question))
        yield KeyLine()

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)

    def action_leave(self) -> None:
        """Ctrl+q is no."""
        self.dismiss(False)
