"""The pictures of the HTML page as SVG: days of practice, and two values of one ask beside each other.

Nothing is told by color alone: marks differ in shape and size, and every picture has its numbers as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rejectui.core.review.bars import Bar
from rejectui.core.review.calendar_grid import column_of, row_labels, row_names
from rejectui.core.review.review import Review
from rejectui.core.wording.words import count, long_day
from rejectui.journal.export.html.tags import drawing, plain, table

WEEKS = 53
FEWEST_WEEKS = 4
CELL = 17
LEFT = 40
TOP = 22
MANY = 3

STEP = 24
HIGH = 200
EDGE = 18
MARKS = (0, 25, 50, 75, 100)

ROW = 18
LABEL = 76
BAR = 120
TOLD = 92


def first_column(shown: Review) -> date:
    """The day that the calendar begins with: a year back, or fewer weeks for who began lately."""
    weeks = max(min(len(shown.streak.weeks), WEEKS), FEWEST_WEEKS)
    return column_of(shown, shown.day) - timedelta(weeks=weeks - 1)


def calendar(shown: Review) -> str:
    """A column a week, a row a weekday: the more asks, the larger the mark; a line for a rest."""
    first = first_column(shown)
    weeks = (shown.day - first).days // 7 + 1
    labels = row_labels(shown)
    shapes = [_word(0, TOP + (row + 1) * CELL - 5, name) for row, name in enumerate(labels) if name]
    named = -3
    for week in range(weeks):
        begin = first + timedelta(weeks=week)
        if (begin.day <= 7 or week == 0) and week - named >= 2:
            shapes.append(_word(LEFT + week * CELL, 12, f"{begin:%b}"))
            named = week
        for row in range(7):
            day = begin + timedelta(days=row)
            if day <= shown.day:
                shapes.append(_cell(shown, day, LEFT + week * CELL, TOP + row * CELL))
    asks = sum(many for day, many in shown.by_day.items() if first <= day)
    days = sum(first <= day for day in shown.by_day)
    told = (
        f"{count(asks, 'ask', 'asks')} on {count(days, 'day', 'days')} from {long_day(first)} to "
        f"{long_day(shown.day)}."
    )
    size = (LEFT + weeks * CELL + 4, TOP + 7 * CELL + 4)
    return drawing("calendar", size, "Calendar of practice days", told, shapes)


def calendar_data(shown: Review) -> str:
    """The weeks of the calendar in which something was, newest first; empty where nothing was."""
    rows = []
    for week in range((shown.day - first_column(shown)).days // 7 + 1):
        begin = column_of(shown, shown.day) - timedelta(weeks=week)
        days = [begin + timedelta(days=row) for row in range(7)]
        cells = [str(shown.by_day.get(day) or ("rest" if day in shown.paused else "–")) for day in days]
        if any(cell != "–" for cell in cells):
            rows.append([f"{begin.day} {begin:%b} {begin.year}", *cells])
    heads = ("Week of", *row_names(shown))
    return table("Asks a day; a week that is not here had none", heads, rows) if rows else ""


def _cell(shown: Review, day: date, x: int, y: int) -> str:
    asks, middle = shown.by_day.get(day, 0), CELL / 2
    if asks >= MANY:
        number = f"{asks}" if asks < 100 else "+"
        return (
            f'<rect class="ask" x="{x + 1}" y="{y + 1}" width="15" height="15" rx="3"/>'
            f'<text class="in" x="{x + middle}" y="{y + 12}">{number}</text>'
        )
    if asks:
        size = 8 if asks == 1 else 12
        at = (CELL - size) / 2
        kind = "one" if asks == 1 else "two"
        return (
            f'<rect class="ask {kind}" x="{x + at}" y="{y + at}" width="{size}" height="{size}" rx="{asks}"/>'
        )
    if day in shown.paused:
        return f'<line class="rest" x1="{x + 4}" y1="{y + middle}" x2="{x + 13}" y2="{y + middle}"/>'
    return f'<circle class="none" cx="{x + middle}" cy="{y + middle}" r="1"/>'


def pairs_drawn(
    name: str, title: str, told: str, values: Sequence[tuple[int, int]], line: Sequence[float] = ()
) -> str:
    """An open circle for the value before and a filled one for the value after, 0 to 100, oldest first.

    `line` are smoothed values after, one for each pair, drawn in steps.
    """
    right = LEFT + max(len(values), 10) * STEP
    shapes = []
    for mark in MARKS:
        y = _height(mark)
        shapes.append(f'<line class="grid" x1="{LEFT}" y1="{y:g}" x2="{right}" y2="{y:g}"/>')
        shapes.append(_word(LEFT - 10, y + 4, str(mark), "end"))
    if line:
        steps = [f"M{LEFT} {_height(line[0]):g}"]
        for at, value in enumerate(line):
            steps.append(f"V{_height(value):g}H{LEFT + (at + 1) * STEP}")
        shapes.append(f'<path class="smooth" d="{"".join(steps)}"/>')
    for at, (before, after) in enumerate(values):
        x = LEFT + at * STEP + STEP // 2
        shapes.append(
            f'<line class="between" x1="{x}" y1="{_height(before):g}" x2="{x}" y2="{_height(after):g}"/>'
            f'<circle class="before" cx="{x}" cy="{_height(before):g}" r="6"/>'
            f'<circle class="after" cx="{x}" cy="{_height(after):g}" r="4.5"/>'
        )
    return drawing(name, (right + 6, HIGH + 2 * EDGE), title, told, shapes)


def bars_drawn(bars: Sequence[Bar]) -> str:
    """A row for each: its label, its bar, its value."""
    rows = []
    for at, bar in enumerate(bars):
        y = at * ROW
        full = BAR * bar.value / bar.most if bar.most else 0
        rows.append(
            f"{_word(0, y + 12, bar.label)}"
            f'<rect class="full" x="{LABEL}" y="{y + 2}" width="{full:g}" height="12"/>'
            f'<rect class="bar" x="{LABEL}" y="{y + 2}" width="{BAR}" height="12"/>'
            f"{_word(LABEL + BAR + 6, y + 12, bar.told)}"
        )
    told = ", ".join(f"{bar.label} {bar.told}" for bar in bars)
    wide = LABEL + BAR + TOLD
    size = f'viewBox="0 0 {wide} {ROW * len(bars)}" width="{wide}"'
    head = f'<svg class="bars" role="img" aria-label="{plain(told)}" {size}>'
    return f"{head}{''.join(rows)}</svg>\n" if bars else ""


def _height(value: float) -> float:
    return EDGE + HIGH * (100 - value) / 100


def _word(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{plain(text)}</text>'
