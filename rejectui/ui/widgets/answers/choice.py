"""A few words of which one, or none, is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.ui.theme import QUIET


class ChoiceField(Widget, can_focus=True):
    """A question and its answers; arrows choose, backspace takes it back.

    `answers` holds the words for each value. With `beside`, the answers stand on the line of the question.
    """

    BINDINGS = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right,space", "move(1)", "Right", show=False),
        Binding("backspace,delete", "empty", "Empty", show=False),
    ]
    value: reactive[Any] = reactive(None)

    def __init__(
        self,
        question: str,
        answers: Mapping[Any, str],
        *,
        value: Any = None,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._answers = answers
        self._beside = beside
        self.set_reactive(ChoiceField.value, value)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The question, and its answers in lines of as many as fit."""
        return self._text(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The question and its answers, the chosen one in brackets."""
        return self._text(self.size.width)

    def _text(self, width: int) -> Content:
        mark = "> " if self.has_focus else "  "
        question = Content.styled(f"{mark}{self._question}", "bold" if self.has_focus else "")
        answers = [
            Content.styled(f"[{words}]", "bold $primary")
            if value == self.value
            else Content.styled(f" {words} ", QUIET)
            for value, words in self._answers.items()
        ]
        if self._beside:
            return Content.assemble(question, " ", Content(" ").join(answers))
        return Content("\n").join([question, *in_lines(answers, width)])

    def action_move(self, by: int) -> None:
        """Choose the answer beside, starting at the first."""
        values = list(self._answers)
        at = values.index(self.value) + by if self.value in values else 0
        self.value = values[at % len(values)]

    def action_empty(self) -> None:
        """Choose nothing."""
        self.value = None


def in_lines(parts: Iterable[Content], width: int) -> list[Content]:
    """As many parts a line as fit, two cells in."""
    lines: list[list[Content]] = [[]]
    for part in parts:
        taken = sum(each.cell_length + 1 for each in lines[-1])
        if lines[-1] and 2 + taken + part.cell_length > width:
            lines.append([])
        lines[-1].append(part)
    return [Content.assemble("  ", Content(" ").join(line)) for line in lines]
