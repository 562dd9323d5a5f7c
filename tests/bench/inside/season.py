"""Fills REJECTUI_HOME with a made-up journal of so many attempts, always the same."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from rejectui.cli.session import Session
from rejectui.core.asks.attempt import Attempt, Outcome, Snapshot
from rejectui.core.asks.catalog import Entry
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Day, Pause, Rhythm
from rejectui.core.limits import fit
from tests.clocked import MOMENT

TEN_YEARS = 3650
PLACES = ("corner café", "the bakery", "library desk", "the tall neighbor", "hotel desk", "market stall")
OUTCOMES: tuple[Outcome, ...] = (
    "no",
    "no",
    "no",
    "soft_no",
    "partly",
    "yes",
    "yes",
    "no_reply",
    "backed_out",
)
NOTE = (
    "asked once and kindly, heart going like a drum; they thought about it for a moment, smiled, and said "
    "that nobody had ever asked before; walked home and laughed about it until the corner of the street"
)


class Clock:
    """The present moment, moved by hand."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def __call__(self) -> datetime:
        return self.moment


def fill(attempts: int) -> dict[str, object]:
    """Write the journal through the commands' own Session; what it came to."""
    clock = Clock()
    session = Session(clock)
    today, present = session.day, session.moment
    per_day = -(-attempts // TEN_YEARS)
    first = today - timedelta(days=attempts // per_day) if attempts else today
    chance = Random(3650)
    entries = list(session.library.catalog)
    journal = session.journal
    with journal.together():
        journal.set("welcomed", True)
        journal.choose_rhythm(Rhythm(monday=monday_of(first), per_week=3))
        for number in range(attempts):
            day = first + timedelta(days=number // per_day)
            clock.moment = datetime.combine(
                day, time(9 + number % per_day % 12, chance.randrange(60)), present.tzinfo
            )
            attempt = _attempt(number, day, clock.moment, entries, chance)
            journal.record(attempt)
            if number % per_day == 0:
                journal.save_day(Day(day=day, challenge=attempt.challenge, planned=True, plan=attempt.plan))
            if number % (100 * per_day) == 0:
                last = day + timedelta(days=3)
                journal.rest(Pause(id=f"{chance.getrandbits(128):032x}", first=day, last=last))
    clock.moment = present
    card = session.practice.today.card
    assert card is not None, "the packs have a card for every day"
    return {"bytes": journal.path.stat().st_size, "title": card.title}


def _attempt(number: int, day: date, at: datetime, entries: Sequence[Entry], chance: Random) -> Attempt:
    """A record of about 500 bytes on disk, with what most people fill in."""
    entry = chance.choice(entries)
    note = " ".join(chance.choices(NOTE.split(), k=12))
    plan = {"peak": chance.randrange(20, 90, 5), "chance": chance.randrange(10, 90, 5)}
    values = {
        "id": f"{chance.getrandbits(128):032x}",
        "day": day,
        "at": at,
        "outcome": chance.choice(OUTCOMES),
        "challenge": entry.id,
        "snapshot": Snapshot.of(entry.challenge),
        "label": PLACES[number % len(PLACES)],
        "plan": plan,
        "peak": max(plan["peak"] - chance.randrange(0, 20, 5), 0),
        "note": note,
    }
    return fit(values, Attempt)


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]))))
