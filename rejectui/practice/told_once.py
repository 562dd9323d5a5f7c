"""What is told by itself, once: an ask without a reply in its time, two pages, last week."""

from __future__ import annotations

from msgspec.structs import replace

from rejectui.core.days.aftercare import Silent, offer_support, silent
from rejectui.core.review.look_back import LookBack
from rejectui.journal.errors import JournalError
from rejectui.practice.practice import Practice


def settle_silence(practice: Practice) -> list[Silent]:
    """Asks that waited long enough become asks without a reply; those that did just now.

    Where nothing can be saved there are none: it is tried again the next time.
    """
    waited = silent(practice.catalog, practice.facts, practice.day)
    if not waited or practice.journal.read_only is not None:
        return []
    try:
        with practice.change():
            settled = practice.journal.settle([each.attempt.id for each in waited], practice.day)
    except JournalError:
        return []
    return [each for each in waited if each.attempt.id in settled]


def offers_support(practice: Practice) -> bool:
    """Whether the page of support is offered now. It is offered once, which is remembered."""
    if practice.journal.read_only is not None or not offer_support(practice.facts, practice.day):
        return False
    try:
        with practice.change():
            practice.journal.set("support_offered", True)
    except JournalError:
        return False
    return True


def shows_fair_asks(practice: Practice) -> bool:
    """Whether the page about fair asks is shown, now that an own ask is the card: once, in however many
    windows."""
    if practice.journal.read_only is not None or practice.facts.settings.fair_asks_shown:
        return False
    try:
        with practice.change():
            first = not practice.facts.settings.fair_asks_shown
            practice.journal.set("fair_asks_shown", True)
    except JournalError:
        return False
    return first


def remember_offered(practice: Practice, back: LookBack) -> None:
    """Remember that this week was offered; where nothing can be saved, it is offered again."""
    if back.kept.offered is not None or practice.journal.read_only is not None:
        return
    try:
        with practice.change():
            practice.journal.keep_week(replace(back.kept, offered=practice.day))
    except JournalError:
        return
