"""A made-up season of practice, for `rejectui demo` and for pictures: the same one, seen from any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from msgspec import Struct, to_builtins

from rejectui.core.attempt import Attempt, Outcome, Snapshot
from rejectui.core.border import fit
from rejectui.core.challenge import Catalog
from rejectui.core.day import day_of, monday_of
from rejectui.core.facts import Day, Pause, Rhythm
from rejectui.journal.journal import Journal

LAST_WEEK = 13
RESTED = 5
MORE_FROM = 9
TODAY = "cafe/name-a-drink"


class Row(Struct, frozen=True):
    """One ask: its week from 0, its weekday from Monday 0, and what was told of it."""

    week: int
    weekday: int
    challenge: str
    outcome: Outcome
    peak: int | None
    expected: int | None
    label: str | None
    note: str | None


ROWS = tuple(
    Row(*row)
    for row in (
        (0, 1, "first-steps/borrow-a-pen", "yes", 55, 65, "post office", "My heart was a drum, for a pen."),
        (0, 4, "cafe/house-favorite", "yes", 45, 60, "corner café", "They said the soup. It was the soup."),
        (1, 0, "cafe/end-piece", "no", 40, 55, "the bakery", "Sold already. I said thank you and meant it."),
        (1, 3, "first-steps/song-for-today", "yes", 30, 40, None, "Three songs came back."),
        (2, 2, "counter/discount-today", "no", 60, 75, "shoe shop", '"No, sorry." And that was all of it.'),
        (2, 5, "people/which-path", "yes", 35, None, None, None),
        (3, 1, "cafe/smiley-on-the-cup", "yes", 35, 45, "corner café", "A cat. It is a very good cat."),
        (3, 3, "counter/hold-music", "no_reply", 20, None, "phone company", "Not a word. I still hum it."),
        (3, 6, "people/spare-tomatoes", "yes", 40, 55, "downstairs neighbor", None),
        (4, 2, "first-steps/odd-book", "yes", 30, None, "the library", "A book on moss. Two, in fact."),
        (4, 4, "people/hello-dog", "backed_out", 70, 65, None, "Wanted to, did not. Smaller next time."),
        (6, 0, "cafe/taste-first", "yes", 25, None, "ice cream cart", None),
        (
            6,
            2,
            "counter/price-on-two",
            "soft_no",
            55,
            70,
            "market stall",
            '"Ask me in the rain." We laughed.',
        ),
        (7, 1, "cafe/play-my-song", "partly", 50, 60, "corner café", "Not now, but they wrote it down."),
        (7, 4, "work/explain-it", "yes", 45, 60, None, "They were glad somebody asked."),
        (7, 5, "cafe/cake-recipe", "no", 40, 60, "the bakery", "A family secret. The best no so far."),
        (8, 0, "work/day-to-think", "yes", 50, 70, None, "Nothing to explain. A day was fine."),
        (8, 3, "doors/movie-poster", "no", 45, 50, "old movie theater", None),
        (
            9,
            2,
            "cafe/refill-a-bagel",
            "no",
            60,
            80,
            "bagel place",
            "They looked at me, I looked at the bagel.",
        ),
        (9, 4, "people/remark-in-line", "yes", 45, None, None, "Rain was all it took."),
        (9, 6, "first-steps/hour-of-help", "yes", 35, 55, None, "The shelf hangs. It is almost level."),
        (10, 1, "maker/magazine-submission", "no_reply", 30, 40, "a picky magazine", None),
        (
            10,
            2,
            "counter/free-upgrade",
            "no",
            50,
            65,
            "hotel desk",
            "A friendly no, and a good tip for breakfast.",
        ),
        (10, 4, "people/coffee-sometime", "yes", 65, 80, None, "An hour to send it. The yes took a minute."),
        (11, 0, "work/one-point-of-feedback", "yes", 60, 75, None, "One thing, and it is a fair one."),
        (11, 3, "cafe/pastry-shape", "partly", 40, 45, "the bakery", "A moon, not a rocket. It had a face."),
        (
            11,
            4,
            "work/decline-a-task",
            "called_off",
            None,
            60,
            None,
            "A terrible day for them. Not the moment.",
        ),
        (11, 5, "counter/newcomer-price", "no", 45, 60, "climbing gym", None),
        (
            12,
            1,
            "doors/behind-the-scenes",
            "no",
            45,
            55,
            "puppet theater",
            "But I know about the trapdoor now.",
        ),
        (12, 3, "work/remote-day", "partly", 65, 80, None, "One day a week, to begin with."),
        (
            12,
            5,
            "doors/factory-tour",
            "waiting",
            30,
            40,
            "chocolate factory",
            "Sent. I asked about the smell, too.",
        ),
        (13, 0, "work/lunch-with-colleagues", "yes", 50, 60, None, "Now I know what the quiz is about."),
        (13, 2, "cafe/wrong-order", "yes", 50, 65, "corner café", "Fixed in a minute, with a cookie."),
        (13, 3, "people/treasured-thing", "no", 45, 60, None, "It stung until dinner. Then it was a story."),
        (13, 5, "people/charity-stall", "yes", 55, 65, "soup stall", "I carried onions for an hour."),
    )
)
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
    card: Day

    def journal(self, now: Callable[[], datetime]) -> Journal:
        """A journal in memory that holds it."""
        journal = Journal.in_memory(now)
        with journal.together():
            journal.set("welcomed", True)
            for rhythm in self.rhythms:
                journal.choose_rhythm(rhythm)
            journal.rest(self.pause)
            for attempt in self.attempts:
                journal.record(attempt)
            journal.save_day(self.card)
        return journal


def season(catalog: Catalog, now: datetime) -> Season:
    """Fourteen weeks that end yesterday; an ask whose challenge is not in the catalog is left out."""
    chance = Random(14)  # noqa: S311 - made up, and the same every time
    today = day_of(now)
    first = monday_of(today) - timedelta(weeks=LAST_WEEK)
    attempts: list[Attempt] = []
    for row in ROWS:
        day = first + timedelta(weeks=row.week, days=row.weekday)
        entry = catalog.get(row.challenge)
        if entry is not None and day < today:
            values = {
                "id": f"{chance.getrandbits(128):032x}",
                "day": day,
                "at": datetime.combine(day, time(17, chance.randrange(60)), now.tzinfo),
                "outcome": row.outcome,
                "challenge": row.challenge,
                "snapshot": to_builtins(Snapshot.of(entry.challenge)),
                "label": row.label,
                "peak": row.peak,
                "note": row.note,
            }
            attempts.append(fit(values | _expected(row, len(attempts), chance), Attempt))
    rest = first + timedelta(weeks=RESTED)
    return Season(
        attempts=tuple(attempts),
        pause=Pause(id=f"{chance.getrandbits(128):032x}", first=rest, last=rest + timedelta(days=6)),
        rhythms=(_rhythm(first, 0, 2), _rhythm(first, MORE_FROM, 3)),
        card=Day(day=today, challenge=TODAY if catalog.get(TODAY) else None),
    )


def _rhythm(first: date, week: int, per_week: int) -> Rhythm:
    return Rhythm(monday=first + timedelta(weeks=week), per_week=per_week)


def _expected(row: Row, number: int, chance: Random) -> dict[str, object]:
    """What was written down before; now and then a fear, seldom one that came true."""
    if row.expected is None:
        return {}
    if number % 3:
        return {"plan": {"peak": row.expected}}
    likely = chance.randrange(8, 18) * 5
    plan: dict[str, object] = {
        "feared": _FEARED[number // 3 % len(_FEARED)],
        "chance": likely,
        "peak": row.expected,
        "best": _BEST[number // 3 % len(_BEST)],
    }
    happened = "partly" if number % 9 == 0 and number else "no"
    return {
        "plan": plan,
        "feared_happened": happened,
        "chance_again": max(5, likely - chance.randrange(3, 8) * 5),
    }
