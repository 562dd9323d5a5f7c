"""The day after a hard ask: how long until it let go, and how much of it is still there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.wording.questions import LATER, answered
from rejectui.ui.keys import AFTER
from rejectui.ui.safe_text import safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.question import QuestionField
from rejectui.ui.widgets.frame.key_line import KeyLine


class AfterAsk(Sheet[bool]):
    """Answers whether something was told.

    `save` takes the answers by field and returns None, or why they could not be saved.
    """

    BINDINGS = [*AFTER]
    AUTO_FOCUS = "Input"
    sheet = getters.query_one("#after", VerticalScroll)

    def __init__(self, attempt: Attempt, save: Callable[[Mapping[str, object]], str | None]) -> None:
        super().__init__()
        self._attempt = attempt
        self._save = save

    def compose(self) -> ComposeResult:
        """Two questions."""
        with VerticalScroll(id="after", can_focus=False, classes="sheet"):
            yield Static(safe_line(self._attempt.title, "bold"), id="after-title")
            for question in LATER:
                yield QuestionField(question)
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "The day after"
        self.sheet.border_subtitle = "both optional"

    @property
    def _answers(self) -> dict[str, object]:
        return answered({ask.question.field: ask.value for ask in self.query(QuestionField)})

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep what was told."""
        problem = self._save(self._answers) if self._answers else None
        self.close(problem, bool(self._answers))

    @property
    def typed(self) -> bool:
        """Whether something was told."""
        return bool(self._answers)

    def leave(self) -> None:
        """Leave without telling."""
        self.dismiss(False)
