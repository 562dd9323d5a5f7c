"""Twenty journals as people keep them, lived day by day through a real journal: logged, edited, taken out,
put back. Made by chance from fixed seeds, so that they are the same in every run; test_numbers.py says what
has to occur in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.facts import Facts, Pause, Rhythm, Run, Takeaway
from rejectui.journal.journal import Journal
from tests.core.build import attempt, day, days_after

BERLIN, LONDON, NEW_YORK = "Europe/Berlin", "Europe/London", "America/New_York"
AUCKLAND, LORD_HOWE, SYDNEY = "Pacific/Auckland", "Australia/Lord_Howe", "Australia/Sydney"

OUTCOMES = {
    "no": 30,
    "soft_no": 10,
    "partly": 8,
    "yes": 22,
    "waiting": 8,
    "no_reply": 6,
    "backed_out": 11,
    "called_off": 5,
}
KINDS = [
    ("Ask for a table by the window", "shopping", "staff", "in_person", 1),
    ("Ask a stranger for a tune", "play", "stranger", "in_person", 2),
    ("Ask a friend for an hour", "favor", "friend", "phone", 2),
    ("Ask the library for a key", "access", "organization", "written", 3),
]


@dataclass(frozen=True, kw_only=True)
class Life:
    """What somebody does, and how often: chances are of a day, weeks are counted from the first one.

    `ways` are the zones lived in, from which day on; `away` are days (from, to) on which nothing is logged.
    `easier` is which kinds get easier (-1) or harder (1).
    """

    first: str
    last: str
    ways: Mapping[str, str] = field(default_factory=lambda: {"0001-01-01": BERLIN})
    chance: float = 0.3
    late: float = 0.1
    rhythms: Mapping[int, int] = field(default_factory=dict)
    pauses: tuple[tuple[str, str], ...] = ()
    away: tuple[tuple[str, str], ...] = ()
    runs: tuple[tuple[str, str, str | None], ...] = ()
    only: str | None = None
    at_once: int = 0
    wrong_clock: tuple[int, ...] = ()
    changes: float = 0.15
    takeaways: float = 0.0
    easier: Mapping[str, int] = field(default_factory=lambda: {"shopping": -1, "access": 1})


LIVES: Mapping[str, Life] = {
    "nothing yet": Life(
        first="2026-03-02", last="2026-03-12", chance=0, pauses=(("2026-03-04", "2026-03-09"),)
    ),
    "one ask": Life(first="2026-03-03", last="2026-03-18", chance=0, at_once=1, changes=0),
    "two asks": Life(first="2026-02-25", last="2026-03-20", chance=0, at_once=2, changes=0),
    "all on one day": Life(first="2024-02-29", last="2024-03-31", chance=0, at_once=40),
    "only backed out": Life(first="2025-05-01", last="2025-08-20", only="backed_out"),
    "clock changes": Life(first="2023-09-20", last="2024-11-30", chance=0.6),
    "clock changes overseas": Life(
        first="2024-10-15", last="2025-04-20", ways={"2024-01-01": NEW_YORK}, chance=0.7
    ),
    "half an hour of summer": Life(
        first="2025-03-20",
        last="2025-11-10",
        ways={"2025-01-01": LORD_HOWE},
        chance=0.7,
        rhythms={0: 3, 12: 5},
    ),
    "flights": Life(
        first="2025-01-05",
        last="2025-12-20",
        ways={
            "2025-01-01": NEW_YORK,
            "2025-02-10": AUCKLAND,
            "2025-03-18": NEW_YORK,
            "2025-05-20": SYDNEY,
            "2025-07-05": NEW_YORK,
            "2025-08-12": AUCKLAND,
            "2025-10-01": BERLIN,
        },
        chance=0.97,
        late=0.02,
        away=(("2025-02-10", "2025-02-10"), ("2025-05-20", "2025-05-20"), ("2025-08-12", "2025-08-12")),
        rhythms={0: 7},
    ),
    "a week 53": Life(
        first="2020-02-10", last="2021-01-17", ways={"2020-01-01": LONDON}, chance=0.7, takeaways=0.5
    ),
    "a week 53 ahead": Life(first="2026-09-01", last="2027-01-13", chance=0.8, takeaways=0.6),
    "daily with reserves": Life(
        first="2025-12-03",
        last="2026-03-05",
        chance=0.95,
        late=0,
        rhythms={0: 7},
        changes=0.02,
        easier={"shopping": -1, "play": -1, "favor": -1, "access": -1},
    ),
    "there and back": Life(
        first="2024-06-05",
        last="2026-02-15",
        chance=0.8,
        rhythms={0: 2, 9: 7, 20: 4, 33: 7, 50: 1, 61: 6, 80: 2},
        pauses=(("2024-08-05", "2024-08-18"), ("2025-10-06", "2025-10-12")),
    ),
    "weeks, then days": Life(
        first="2026-01-07", last="2026-03-12", chance=0.93, late=0, rhythms={0: 2, 5: 7}, changes=0.02
    ),
    "rests": Life(
        first="2024-11-04",
        last="2025-12-10",
        chance=0.8,
        rhythms={0: 1},
        pauses=(
            ("2024-12-23", "2025-01-05"),
            ("2025-02-12", "2025-02-12"),
            ("2025-04-10", "2025-06-22"),
            ("2025-06-01", "2025-07-06"),
            ("2025-09-03", "2025-09-04"),
            ("2025-12-06", "2026-01-04"),
        ),
        away=(("2024-12-24", "2025-01-04"), ("2025-04-11", "2025-07-05")),
    ),
    "two empty years": Life(
        first="2022-10-01",
        last="2026-04-12",
        chance=0.4,
        away=(("2023-02-11", "2025-06-30"), ("2025-09-01", "2025-09-14"), ("2025-11-01", "2025-11-16")),
    ),
    "a clock that was wrong": Life(
        first="2026-01-10", last="2026-03-11", rhythms={2: 3}, wrong_clock=(2, 9, 40, 400)
    ),
    "written down late": Life(first="2025-06-20", last="2025-12-05", chance=0.35, late=0.6, changes=0.4),
    "programs": Life(
        first="2025-01-20",
        last="2026-01-25",
        chance=0.5,
        runs=(
            ("thirty", "2025-02-01", "2025-03-02"),
            ("weekly", "2025-04-14", "2025-04-14"),
            ("weekly", "2025-05-01", "2025-08-20"),
            ("thirty", "2025-12-20", None),
        ),
    ),
    "years": Life(
        first="2021-04-07",
        last="2025-03-02",
        chance=0.2,
        rhythms={0: 1, 60: 2, 130: 3},
        pauses=(("2022-07-01", "2022-07-31"),),
        runs=(("thirty", "2023-02-01", None),),
        takeaways=0.1,
    ),
}


@dataclass(frozen=True)
class Lived:
    """A journal on its last day: what it knows, and how often it was edited, emptied and mended."""

    facts: Facts
    today: date
    done: Mapping[str, int]


@cache
def lived(name: str) -> Lived:
    """The journal of this life, lived once."""
    return _Living(LIVES[name], Random(f"review {name}")).whole()


class _Living:
    """Goes through a life day by day."""

    def __init__(self, life: Life, random: Random) -> None:
        self.life, self.random = life, random
        self.first, self.today = day(life.first), day(life.last)
        self.moment = datetime(2000, 1, 1, tzinfo=UTC)
        self.journal = Journal.in_memory(lambda: self.moment)
        self.done = {"edited": 0, "deleted": 0, "undone": 0, "put back": 0, "answered": 0}
        self.numbers = 0

    def whole(self) -> Lived:
        """The journal on the last day."""
        monday = self.first - timedelta(days=self.first.weekday())
        for week, per_week in self.life.rhythms.items():
            self.journal.choose_rhythm(Rhythm(monday=days_after(monday, 7 * week), per_week=per_week))
        for first, last in self.life.pauses:
            self.journal.rest(Pause(id=self.an_id(), first=day(first), last=day(last)))
        for program, started, ended in self.life.runs:
            end = day(ended) if ended else None
            self.journal.keep_run(Run(id=self.an_id(), program=program, started=day(started), ended=end))
        if self.life.takeaways:
            self.journal.keep_week(Takeaway(monday=days_after(monday, -7), words="Not yet."))
        on = self.first
        while on <= self.today:
            self.live(on)
            on = days_after(on, 1)
        for ahead in self.life.wrong_clock:
            wrong = days_after(self.today, ahead)
            self.journal.record(self.ask(wrong, self.clock(wrong)))
        return Lived(self.journal.facts, self.today, self.done)

    def live(self, on: date) -> None:
        """One day of it."""
        if on.weekday() == 0 and self.random.random() < self.life.takeaways:
            monday = days_after(on, self.random.choice([-14, -7, -7, -7]))
            words = self.random.choice([None, "I was heard."])
            offered = days_after(on, self.random.randint(0, 3))
            self.journal.keep_week(Takeaway(monday=monday, words=words, offered=offered))
        if any(day(first) <= on <= day(last) for first, last in self.life.away):
            return
        asks = self.life.at_once if on == self.first else 0
        if self.random.random() < self.life.chance:
            asks += self.random.choice([1, 1, 1, 2, 3])
        for _ in range(asks):
            self.moment = self.clock(on)
            back = self.random.randint(1, 7) if self.random.random() < self.life.late else 0
            made = self.ask(max(days_after(on, -back), self.first), self.moment)
            self.journal.record(made)
            if self.random.random() < self.life.changes:
                self.change(made)

    def change(self, made: Attempt) -> None:
        """Something is edited, taken out for good, or put back."""
        journal, chance = self.journal, self.random.random()
        if chance < 0.3:
            journal.delete(made.id)
            self.done["deleted"] += 1
            if chance < 0.12:
                journal.undo()
                self.done["put back"] += 1
        elif chance < 0.4:
            journal.undo()
            self.done["undone"] += 1
        elif made.outcome == "waiting":
            journal.edit(made.id, {"outcome": "yes", "answered": self.moment.date()})
            self.done["answered"] += 1
        else:
            back = days_after(made.day, -1) if chance < 0.6 else made.day
            outcome = self.life.only or "partly"
            journal.edit(made.id, {"peak": None, "outcome": outcome, "day": max(back, self.first)})
            self.done["edited"] += 1

    def clock(self, on: date) -> datetime:
        """Some moment of a day that begins at four in the morning, as the clock on the wall has it."""
        zone = ZoneInfo([way for begin, way in self.life.ways.items() if day(begin) <= on][-1])
        midnight = datetime(on.year, on.month, on.day)
        hour = self.random.choice([8, 9, 12, 17, 20, 22, 25, 26])
        wall = midnight + timedelta(hours=hour, minutes=self.random.randrange(60))
        # Once around the world: an hour that a clock change leaves out does not exist.
        there = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
        offset = there.utcoffset()
        assert offset is not None
        return there.replace(tzinfo=timezone(offset))

    def ask(self, on: date, at: datetime) -> Attempt:
        """An ask of this day, with as much of the log as its writer felt like."""
        random = self.random

        def now_and_then(value: Any, chance: float = 0.5) -> Any:
            return value if random.random() < chance else None

        outcome = self.life.only or random.choices([*OUTCOMES], [*OUTCOMES.values()])[0]
        title, category, askee, channel, level = random.choice(KINDS)
        feared = random.random() < 0.4
        plan = Plan(
            feared="They laugh" if feared else None,
            chance=now_and_then(random.randrange(10, 101, 10), 0.8) if feared else None,
            peak=now_and_then(random.randrange(20, 101, 10), 0.7),
        )
        # What got easier over the years, in one kind of ask: a curve that falls; another that rises.
        worn = min((on - self.first).days // 15, 5) * 10 * self.life.easier.get(category, 0)
        peak = max(0, min(100, random.randrange(30, 71, 10) + worn))
        fields: dict[str, Any] = {
            "plan": now_and_then(plan, 0.7),
            "peak": now_and_then(peak, 0.75),
            "feared_happened": now_and_then(random.choice(["no", "no", "partly", "yes"])),
            "chance_again": now_and_then(random.randrange(0, 101, 10)),
            "prep_minutes": now_and_then(random.randrange(0, 60), 0.3),
            "recovery_minutes": now_and_then(random.randrange(0, 300), 0.3),
            "dodged_before": now_and_then(random.random() < 0.6, 0.3),
            "laughed": now_and_then(True, 0.1),
            "opened": now_and_then("A door", 0.05),
        }
        if random.random() < 0.25:  # an own ask, of which little or nothing more may be known
            snapshot = Snapshot(title="May I sit here?", category=now_and_then(category), level=None)
            return attempt(on, outcome, at=at, id=self.an_id(), snapshot=now_and_then(snapshot), **fields)
        of_a_pack = Snapshot(title=title, category=category, askee=askee, channel=channel, level=level)
        return attempt(
            on, outcome, at=at, id=self.an_id(), challenge="cafe/ask", snapshot=of_a_pack, **fields
        )

    def an_id(self) -> str:
        """The next id, the same in every run."""
        self.numbers += 1
        return f"{self.numbers:032x}"
