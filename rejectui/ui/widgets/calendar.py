"""Practice days as a calendar: a column a week, a row a weekday, a glyph by the number of asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from rejectui.core.attempt import Attempt
from rejectui.core.day import before, monday_of, since
from rejectui.core.review import Review
from rejectui.core.words import count, long_day
from rejectui.ui.safe import safe_line

WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LEFT = 4
CELL = 2
YEAR = 53
SEASON = 13
GLYPHS = "▪■█"
REST = "–"


class Calendar(Widget, can_focus=True):
    """The weeks up to the running one; arrows move a cursor that tells the day under it."""

    BINDINGS = [
        Binding("up", "move(-1)", "A day back", show=False),
        Binding("down", "move(1)", "A day on", show=False),
        Binding("left", "move(-7)", "A week back", show=False),
        Binding("right", "move(7)", "A week on", show=False),
    ]
    cursor: reactive[date | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._attempts: Sequence[Attempt] = ()

    def show(self, review: Review, attempts: Sequence[Attempt]) -> None:
        """Draw this review; a cursor on today goes along to the next. The attempts are told day by day."""
        self._attempts = attempts
        on_today = self._review is not None and self.cursor == self._review.day
        self._review = review
        if self.cursor is None or on_today or self.cursor > review.day:
            self.cursor = review.day
        self.refresh()

    @property
    def _weeks(self) -> int:
        """As many as fit, but not a year of empty ones before somebody began."""
        fit = min((self.size.width - LEFT) // CELL, YEAR)
        lived = len(self._review.streak.weeks) if self._review is not None else 0
        return max(min(fit, max(lived, SEASON)), 1)

    @property
    def _first(self) -> date:
        assert self._review is not None
        return monday_of(self._review.day) - timedelta(days=7 * (self._weeks - 1))

    def render(self) -> Content:
        """Months, seven rows of days, and the sentence about the day under the cursor."""
        shown = self._review
        if shown is None:
            return Content("")
        lines = [self._months()]
        first, weeks = self._first, self._weeks
        for weekday, label in enumerate(WEEKDAYS):
            cells = [self._cell(shown, first + timedelta(days=7 * w + weekday)) for w in range(weeks)]
            # Neighbors of one style are one piece: a year has 371 cells, and every piece is paid for.
            runs = [("".join(glyphs), style) for style, glyphs in _runs(cells)]
            lines.append(Content.assemble((f"{label:<{LEFT}}", "$foreground 65%"), *runs))
        return Content("\n").join([*lines, self._told(shown)])

    def _months(self) -> Content:
        first, weeks = self._first, self._weeks
        line = [" "] * (LEFT + weeks * CELL + 3)
        for week in range(weeks):
            monday = first + timedelta(days=7 * week)
            at = LEFT + week * CELL
            if (monday.day <= 7 or week == 0) and all(c == " " for c in line[max(at - 1, 0) : at + 3]):
                line[at : at + 3] = f"{monday:%b}"
        return Content.styled("".join(line).rstrip(), "$foreground 65%")

    def _cell(self, shown: Review, day: date) -> tuple[str, str]:
        asks = shown.by_day.get(day, 0)
        if day > shown.day:
            glyph, style = " ", ""
        elif asks:
            glyph, style = GLYPHS[min(asks, len(GLYPHS)) - 1], "$primary"
        elif day in shown.paused:
            glyph, style = REST, "$secondary"
        else:
            glyph, style = "·", "$foreground 40%"
        if self.has_focus and day == self.cursor:
            style = f"{style} reverse"
        return glyph, style

    def _told(self, shown: Review) -> Content:
        legend = f"{GLYPHS[0]} one ask  {GLYPHS[1]} two  {GLYPHS[2]} more  {REST} rest"
        day = self.cursor if self.has_focus else None
        if day is None:
            return Content.styled(" " * LEFT + legend, "$foreground 65%")
        asks = shown.by_day.get(day, 0)
        what = count(asks, "ask", "asks") if asks else "a day of rest" if day in shown.paused else "no ask"
        told = safe_line(f"{long_day(day)}: {what}{self._titles(day)}")
        room = self.size.width - told.cell_length - len(legend) - LEFT
        if room > 3:
            return Content.assemble(" " * LEFT, told, (" " * room + legend, "$foreground 65%"))
        return Content.assemble(" " * LEFT, told).truncate(self.size.width, ellipsis=True)

    def _titles(self, day: date) -> str:
        titles = [attempt.title for attempt in before(since(self._attempts, day), day + timedelta(days=1))]
        return f" · {'; '.join(titles)}" if titles else ""

    def action_move(self, days: int) -> None:
        """Move the cursor by days, within what is drawn."""
        if self._review is not None and self.cursor is not None:
            self.cursor = min(max(self.cursor + timedelta(days=days), self._first), self._review.day)


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
