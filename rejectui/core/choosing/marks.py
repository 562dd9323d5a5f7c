"""What was done with a challenge or an own ask, as lists mark it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import ask_key
from rejectui.core.days.day_plan import attempts_of_card
from rejectui.core.facts import Facts
from rejectui.core.wording.words import day_seen_from, feels


class Mark(Struct, frozen=True, kw_only=True):
    """`done` is how often it was asked, `last` when last, `peak` how bad that got, if it was ever rated.

    `today` says that it is today's card and not told yet, `planned` that it was taken, `later` that it is
    kept for later.
    """

    done: int = 0
    last: date | None = None
    peak: int | None = None
    today: bool = False
    planned: bool = False
    later: bool = False
    hidden: bool = False

    @property
    def sign(self) -> str:
        """What of it matters most, as one character; a blank for nothing."""
        return "→" if self.today else "-" if self.hidden else "✓" if self.done else "+" if self.later else " "

    def words(self, day: date, *, heard: bool = False) -> tuple[str, ...]:
        """Each thing in a few words, seen from this day; dates as they are well `heard`."""
        told = []
        if self.today:
            told.append("today's card, planned" if self.planned else "today's card")
        if self.last is not None:
            often = "once" if self.done == 1 else "twice" if self.done == 2 else f"{self.done} times"
            when = day_seen_from(self.last, day, words=heard)
            told.append(f"asked {often}, {when}" if self.done == 1 else f"asked {often}, last {when}")
        if self.peak is not None:
            told.append(f"it was {feels(self.peak)}")
        told += ["saved for later"] if self.later else []
        told += ["hidden"] if self.hidden else []
        return tuple(told)


NOTHING = Mark()


def marks(facts: Facts, day: date) -> Mapping[str, Mark]:
    """What is to be said of each ask of which something is, by full id or own text as it is compared."""
    done: dict[str, tuple[int, date, int | None]] = {}
    for attempt in facts.attempts:
        key = ask_key(attempt.challenge, attempt.ask)
        if key is not None and attempt.counts:
            number, _, peak = done.get(key, (0, None, None))
            done[key] = number + 1, attempt.day, peak if attempt.peak is None else attempt.peak
    found = {key: Mark(done=number, last=last, peak=peak) for key, (number, last, peak) in done.items()}
    for full_id in facts.settings.later:
        found[full_id] = replace(found.get(full_id, NOTHING), later=True)
    for full_id in facts.settings.hidden:
        found[full_id] = replace(found.get(full_id, NOTHING), hidden=True)
    record = facts.days.get(day)
    key = ask_key(record.challenge, record.ask) if record is not None else None
    if record is not None and key is not None and not attempts_of_card(facts, record):
        found[key] = replace(found.get(key, NOTHING), today=True, planned=record.planned)
    return found
