"""The second page of Review: getting ready, letting go, what would have been dodged, who and how."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Sparkline, Static

from rejectui.core.review.curve_words import dodged_told, minutes_told
from rejectui.core.review.curves import ENOUGH
from rejectui.core.review.effort import Further
from rejectui.core.wording.words import ASKEES, CHANNELS, count
from rejectui.ui.theme import QUIET

NAME, CELL = 22, 12
WIDE = NAME + 4 * CELL + 4
COVERAGE = "Whom you asked, and how"
BAR, MOST = 2, 24
MINUTES = {"recovery": "Until it let go", "preparation": "Getting ready"}


class FurtherPage(Vertical):
    """Sentences, a row of bars for each kind of minutes, and the table of who was asked and how."""

    dodged = getters.query_one("#dodged", Static)
    coverage = getters.query_one("#coverage", Static)

    def compose(self) -> ComposeResult:
        """Minutes first, then the table."""
        for name in MINUTES:
            yield Static(id=f"{name}-told")
            yield Sparkline(id=name)
        yield Static(id="dodged")
        yield Static(id="coverage")

    def show(self, told: Further) -> None:
        """Draw what was told in a period."""
        self._minutes("recovery", told.recovery)
        self._minutes("preparation", told.preparation)
        self.dodged.update(dodged_told(told))
        self.coverage.update(_table(told) if self.app.size.width > WIDE else _list(told))

    def _minutes(self, name: str, minutes: Sequence[int]) -> None:
        said = minutes_told(minutes, MINUTES[name])
        bars = self.query_one(f"#{name}", Sparkline)
        bars.display = len(minutes) >= ENOUGH
        if bars.display:
            latest = minutes[-MOST:]
            which = f"The latest {MOST}" if len(minutes) > MOST else "Each ask"
            said = f"{said}\n{which} in turn, the tallest {count(max(latest), 'minute', 'minutes')}:"
            bars.styles.width = BAR * len(latest)
            bars.data = latest
        self.query_one(f"#{name}-told", Static).update(Content(said))


def _list(told: Further) -> Content:
    """The same where the table has no room."""
    channels = tuple(CHANNELS.values())
    lines = [
        f"{number:>4}  {ASKEES[askee]}, {channels[at]}"
        for askee, row in told.rows()
        for at, number in enumerate(row)
        if number
    ]
    return Content("\n").join([Content.styled(COVERAGE, "bold"), *map(Content, lines)])


def _table(told: Further) -> Content:
    if not told.coverage:
        return Content.styled("Whom you asked, and how, is counted here.", QUIET)
    head = f"{'':<{NAME}}" + "".join(f"{words:>{CELL}}" for words in CHANNELS.values())
    lines = [Content.styled(COVERAGE, "bold"), Content.styled(head, QUIET)]
    for askee, row in told.rows():
        cells = "".join(f"{number or '·':>{CELL}}" for number in row)
        lines.append(Content.assemble((f"{ASKEES[askee]:<{NAME}}", QUIET), cells))
    return Content("\n").join(lines)
