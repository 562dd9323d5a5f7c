"""Finding attempts and challenges by what is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rejectui.core.attempt import Attempt, Plan
from rejectui.core.challenge import Entry
from rejectui.core.questions import told
from rejectui.core.words import OUTCOMES


def matching(attempts: Sequence[Attempt], words: str = "", *, waiting: bool = False) -> Sequence[Attempt]:
    """The attempts that hold every word in what was asked, expected or told of them, in the order given."""
    wanted = words.casefold().split()
    if not wanted and not waiting:
        return attempts
    return [a for a in attempts if (not waiting or a.outcome == "waiting") and _has(wanted, _texts(a))]


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


def _texts(attempt: Attempt) -> tuple[str | None, ...]:
    plan = attempt.plan or Plan()
    asked = (attempt.title, attempt.label, plan.feared, plan.best, plan.drop)
    return (*asked, OUTCOMES[attempt.outcome], attempt.note, *(answer for _, answer in told(attempt)))


def _has(wanted: Sequence[str], texts: Iterable[str | None]) -> bool:
    everything = "\n".join(text for text in texts if text).casefold()
    return all(word in everything for word in wanted)
