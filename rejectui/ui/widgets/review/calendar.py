"""Practice days as a calendar: a column a week, a row a weekday, a glyph by the number of asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.day import between
from rejectui.core.review.calendar_grid import (
    CELL,
    LEFT,
    LEGEND,
    SHORT_LEGEND,
    DayKind,
    first_shown,
    glyph,
    kind_of,
    last_shown,
    months,
    row_labels,
    weeks_shown,
)
from rejectui.core.review.review import Review
from rejectui.core.wording.words import count, long_day
from rejectui.ui.keys import CALENDAR
from rejectui.ui.safe_text import safe_line
from rejectui.ui.theme import QUIET

STYLES: dict[DayKind, str] = {
    "asked": "$primary",
    "rest": "$secondary",
    "nothing": "$foreground 40%",
    "ahead": "",
}


class Calendar(Widget, can_focus=True):
    """The weeks up to the running one, or to the end of a period; a cursor tells the day under it."""

    BINDINGS = [*CALENDAR]
    cursor: reactive[date | None] = reactive(None)

    class Opened(Message):
        """Somebody wants to see what was asked on this day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._attempts: Sequence[Attempt] = ()
        self._last: date | None = None

    def show(self, review: Review, attempts: Sequence[Attempt]) -> None:
        """Draw this review; a cursor on today goes along to the next. The attempts are told day by day."""
        self._attempts = attempts
        before, self._review = self._review, review
        last = last_shown(review)
        if before is None or last != last_shown(before):
            self._last = self.cursor = last
        self.refresh(layout=True)

    def on_focus(self) -> None:
        """What is told of a day may need more lines than the signs."""
        self._make_room()

    def on_blur(self) -> None:
        """And the signs fewer."""
        self.refresh(layout=True)

    def watch_cursor(self) -> None:
        """Every day has its own titles."""
        if self.has_focus:
            self._make_room()

    def _make_room(self) -> None:
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_visible, animate=False)

    def render(self) -> Content:
        """Months, seven rows of days, and the sentence about the day under the cursor."""
        shown = self._review
        if shown is None:
            return Content("")
        weeks = weeks_shown(shown, self.size.width)
        first = first_shown(shown, self._last or shown.day, weeks)
        lines = [Content.styled(months(first, weeks), QUIET)]
        for row, label in enumerate(row_labels(shown)):
            days = [first + timedelta(weeks=week, days=row) for week in range(weeks)]
            # Neighbors of one style are one piece: a year has 371 cells, and every piece is paid for.
            runs = [
                ("".join(glyphs), style) for style, glyphs in _runs(self._cell(shown, day) for day in days)
            ]
            lines.append(Content.assemble((f"{label:<{LEFT}}", QUIET), *runs))
        return Content("\n").join([*lines, self._told(shown)])

    def _cell(self, shown: Review, day: date) -> tuple[str, str]:
        style = STYLES[kind_of(shown, day)]
        return glyph(shown, day), f"{style} reverse" if self.has_focus and day == self.cursor else style

    def _told(self, shown: Review) -> Content:
        day = self.cursor if self.has_focus else None
        if day is None:
            legend = LEGEND if len(LEGEND) + LEFT <= self.size.width else SHORT_LEGEND
            return Content.styled(" " * LEFT + legend, QUIET).truncate(self.size.width, ellipsis=True)
        asks = shown.by_day.get(day, 0)
        what = count(asks, "ask", "asks") if asks else "a day of rest" if day in shown.paused else "no ask"
        return safe_line(f"{long_day(day)}: {what}{self._titles(day)}")

    def _titles(self, day: date) -> str:
        titles = [attempt.title for attempt in between(self._attempts, day, day)]
        return f" · {'; '.join(titles)}" if titles else ""

    def action_open_day(self) -> None:
        """Ask for the day under the cursor to be shown."""
        if self.cursor is not None:
            self.post_message(self.Opened(self.cursor))

    def action_move(self, days: int) -> None:
        """Move the cursor by days, back to the first ask; what is drawn follows."""
        if self.cursor is not None:
            self._go_to(self.cursor + timedelta(days=days))

    def action_go_to(self, last: bool) -> None:
        """Move it to the first day on which something was asked, or to the last day there is."""
        shown = self._review
        if shown is not None:
            self._go_to(shown.day if last else min(shown.by_day, default=shown.day))

    def _go_to(self, day: date) -> None:
        shown = self._review
        if shown is None or self._last is None:
            return
        weeks = weeks_shown(shown, self.size.width)
        first = first_shown(shown, self._last, weeks)
        earliest = min(first_shown(shown, last_shown(shown), weeks), min(shown.by_day, default=shown.day))
        self.cursor = min(max(day, earliest), shown.day)
        if self.cursor < first:
            self._last = self.cursor + timedelta(weeks=weeks - 1)
        elif self.cursor > self._last:
            self._last = min(max(self.cursor, self._last + timedelta(days=7)), shown.day)


def _runs(cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """(style, texts) of neighbors in one style; the gap behind a cell under the cursor is not reversed."""
    for style, group in groupby(cells, key=lambda cell: cell[1]):
        gap = " " * (CELL - 1)
        glyphs = [glyph for glyph, _ in group]
        if style.endswith("reverse"):
            yield style, glyphs
            yield "", [gap]
        else:
            yield style, [glyph + gap for glyph in glyphs]
