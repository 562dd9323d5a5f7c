"""Finding attempts and challenges by what is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.catalog import Entry
from rejectui.core.facts import Takeaway
from rejectui.core.wording.questions import answers_told
from rejectui.core.wording.words import OUTCOMES

SIX_DAYS = timedelta(days=6)


def matching(attempts: Sequence[Attempt], words: str = "", *, waiting: bool = False) -> Sequence[Attempt]:
    """The attempts that hold every word in what was asked, expected or told of them, in the order given."""
    wanted = words.casefold().split()
    if not wanted and not waiting:
        return attempts
    return [a for a in attempts if (not waiting or a.outcome == "waiting") and _has(wanted, _texts(a))]


def with_takeaways(
    attempts: Sequence[Attempt], weeks: Sequence[Takeaway], words: str = ""
) -> Sequence[Attempt | Takeaway]:
    """These attempts, newest first, and above those of its week each takeaway that holds every word."""
    wanted = words.casefold().split()
    kept = [week for week in weeks if week.words and _has(wanted, (week.words,))]
    if not kept:
        return attempts
    return sorted(
        [*attempts, *kept],
        key=lambda each: (each.day, 0) if isinstance(each, Attempt) else (each.monday + SIX_DAYS, 1),
        reverse=True,
    )


def matching_entries(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The challenges that hold every word in id, title, text, category or tags."""
    wanted = words.casefold().split()
    return [
        e
        for e in entries
        if _has(
            wanted,
            (
                e.id,
                e.challenge.title,
                e.challenge.how,
                e.challenge.say,
                e.challenge.category,
                *e.challenge.tags,
            ),
        )
    ]


def first_hit(found: Iterable[Entry], words: str) -> Entry | None:
    """The first of what was found that holds every word in its title, or else the first; None if none was."""
    wanted, among = words.casefold().split(), list(found)
    titled = (entry for entry in among if _has(wanted, (entry.challenge.title,)))
    return next(titled, among[0] if among else None)


def _texts(attempt: Attempt) -> tuple[str | None, ...]:
    plan = attempt.plan or Plan()
    asked = (attempt.title, attempt.label, *plan.texts)
    return (*asked, OUTCOMES[attempt.outcome], attempt.note, *(answer for _, answer in answers_told(attempt)))


def _has(wanted: Sequence[str], texts: Iterable[str | None]) -> bool:
    everything = "\n".join(text for text in texts if text).casefold()
    return all(word in everything for word in wanted)
