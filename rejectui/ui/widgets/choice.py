"""A few words of which one, or none, is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A question, and its answers below on one line or on several; arrows choose, backspace takes it back."""

    BINDINGS = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right,space", "move(1)", "Right", show=False),
        Binding("backspace,delete", "empty", "Empty", show=False),
    ]
    value: reactive[str | None] = reactive(None)

    def __init__(
        self, question: str, answers: Sequence[str], *, value: str | None = None, a_line: int = 10
    ) -> None:
        super().__init__()
        self._a_line = a_line
        self._question = question
        self._answers = answers
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        """The question over its answers, the chosen one in brackets."""
        mark = "> " if self.has_focus else "  "
        answers = [
            Content.styled(f"[{answer}]", "bold $primary")
            if answer == self.value
            else Content.styled(f" {answer} ", "$foreground 65%")
            for answer in self._answers
        ]
        first = Content.styled(f"{mark}{self._question}", "bold" if self.has_focus else "")
        lines = [answers[at : at + self._a_line] for at in range(0, len(answers), self._a_line)]
        return Content("\n  ").join([first, *(Content(" ").join(line) for line in lines)])

    def action_move(self, by: int) -> None:
        """Choose the answer beside, starting at the first."""
        at = self._answers.index(self.value) + by if self.value in self._answers else 0
        self.value = self._answers[at % len(self._answers)]

    def action_empty(self) -> None:
        """Choose nothing."""
        self.value = None
