"""A made-up season of practice, for `rejectui demo` and for pictures: the same one, seen from any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from random import Random

from msgspec import Struct, to_builtins

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.catalog import Catalog
from rejectui.core.days.day import day_of, monday_of
from rejectui.core.facts import Day, Pause, Rhythm, Run, Takeaway
from rejectui.core.limits import fit
from rejectui.journal.journal import Journal

LAST_WEEK = 15
RESTED = 5
MORE_FROM = 11
PROGRAM = ("gentle-month", 7, 10)
TODAY = "cafe/name-a-drink"

# What was taken from a week, by its number.
TAKEAWAYS = {
    0: "Two asks, and the ceiling stayed where it is.",
    2: "The no at the shoe shop was one sentence long. I had rehearsed for forty minutes.",
    4: "Backing out is information. Dogs can wait.",
    8: "People like to be asked. Gerald likes his name.",
    10: "A bad one in the middle of good ones is still in the middle of good ones.",
    13: "I ask slower now, and explain less.",
}
_FEARED = (
    "They roll their eyes.",
    "I do not get a word out.",
    "Everyone in line stares.",
    "They are annoyed with me.",
)
_BEST = ("They say yes and I try not to dance.", "We both have something to smile about.")


class Season(Struct, frozen=True):
    """What a season leaves in a journal; `card` is the one of today."""

    attempts: tuple[Attempt, ...]
    pause: Pause
    rhythms: tuple[Rhythm, ...]
    run: Run
    weeks: tuple[Takeaway, ...]
    card: Day

    def journal(self, now: Callable[[], datetime]) -> Journal:
        """A journal in memory that holds it."""
        journal = Journal.in_memory(now)
        self.keep_in(journal)
        return journal

    def keep_in(self, journal: Journal) -> None:
        """Write it into an empty journal."""
        with journal.together(undo=False):
            journal.set("welcomed", True)
            journal.set("fair_asks_shown", True)
            for rhythm in self.rhythms:
                journal.choose_rhythm(rhythm)
            journal.rest(self.pause)
            journal.keep_run(self.run)
            for attempt in self.attempts:
                journal.record(attempt)
            for week in self.weeks:
                journal.keep_week(week)
            journal.save_day(self.card)


class SeasonRow(Struct, frozen=True):
    """One line of the table: when, at what, and the fields of the attempt."""

    week: int
    weekday: int
    challenge: str
    fields: dict[str, object]


def rows() -> tuple[SeasonRow, ...]:
    """The table of season.txt."""
    lines = files("rejectui.cli.demo").joinpath("season.txt").read_text(encoding="utf-8").splitlines()
    asks = [line for line in lines if not line.startswith("#")]
    return tuple(_row(line, number) for number, line in enumerate(asks))


def season(catalog: Catalog, now: datetime) -> Season:
    """Sixteen weeks that end yesterday; an ask whose challenge is not in the catalog is left out."""
    chance = Random(14)  # noqa: S311 - made up, and the same every time
    today = day_of(now)
    first = monday_of(today) - timedelta(weeks=LAST_WEEK)
    attempts: list[Attempt] = []
    for row in rows():
        day = first + timedelta(weeks=row.week, days=row.weekday)
        entry = catalog.get(row.challenge)
        if entry is not None and day < today:
            values = {
                "id": f"{chance.getrandbits(128):032x}",
                "day": day,
                "at": datetime.combine(day, time(17, chance.randrange(60)), now.tzinfo),
                "challenge": row.challenge,
                "snapshot": to_builtins(Snapshot.of(entry.challenge)),
                **row.fields,
            }
            attempts.append(fit(values, Attempt))
    rest = first + timedelta(weeks=RESTED)
    program, begins, ends = PROGRAM
    return Season(
        attempts=tuple(attempts),
        pause=Pause(id=f"{chance.getrandbits(128):032x}", first=rest, last=rest + timedelta(days=13)),
        rhythms=(_rhythm(first, 0, 2), _rhythm(first, MORE_FROM, 3)),
        run=Run(
            id=f"{chance.getrandbits(128):032x}",
            program=program,
            started=first + timedelta(weeks=begins),
            ended=first + timedelta(weeks=ends, days=6),
            became="finished",
        ),
        weeks=tuple(
            Takeaway(monday=first + timedelta(weeks=number), words=words)
            for number, words in TAKEAWAYS.items()
        ),
        card=Day(day=today, challenge=TODAY if catalog.get(TODAY) else None),
    )


def _rhythm(first: date, week: int, per_week: int) -> Rhythm:
    return Rhythm(monday=first + timedelta(weeks=week), per_week=per_week)


def _row(line: str, number: int) -> SeasonRow:
    what, label, note, more = (part.strip() for part in line.split("|"))
    week, weekday, challenge, outcome, peak, expected = what.split()
    told = dict(each.split("=", 1) for each in more.split())
    plan: dict[str, object] = {} if expected == "-" else {"peak": int(expected)}
    fields: dict[str, object] = {
        "outcome": outcome,
        "peak": None if peak == "-" else int(peak),
        "label": label,
        "note": note,
    }
    if "when" in told:
        plan["when"] = told.pop("when").replace("_", " ")
    if "fear" in told:
        before, now, came = told.pop("fear").split(",")
        plan |= {"feared": _FEARED[number % len(_FEARED)], "best": _BEST[number % len(_BEST)]}
        plan["chance"] = int(before)
        fields |= {"chance_again": int(now), "feared_happened": came}
    fields |= {name: _value(text) for name, text in told.items()}
    return SeasonRow(int(week), int(weekday), challenge, fields | ({"plan": plan} if plan else {}))


def _value(text: str) -> object:
    if text.isdecimal():
        return int(text)
    return text == "yes" if text in ("yes", "no") else text.replace("_", " ")
