"""What Review looks at: the spans to choose from, the period that is shown, and where it can go."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from rejectui.core.review.periods import Span
from rejectui.core.review.review_words import SPANS
from rejectui.ui.safe_text import safe_line
from rejectui.ui.theme import QUIET


class PeriodLine(Widget):
    """The spans on the first line, the period below; a click on a span says `Chosen`."""

    class Chosen(Message):
        """A span was clicked."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    def __init__(self) -> None:
        super().__init__()
        self._spans: Sequence[Span] = ()
        self._span: Span = "everything"
        self._called = ""

    def show(self, spans: Sequence[Span], span: Span, called: str) -> None:
        """Draw these spans, the chosen one in brackets, and what the period is called."""
        self._spans, self._span, self._called = spans, span, called
        self.refresh()

    def _labels(self) -> list[tuple[Span, str]]:
        return [
            (span, f"[{SPANS[span]}]" if span == self._span else f" {SPANS[span]} ") for span in self._spans
        ]

    def render(self) -> Content:
        """The line; the period's name stands at its end where there is room."""
        labels = [(text, "bold" if s == self._span else QUIET) for s, text in self._labels()]
        return Content.assemble(*labels, "   ", safe_line(self._called, QUIET))

    def on_click(self, event: events.Click) -> None:
        """Find the span under the pointer."""
        x = 0
        for span, text in self._labels():
            if x <= event.x < x + len(text):
                self.post_message(self.Chosen(span))
            x += len(text)
