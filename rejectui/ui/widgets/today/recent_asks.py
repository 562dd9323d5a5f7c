"""What was logged last, beside the card on a wide screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from rejectui.core.asks.attempt import Attempt
from rejectui.core.wording.words import MARKS, OUTCOMES, short_day
from rejectui.ui.safe_text import safe_line
from rejectui.ui.theme import QUIET

MOST = 12
WIDTH = 32


class RecentAsks(Widget):
    """Two lines an attempt, newest first; worked out only where the screen is wide enough to show it."""

    def __init__(self) -> None:
        super().__init__()
        self._attempts: Sequence[Attempt] = ()

    def show(self, attempts: Sequence[Attempt]) -> None:
        """Draw the last of these, which are sorted oldest first."""
        self._attempts = attempts
        self.refresh()

    def render(self) -> Content:
        """The list, or where it will be."""
        lines = [Content.styled("Lately", "bold"), Content("")]
        for attempt in self._attempts[: -MOST - 1 : -1]:
            head = f"{MARKS[attempt.outcome]} {short_day(attempt.day)} · {OUTCOMES[attempt.outcome]}"
            title = safe_line(f"  {attempt.title}").truncate(WIDTH, ellipsis=True)
            lines += [Content.styled(head, QUIET), title]
        if not self._attempts:
            lines.append(Content("Nothing yet. It begins with one."))
        return Content("\n").join(lines)
