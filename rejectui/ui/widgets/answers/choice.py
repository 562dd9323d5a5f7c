"""A question with a few words to choose from: one of them, or several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.ui.theme import QUIET


class _WordsField(Widget, can_focus=True):
    """A question and words, which fill as many lines as they need."""

    def __init__(self, question: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = question

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The question, and its words in lines of as many as fit."""
        return len(self._text(width).wrap(max(width, 1)))

    def render(self) -> Content:
        """The question and its words, the chosen ones in brackets."""
        return self._text(self.size.width)

    def _text(self, width: int) -> Content:
        raise NotImplementedError

    def _asked(self) -> Content:
        mark = "> " if self.has_focus else "  "
        return Content.styled(f"{mark}{self._question}", "bold" if self.has_focus else "")


class ChoiceField(_WordsField):
    """A question and its answers; arrows choose, backspace takes it back.

    `answers` holds the words for each value. With `beside`, they stand on the line of the question where
    there is room.
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
        super().__init__(question)
        self._answers = answers
        self._beside = beside
        self.set_reactive(ChoiceField.value, value)

    def _text(self, width: int) -> Content:
        answers = [_word(words, chosen=value == self.value) for value, words in self._answers.items()]
        if self._beside:
            one_line = Content.assemble(self._asked(), " ", Content(" ").join(answers))
            if one_line.cell_length <= width:
                return one_line
        return Content("\n").join([self._asked(), *_in_lines(answers, width)])

    def action_move(self, by: int) -> None:
        """Choose the answer beside, starting at the first."""
        values = list(self._answers)
        at = values.index(self.value) + by if self.value in values else 0
        self.value = values[at % len(values)]

    def action_empty(self) -> None:
        """Choose nothing."""
        self.value = None


class SeveralField(_WordsField):
    """A question and its words; arrows move, space chooses a word or takes it back."""

    BINDINGS = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("space", "choose", "Choose", show=False),
    ]
    value: reactive[tuple[str, ...]] = reactive(())
    cursor: reactive[int] = reactive(0)

    def __init__(self, question: str, words: Sequence[str], *, value: Iterable[str], id: str) -> None:
        super().__init__(question, id=id)
        self._words = words
        self.set_reactive(SeveralField.value, tuple(word for word in words if word in value))

    def _text(self, width: int) -> Content:
        here = self._words[self.cursor] if self.has_focus else None
        words = [_word(word, chosen=word in self.value, here=word == here) for word in self._words]
        how = Content.styled("  space chooses", QUIET) if self.has_focus else ""
        return Content("\n").join([Content.assemble(self._asked(), how), *_in_lines(words, width)])

    def action_move(self, by: int) -> None:
        """The word beside."""
        self.cursor = (self.cursor + by) % len(self._words)

    def action_choose(self) -> None:
        """Choose the word under the cursor, or take it back."""
        chosen = set(self.value) ^ {self._words[self.cursor]}
        self.value = tuple(each for each in self._words if each in chosen)


def _word(words: str, *, chosen: bool, here: bool = False) -> Content:
    style = "bold $primary" if chosen else QUIET
    return Content.styled(f"[{words}]" if chosen else f" {words} ", f"{style} reverse" if here else style)


def _in_lines(parts: Iterable[Content], width: int) -> list[Content]:
    """As many parts a line as fit, two cells in."""
    lines: list[list[Content]] = [[]]
    for part in parts:
        taken = sum(each.cell_length + 1 for each in lines[-1])
        if lines[-1] and 2 + taken + part.cell_length > width:
            lines.append([])
        lines[-1].append(part)
    return [Content.assemble("  ", Content(" ").join(line)) for line in lines]
