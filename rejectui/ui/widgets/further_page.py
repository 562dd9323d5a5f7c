"""The second page of Review: getting ready, letting go, what would have been dodged, who and how."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Sparkline, Static

from rejectui.core.curves import ENOUGH
from rejectui.core.further import Further
from rejectui.core.review_words import dodged_told, minutes_told
from rejectui.core.words import ASKEES, CHANNELS, count

NAME, CELL = 22, 12
BAR = 2
QUIET = "$foreground 65%"
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
        self.coverage.update(_table(told))

    def _minutes(self, name: str, minutes: Sequence[int]) -> None:
        said = minutes_told(minutes, MINUTES[name])
        bars = self.query_one(f"#{name}", Sparkline)
        bars.display = len(minutes) >= ENOUGH
        if bars.display:
            said = f"{said}\nEach ask in its turn, the tallest {count(max(minutes), 'minute', 'minutes')}:"
            bars.styles.width = BAR * len(minutes)
            bars.data = minutes
        self.query_one(f"#{name}-told", Static).update(Content(said))


def _table(told: Further) -> Content:
    if not told.coverage:
        return Content.styled("Whom you asked, and how, is counted here.", QUIET)
    head = f"{'':<{NAME}}" + "".join(f"{words:>{CELL}}" for words in CHANNELS.values())
    lines = [Content.styled("Whom you asked, and how", "bold"), Content.styled(head, QUIET)]
    for askee, row in told.rows():
        cells = "".join(f"{number or '·':>{CELL}}" for number in row)
        lines.append(Content.assemble((f"{ASKEES[askee]:<{NAME}}", QUIET), cells))
    return Content("\n").join(lines)
