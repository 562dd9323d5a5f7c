"""A few words of which any number is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.answers.choice import in_lines


class Several(Widget, can_focus=True):
    """A question and its words; arrows move, space chooses a word or takes it back."""

    BINDINGS = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("space", "choose", "Choose", show=False),
    ]
    value: reactive[tuple[str, ...]] = reactive(())
    cursor: reactive[int] = reactive(0)

    def __init__(self, question: str, words: Sequence[str], *, value: Iterable[str], id: str) -> None:
        super().__init__(id=id)
        self._question = question
        self._words = words
        self.set_reactive(Several.value, tuple(word for word in words if word in value))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The question, and its words in lines of as many as fit."""
        return self._text(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The question over its words, the chosen ones in brackets, the one under the cursor reversed."""
        return self._text(self.size.width)

    def _text(self, width: int) -> Content:
        parts = []
        for at, word in enumerate(self._words):
            chosen = word in self.value
            style = "bold $primary" if chosen else QUIET
            if self.has_focus and at == self.cursor:
                style += " reverse"
            parts.append(Content.styled(f"[{word}]" if chosen else f" {word} ", style))
        mark = "> " if self.has_focus else "  "
        question = Content.styled(f"{mark}{self._question}", "bold" if self.has_focus else "")
        how = Content.styled("  space chooses", QUIET) if self.has_focus else ""
        return Content("\n").join([Content.assemble(question, how), *in_lines(parts, width)])

    def action_move(self, by: int) -> None:
        """The word beside."""
        self.cursor = (self.cursor + by) % len(self._words)

    def action_choose(self) -> None:
        """Choose the word under the cursor, or take it back."""
        word = self._words[self.cursor]
        chosen = set(self.value) ^ {word}
        self.value = tuple(each for each in self._words if each in chosen)
