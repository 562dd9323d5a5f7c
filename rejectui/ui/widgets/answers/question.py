"""A question of the full log with the widget that fits its kind."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.core.clean_text import storable
from rejectui.core.wording.questions import FEELINGS, HAPPENED, Question, feelings_of
from rejectui.ui.widgets.answers.choice import ChoiceField, SeveralField
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.answers.scale import Scale

REASONS = {
    "unsafe": "not safe",
    "uncomfortable": "they seemed uncomfortable",
    "not_honest": "not honest",
    "other": "other",
}


class QuestionField(Vertical):
    """Asks a question; `value` is the answer so far, or None."""

    def __init__(self, question: Question, answer: Any = None) -> None:
        super().__init__(id=f"ask-{question.field}")
        self.question = question
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The question, and what answers it."""
        words, answer = self.question.words, self._answer
        match self.question.kind:
            case "rating" | "percent":
                yield Scale(words, value=answer, percent=self.question.kind == "percent")
            case "yes_no":
                yield ChoiceField(words, {False: "no", True: "yes"}, value=answer, beside=True)
            case "happened":
                yield ChoiceField(words, {each: each for each in HAPPENED}, value=answer)
            case "reason":
                yield ChoiceField(words, REASONS, value=answer)
            case "feelings":
                yield SeveralField(words, FEELINGS, value=answer or (), id="feelings")
                others = ", ".join(each for each in answer or () if each not in FEELINGS)
                yield LineField(others, placeholder="Other words, with commas")
            case "minutes":
                yield Static(Content(f"  {words}"))
                yield LineField("" if answer is None else str(answer), restrict=r"[0-9]*", max_length=6)
            case "words" | "line":
                yield Static(Content(f"  {words}"))
                yield LineField(answer or "")

    def on_key(self, event: events.Key) -> None:
        """Letters typed over the words of feelings go to the line below them."""
        if self.question.kind != "feelings" or not isinstance(self.screen.focused, SeveralField):
            return
        if event.character and event.character.isalpha():
            line = self.query_exactly_one(LineField)
            line.focus()
            line.cursor_position = len(line.value)
            line.insert_text_at_cursor(event.character)
            event.stop()

    @property
    def value(self) -> Any:
        """The answer as the journal keeps it: text, number, yes or no, a list of feelings."""
        match self.question.kind:
            case "rating" | "percent":
                return self.query_exactly_one(Scale).value
            case "yes_no" | "happened" | "reason":
                return self.query_exactly_one(ChoiceField).value
            case "feelings":
                typed = feelings_of(storable(self.query_exactly_one(Input).value))
                return list(dict.fromkeys((*self.query_exactly_one(SeveralField).value, *typed)))
            case "minutes":
                text = self.query_exactly_one(Input).value
                return int(text) if text else None
            case "words" | "line":
                return storable(self.query_exactly_one(LineField).text)
