"""The one quiet line under the card."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts
from rejectui.core.review.look_back import LookBack
from rejectui.core.today import Today
from rejectui.core.wording.words import count, day_seen_from, feels
from rejectui.ui.safe_text import safe, safe_line

OFFER_RHYTHM_AFTER = 2
LOST_PLAN = "The card you planned is hidden, or gone with its pack: here is another"
SUPPORT = (
    "Some of these were a lot to carry. There is a page on finding company with this: !\n"
    "It is offered this once, and stays where it is. x puts this line away"
)


class Notice(Static):
    """Says the most useful thing there is to say, or takes no room at all; whether that was `last_week`."""

    tells_last_week = False

    def show(
        self,
        today: Today,
        facts: Facts,
        *,
        draft: bool,
        support: bool,
        hard: Attempt | None,
        last_week: LookBack | None,
        pack_problems: int,
        journal_problems: Sequence[str],
    ) -> None:
        """Say it for this day: `support` before all else that can wait, then how the `hard` one
        stayed, then a look back on `last_week`."""
        first = (
            _open(today, draft=draft)
            or _trouble(today, pack_problems, journal_problems)
            or (Content(SUPPORT) if support else None)
            or _after(today, hard)
        )
        self.tells_last_week = first is None and last_week is not None
        said = first or _look_back(last_week) or _offer(today, facts)
        self.update(said or "")
        self.display = said is not None


def _open(today: Today, *, draft: bool) -> Content | None:
    """What waits to be told."""
    if draft:
        return Content("You were writing when the app closed: l brings it back")
    if today.open_plan is None:
        return None
    when = day_seen_from(today.open_plan.day, today.day)
    ask = "Yesterday's ask" if when == "yesterday" else f"The ask of {when}"
    title = safe_line(today.open_title, "italic")
    return Content.assemble(f"{ask} is still open: ", title, "\nl tell · k keep for today · x let it go")


def _trouble(today: Today, pack_problems: int, journal_problems: Sequence[str]) -> Content | None:
    """What is not as it should be."""
    if today.lost_plan:
        return Content(LOST_PLAN)
    if today.misdated:
        asks = count(len(today.misdated), "ask is", "asks are")
        return Content(f"{asks} dated after today: a clock was wrong. d dates them today")
    if journal_problems:
        return safe(journal_problems[0])
    if pack_problems:
        return Content(f"{count(pack_problems, 'problem', 'problems')} in the packs: rejectui packs check")
    return None


def _after(today: Today, hard: Attempt | None) -> Content | None:
    """What a hard ask leaves behind: a question for one day, and a rest."""
    if hard is not None and hard.peak is not None:
        return Content(f"Yesterday got to {hard.peak}, {feels(hard.peak)}: s tells how long it stayed")
    if today.offer_rest:
        return Content("The last one was a hard one. r rests today, and the week stays whole")
    return None


def _look_back(last_week: LookBack | None) -> Content | None:
    """What last week was, on the first day of this one."""
    if last_week is None:
        return None
    asks = sum(attempt.counts for attempt in last_week.asks)
    return Content(f"Last week: {count(asks, 'ask', 'asks')}. b looks back on it, if you like")


def _offer(today: Today, facts: Facts) -> Content | None:
    """What might be of use, never twice at once."""
    if today.waiting:
        return Content(f"{count(len(today.waiting), 'ask is', 'asks are')} waiting for an answer: w")
    if today.asks >= OFFER_RHYTHM_AFTER and not facts.rhythms:
        return Content("How many days a week would you like? Two, unless you press , and choose.")
    return None
