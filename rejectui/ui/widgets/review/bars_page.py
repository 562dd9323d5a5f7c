"""The second page of Review: each comparison with its bars, and the table of who was asked and how."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Askee
from rejectui.core.review.bars import LABEL, Bar, bars, blocks, room
from rejectui.core.review.comparison_words import next_told, said
from rejectui.core.review.coverage import WHOM, coverage
from rejectui.core.review.review import Review
from rejectui.core.wording.words import ASKEES, CHANNELS
from rejectui.ui.theme import QUIET

NAME, CELL = 22, 12
WIDE = NAME + 4 * CELL


class BarsPage(Vertical):
    """Sentences with their bars, and the table of who was asked and how."""

    compared = getters.query_one("#compared", Static)
    coverage = getters.query_one("#coverage", Static)

    def compose(self) -> ComposeResult:
        """Comparisons first, then the table."""
        yield Static(id="compared")
        yield Static(id="coverage")

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Review, Sequence[Attempt]] | None = None

    def show(self, shown: Review, attempts: Sequence[Attempt]) -> None:
        """Draw what was told in a period; the attempts are its own."""
        self._shown = shown, attempts
        self.on_resize()

    def on_resize(self) -> None:
        """Draw it as long as there is room for."""
        if self._shown is None or not self.size:
            return
        (shown, attempts), wide = self._shown, self.size.width
        drawn = bars(shown.found)
        long = room(chain.from_iterable(drawn.values()), wide)
        told = [
            Content("\n").join(
                [Content(each.sentence), *(_drawn(bar, long) for bar in drawn.get(each.what, ()))]
            )
            for each in said(shown.found, shown.day)
        ]
        more = next_told(shown.found) if shown.period.whole else None
        self.compared.update(Content("\n\n").join([*told, *([Content(more)] if more else [])]))
        rows = coverage(attempts)
        self.coverage.update((_table if wide >= WIDE else _list)(rows))


def _drawn(bar: Bar, long: int) -> Content:
    full, rest = blocks(bar, long)
    return Content.assemble(
        (f"  {bar.label:<{LABEL}}", QUIET), (full, "$primary"), (rest, "$foreground 20%"), f" {bar.told}"
    )


def _list(rows: Sequence[tuple[Askee, list[int]]]) -> Content:
    """The same where the table has no room."""
    channels = tuple(CHANNELS.values())
    lines = [
        f"{number:>4}  {ASKEES[askee]}, {channels[at]}"
        for askee, row in rows
        for at, number in enumerate(row)
        if number
    ]
    return Content("\n").join([Content.styled(WHOM, "bold"), *map(Content, lines)] if lines else [])


def _table(rows: Sequence[tuple[Askee, list[int]]]) -> Content:
    if not rows:
        return Content("")
    head = f"{'':<{NAME}}" + "".join(f"{words:>{CELL}}" for words in CHANNELS.values())
    lines = [Content.styled(WHOM, "bold"), Content.styled(head, QUIET)]
    for askee, row in rows:
        cells = "".join(f"{number or '·':>{CELL}}" for number in row)
        lines.append(Content.assemble((f"{ASKEES[askee]:<{NAME}}", QUIET), cells))
    return Content("\n").join(lines)
