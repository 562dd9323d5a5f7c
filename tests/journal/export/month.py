"""The month of the second article (core/PRACTICE.md), as somebody might have logged it: its facts, words of
our own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts, Pause, Takeaway
from rejectui.core.limits import fit

MONDAY = date(2026, 11, 23)
LAST = date(2026, 12, 20)

DOG = "May I pet your dog?"
# (day from the first Monday 0, what was asked, how it went, what else was told)
ASKS: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
    (1, DOG, "no", {"label": "owner of a shy dog", "reply": "He is a bundle of nerves, like me."}),
    (1, DOG, "yes", {}),
    (1, DOG, "yes", {"note": "Ears like velvet, and a chat about the rain.", "feelings": ("touched",)}),
    (4, "Borrow a charger at the gym", "no", {"note": "She had none, and was sorry about it."}),
    (
        7,
        "Leave an encouraging note in a book at the store",
        "no",
        {
            "plan": {"feared": "They think that I am odd.", "peak": 50},
            "feared_happened": "no",
            "peak": 60,
            "reply": "We can't, but it is a lovely thought.",
            "note": "I left with a red face.",
        },
    ),
    (
        9,
        "Be shown how the rowing machine works",
        "yes",
        {
            "plan": {"peak": 60},
            "peak": 30,
            "learned": "People like to explain what they are good at",
            "opened": "I can row now.",
        },
    ),
    (10, "Pitch to the first big company", "no", {}),
    (10, "Pitch to the second big company", "no_reply", {}),
    (10, "Pitch to the third big company", "no_reply", {}),
    (14, "A high five on a walk", "no", {"feelings": ("sad", "ashamed"), "note": "That one stung."}),
    (17, "Decaf at the coffee shop", "no", {"reply": "Sorry, nobody else asks for it"}),
    (
        18,
        "Tell a cashier it is my birthday, which it is not",
        "called_off",
        {"reason": "not_honest", "learned": "A lie feels worse than any no."},
    ),
    (21, "A coffee with somebody I admire, by e-mail", "no", {}),
    (
        23,
        "Borrow five thousand from a roommate",
        "yes",
        {"laughed": True, "reply": "Fine. I know your room."},
    ),
    (23, "Practice driving in the roommate's new car", "no", {"laughed": True}),
    (24, "Walk the guard dog of the gardens", "soft_no", {"note": "They would have to ask their boss."}),
)
TAKEAWAYS = (
    "Fewer noes than I had braced for. My heart raced all the same, and there were dogs.",
    "Being awkward passes. And I practiced my pitch.",
    "A no weighs less than it did. It is tiring, though: this week I want sleep, and somebody to hug.",
    "Three noes and I did not wince. It felt a little like power.",
)


def month() -> Facts:
    """Four weeks, fifteen asks, one lie that was put down as it was, and a weekend of rest in the third."""
    attempts = []
    for number, (offset, ask, outcome, told) in enumerate(ASKS):
        day = MONDAY + timedelta(days=offset)
        values = {"id": f"{number:032x}", "day": day, "at": datetime.combine(day, time(17, number), UTC)}
        attempts.append(fit({**values, "outcome": outcome, "ask": ask, **told}, Attempt))
    return Facts(
        attempts=tuple(attempts),
        pauses=(
            Pause(
                id="f" * 32,
                first=MONDAY + timedelta(days=19),
                last=MONDAY + timedelta(days=20),
            ),
        ),
        weeks=tuple(
            Takeaway(monday=MONDAY + timedelta(weeks=week), words=words)
            for week, words in enumerate(TAKEAWAYS)
        ),
    )
