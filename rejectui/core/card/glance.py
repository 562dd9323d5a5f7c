"""The day at a glance: what one line in a prompt or a bar can say of it."""

from __future__ import annotations

from typing import Literal

from rejectui.core.clean_text import clean_line
from rejectui.core.days.clock_time import planned_time
from rejectui.core.days.day import between
from rejectui.core.facts import Facts
from rejectui.core.today import Today

State = Literal["asked", "open", "resting", "kept", "nothing"]

WORDS: dict[State, str] = {
    "asked": "asked today",
    "open": "a card is here",
    "resting": "resting",
    "kept": "enough for this week",
    "nothing": "nothing is due",
}
SIGNS: dict[State, str] = {"asked": "●", "open": "○", "resting": "–", "kept": "✓", "nothing": "·"}


def glance(today: Today, facts: Facts) -> dict[str, str]:
    """The fields of the line, each a text: `line words sign state when week asks noes streak waiting card`.

    `state` is whether something was asked today, or else: resting, the week is kept, a card is open, nothing
    is due. `when` is the clock time in the plan that is still to be asked, and nothing else of it, for others
    see such lines. `week` is practice days of wanted ones, `card` the title of today's; fields with nothing
    to say are empty. `line` is the usual one, made of the others, and has `when` until something was asked;
    `words` says the same without a sign.
    """
    state = _state(today, facts)
    week = f"{today.week.practiced}/{today.week.target}" if today.week and today.week.target else ""
    asks = f"{today.asks:,} ask{'' if today.asks == 1 else 's'}" if today.asks else ""
    at = planned_time(today.plan) if today.state == "planned" else None
    when = f"{at:%H:%M}" if at else ""
    soon = when if state != "asked" else ""
    parts = [soon, f"week {week}" if week else "", asks]
    in_words = [
        WORDS[state],
        f"planned for {soon}" if soon else "",
        f"week {week.replace('/', ' of ')}" if week else "",
        asks,
    ]
    return {
        "line": " ".join([SIGNS[state], " · ".join(filter(None, parts))]).strip(),
        "words": ", ".join(filter(None, in_words)),
        "sign": SIGNS[state],
        "state": state,
        "when": when,
        "week": week,
        "asks": str(today.asks),
        "noes": str(today.noes),
        "streak": f"{today.streak.length} {today.streak.unit}" if today.streak.length > 1 else "",
        "waiting": str(len(today.waiting)),
        "card": clean_line(today.card.title) if today.card else "",
    }


def _state(today: Today, facts: Facts) -> State:
    if any(attempt.counts for attempt in between(facts.attempts, today.day, today.day)):
        return "asked"
    if today.pause is not None:
        return "resting"
    if today.week_kept:
        return "kept"
    return "nothing" if today.card is None else "open"
