"""Finding attempts and challenges by what is written in them, and actions by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import PLAN
from rejectui.core.facts import Takeaway
from rejectui.core.wording.questions import answers_told
from rejectui.core.wording.words import OUTCOMES


def matching(attempts: Sequence[Attempt], words: str = "", *, waiting: bool = False) -> Sequence[Attempt]:
    """The attempts that hold every word in what was asked, expected or told of them, in the order given."""
    wanted = words.casefold().split()
    if not wanted and not waiting:
        return attempts
    return [a for a in attempts if (not waiting or a.outcome == "waiting") and _has(wanted, _texts(a))]


def with_takeaways(
    attempts: Sequence[Attempt],
    takeaways: Sequence[Takeaway],
    last_day: Callable[[date], date],
    words: str = "",
) -> Sequence[Attempt | Takeaway]:
    """These attempts, newest first, and above those of its week each takeaway that holds every word;
    `last_day` is that of a week by its Monday."""
    wanted = words.casefold().split()
    kept = [week for week in takeaways if week.words and _has(wanted, (week.words,))]
    if not kept:
        return attempts
    return sorted(
        [*attempts, *kept],
        key=lambda each: (each.day, 0) if isinstance(each, Attempt) else (last_day(each.monday), 1),
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


def small_first(found: Iterable[Entry]) -> list[Entry]:
    """The challenges by their level, the smallest first; before them those of a plan, in its own order."""
    return sorted(found, key=lambda entry: 0 if entry.pack == PLAN else entry.challenge.level)


def first_hit(found: Iterable[Entry], words: str) -> Entry | None:
    """The first of what was found that holds every word in its title, or else the first; None if none was."""
    wanted, among = words.casefold().split(), list(found)
    titled = (entry for entry in among if _has(wanted, (entry.challenge.title,)))
    return next(titled, among[0] if among else None)


def closeness(words: str, name: str, *also: str) -> int:
    """How well these words name something, the higher the better, 0 not at all.

    Best is the whole `name`; then its words that begin so, in any order; then a part of it; then words of the
    name and of the first of what `also` tells, of these and the second, and so on; of two of a kind the one
    that has the words as they were typed.
    """
    wanted = _words(words)
    if not wanted:
        return 0
    if wanted == _words(name):
        return 2 * len(also) + 6
    typed = " ".join(words.casefold().split())
    if _begin(wanted, name):
        return 2 * len(also) + 4 + (typed in name.casefold())
    if typed in name.casefold():
        return 2 * len(also) + 2
    for at, text in enumerate(also):
        if _begin(wanted, name, *also[: at + 1]):
            return 2 * (len(also) - at) + (typed in text.casefold())
    return 0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _begin(wanted: Sequence[str], *texts: str) -> bool:
    """Whether each of the wanted begins a word."""
    there = [word for text in texts for word in _words(text)]
    return all(any(word.startswith(each) for word in there) for each in wanted)


def _texts(attempt: Attempt) -> tuple[str | None, ...]:
    plan = attempt.plan or Plan()
    asked = (attempt.title, attempt.label, *plan.texts)
    return (*asked, OUTCOMES[attempt.outcome], attempt.note, *(answer for _, answer in answers_told(attempt)))


def _has(wanted: Sequence[str], texts: Iterable[str | None]) -> bool:
    everything = "\n".join(text for text in texts if text).casefold()
    return all(word in everything for word in wanted)
