"""Journals to put on paper: none, one, a crowded day, ten silent years, texts that mean harm."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, get_args

from rejectui.core.asks.attempt import Attempt, Happened
from rejectui.core.asks.challenge import Askee, Category, Channel
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Facts, Pause, Takeaway
from rejectui.core.limits import fit
from tests.journal.export.month import LAST, month

TODAY = LAST
EVIL = (
    "# <script>alert(1)</script> - [x](http://evil.example) ![y](z) **b** `c` \x1b[31m \u202e &amp; \" ' "
    '<img src=x onerror="y"> </style></title> www.evil.example | a@b.example'
)

OUTCOMES = ("no", "yes", "waiting", "no_reply", "partly", "soft_no", "backed_out", "called_off")
UGLY = (
    EVIL,
    "a" * 300,
    "non-stop-" * 60,
    "www.example/" + "x/" * 200,
    "שאלתי בבית הקפה אם אפשר לשבת ליד החלון (והם אמרו: לא!) 3 פעמים",
    "سألت عن كرسي قرب النافذة، فقالوا: لا.\nثم ضحكنا.",
    "駅前の喫茶店で窓際の席をお願いした" * 12,
    "one\n\n\n    two\n\tthree\n" * 20,
    "😀👩‍👩‍👧‍👦" * 60,
    "</td></table></section><h1>&nbsp;<b>",
    "-",
    "A seat in the corner",
)


def ask(number: int, day: date, outcome: str = "no", **told: Any) -> Attempt:
    """An own ask on this day; the number makes its id and its minute."""
    at = datetime.combine(day, time(12 + number // 60 % 12, number % 60), UTC)
    given = {"id": f"{number:032x}", "day": day, "at": at, "outcome": outcome, "ask": "A seat in the corner"}
    return fit({**given, **told}, Attempt)


def one() -> Facts:
    """The first ask."""
    return Facts(attempts=(ask(0, TODAY),))


def silent_years() -> Facts:
    """Two asks with ten years between them."""
    return Facts(attempts=(ask(0, date(2016, 12, 20), "yes"), ask(1, TODAY, "backed_out")))


def crowded(many: int = 400) -> Facts:
    """Every ask on one day."""
    return Facts(
        attempts=tuple(
            ask(number, TODAY, OUTCOMES[number % 8], ask=f"Ask number {number}") for number in range(many)
        )
    )


def hostile(many: int = 7) -> Facts:
    """Text that would like to be more than text, in every field that takes one."""
    snapshot = {"title": EVIL, "category": "play", "level": 2, "askee": "staff", "channel": "form"}
    told: dict[str, Any] = {
        "ask": EVIL,
        "snapshot": snapshot,
        "plan": {"feared": EVIL, "chance": 80, "peak": 70, "best": EVIL, "drop": EVIL, "when": EVIL},
        "feared_happened": "no",
        "chance_again": 20,
        "peak": 30,
        "laughed": True,
        "feelings": [EVIL],
    }
    words = dict.fromkeys(("note", "reply", "learned", "opened", "kind", "used"), f"{EVIL}\n\n- {EVIL}")
    attempts = tuple(ask(n, TODAY, "yes", **told, **words, label=EVIL, place=EVIL) for n in range(many))
    return Facts(
        attempts=attempts, weeks=(Takeaway(monday=TODAY - timedelta(days=6), words=f"{EVIL}\n# {EVIL}"),)
    )


def rated(many: int = 8, **told: Any) -> Facts:
    """Asks of one kind, a day apart, with some ratings missing."""
    snapshot = {
        "title": "Ask for a pen",
        "category": "favor",
        "level": 2,
        "askee": "staff",
        "channel": "phone",
    }
    first = TODAY - timedelta(days=many - 1)
    attempts = []
    for number in range(many):
        values: dict[str, Any] = {"snapshot": snapshot, "ask": "Ask for a pen", **told}
        if number % 4 != 3:
            values["peak"] = 60 - 5 * (number % 6)
        if number % 5 != 4:
            values["plan"] = {"peak": 70, "feared": "They sigh.", "chance": 60}
            values |= {"feared_happened": ("no", "partly", "yes")[number % 3], "chance_again": 30}
        attempts.append(ask(number, first + timedelta(days=number), "no" if number % 2 else "yes", **values))
    pause = Pause(id="e" * 32, first=first - timedelta(days=3), last=first + timedelta(days=1))
    return Facts(attempts=tuple(attempts), pauses=(pause,))


LONG = "I stood there and " + "thought about it and " * 94 + "went in."


def as_typed() -> Facts:
    """Notes as people type them, on days of every kind: crowded, answered late, backed out of, called off,
    after a break, at rest.
    """
    first = date(2026, 10, 5)
    days: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
        (0, "Ask the bakery for the end piece", "no", {"note": "flaming cheeks", "feelings": ("anxious",)}),
        (
            1,
            "A high five on a walk",
            "no",
            {"note": "ouch, high five refused", "feelings": ("wobbly knees",)},
        ),
        (2, "ask my boss for friday off.", "yes", {"note": "?", "reply": "sure, why not?", "laughed": True}),
        (3, "Darf ich mal probieren?", "yes", {"note": "sie hat „gerne“ gesagt", "reply": "„Gerne!“"}),
        (
            4,
            "Ask for a discount",
            "no",
            {"note": '"No, sorry." And that was all of it', "reply": '"No, sorry."'},
        ),
        (5, "A seat by the window 😀", "partly", {"note": "half a window 😅", "opened": "a regular table"}),
        (7, "Call about the room", "waiting", {"note": "1. called\n2. asked\n\n- waiting, # of days: 0"}),
        (
            8,
            "Ask a friend for feedback",
            "no_reply",
            {"note": "*sigh* <b>nothing</b> [yet]", "learned": "to wait"},
        ),
        (
            9,
            "Ask for a tour",
            "yes",
            {"answered": first + timedelta(days=12), "note": LONG, "feelings": ("proud",)},
        ),
        (10, "Ask an owner to pet the dog", "backed_out", {"note": "couldnt, not today"}),
        (
            11,
            "Offer help at the stall",
            "called_off",
            {"reason": "uncomfortable", "learned": "they looked busy"},
        ),
        (
            21,
            "Ask a stranger for the time",
            "no",
            {"plan": {"feared": "they\nstare"}, "feared_happened": "no"},
        ),
        (22, "May I sit here?", "no", {"reply": "taken"}),
        (22, "May I sit here?", "yes", {"note": "by the “good” lamp"}),
        (23, "Ask for a refill", "soft_no", {"note": "maybe later, she said"}),
        (23, "Ask for a pen", "yes", {}),
        (23, "A song, please", "no_reply", {}),
        (23, "Ask the band to play", "backed_out", {"note": "too loud!!"}),
        (65, "Ask for a bag", "yes", {"note": "back again...", "dodged_before": True}),
    )
    attempts = tuple(
        ask(n, first + timedelta(days=day), outcome, ask=title, **told)
        for n, (day, title, outcome, told) in enumerate(days)
    )
    rest = Pause(id="c" * 32, first=first + timedelta(days=14), last=first + timedelta(days=20))
    return Facts(
        attempts=attempts, pauses=(rest,), weeks=(Takeaway(monday=first, words="so-so\nbut i asked"),)
    )


def ugly_years(years: int = 10, a_day: int = 2) -> Facts:
    """Asks of every kind on every day, whose texts are as ugly as they may be, every seventh as long, too."""
    chance = Random(10)
    first = TODAY - timedelta(days=365 * years - 1)
    attempts = []
    for number in range(365 * years * a_day):
        text = chance.choice(UGLY)
        outcome = chance.choice(OUTCOMES)
        peak, end, before, after, yes = (chance.randrange(101) for _ in range(5))
        told: dict[str, Any] = {
            "ask": (text * 3)[:2000],
            "note": text * (5000 // len(text)) if number % 7 == 0 else text,
            "reply": text,
            "laughed": number % 3 == 0,
            "plan": {"feared": text, "chance": before, "peak": peak, "answer": yes},
            "peak": end,
            "feared_happened": chance.choice(get_args(Happened)),
            "chance_again": after,
            "prep_minutes": chance.choice((0, 5, 90, 100_000)),
            "recovery_minutes": chance.choice((0, 5, 90, 100_000)),
            "dodged_before": number % 2 == 0,
            "snapshot": {
                "title": (text * 3)[:2000],
                "category": chance.choice(get_args(Category)),
                "level": chance.randrange(1, 6),
                "askee": chance.choice(get_args(Askee)),
                "channel": chance.choice(get_args(Channel)),
            },
        }
        if outcome == "yes":
            told["opened"] = told["note"]
        attempts.append(ask(number, first + timedelta(days=number // a_day), outcome, **told))
    weeks = [
        Takeaway(monday=monday_of(first) + timedelta(weeks=week), words=UGLY[week % len(UGLY)])
        for week in range(52 * years)
    ]
    rests = [TODAY - timedelta(days=60 * number) for number in range(1, 6 * years)]
    pauses = [Pause(id=f"{day:%Y%m%d}{0:024}", first=day - timedelta(days=9), last=day) for day in rests]
    return Facts(attempts=tuple(attempts), weeks=tuple(weeks), pauses=tuple(pauses))


JOURNALS = {
    "empty": Facts(),
    "one": one(),
    "month": month(),
    "silent years": silent_years(),
    "crowded": crowded(),
    "hostile": hostile(),
    "as typed": as_typed(),
    "rated": rated(),
    "many rated": rated(3650),
    "long titles": Facts(
        attempts=tuple(
            ask(n, TODAY - timedelta(days=n // 3), ask="A 😀 seat" * 222) for n in range(8, -1, -1)
        )
    ),
    "only a takeaway": Facts(weeks=(Takeaway(monday=TODAY - timedelta(days=6), words="Next week, then."),)),
    "a clock that was wrong": Facts(
        attempts=(ask(0, TODAY + timedelta(days=400)), ask(1, TODAY + timedelta(days=9000), "yes", peak=30)),
        pauses=(Pause(id="d" * 32, first=TODAY, last=date.max),),
    ),
    "only backed out": Facts(attempts=(ask(0, TODAY, "backed_out"),)),
}
