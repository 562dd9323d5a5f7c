"""Rules for the people who are asked, as far as fields can tell (DOMAIN section 4).

What they cannot tell, a reviewer judges.

To add a rule, write a function that yields what it finds and put it under its code into RULES, together
with a broken sample in tests/packs/test_rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import asdict

from rejectui.core.challenge import Challenge


class Finding(NamedTuple):
    """What a rule found: the field it stands in, what is wrong, what to write instead."""

    field: str
    what: str
    remedy: str


FOR_STRANGERS = ("favor", "help", "connection", "giving")
# Minutes of their time, asked without an appointment. Colleagues, managers and people who know the asker
# can say "later"; for strangers R04 asks for less.
MINUTES_UNASKED = {"staff": 15, "organization": 15, "public_figure": 15}

# Words that shame, dare, or make an opponent of the other person (DOMAIN 3.5). Words that also have an
# honest meaning, such as "target" alone, are left to the reviewer.
BANNED = re.compile(
    r"\b(cowards?|cowardly|man up|no excuses|victims?|(your|the next) targets?|failed you|you failed"
    r"|lost your streak|break the chain|only \d+ left|nothing bad happened|one more no (un)?til)\b",
    re.IGNORECASE,
)


def strangers(challenge: Challenge) -> Iterator[Finding]:
    """R04: nothing uncomfortable is asked of strangers."""
    if challenge.askee != "stranger":
        return
    if challenge.category not in FOR_STRANGERS:
        what = f"{challenge.category} is too much to ask of a stranger"
        yield Finding("category", what, f"ask somebody else, or one of {', '.join(FOR_STRANGERS)}")
    if challenge.minutes > 1:
        what = f"{challenge.minutes} minutes are too long for a stranger"
        yield Finding("minutes", what, "ask for one minute at most, or ask somebody else")


def time_unasked(challenge: Challenge) -> Iterator[Finding]:
    """R10: little of their time, unless it is by appointment."""
    most = MINUTES_UNASKED.get(challenge.askee)
    if challenge.channel == "in_person" and most is not None and challenge.minutes > most:
        what = f"{challenge.minutes} minutes are too long for somebody who did not expect it"
        yield Finding("minutes", what, f"ask for {most} minutes at most, or ask by phone or in writing first")


def personal_money(challenge: Challenge) -> Iterator[Finding]:
    """R11: no gifts or loans of money from a person."""
    if challenge.money == "personal":
        what = "money is asked of a person"
        yield Finding("money", what, "ask a shop or an organization, or for something that is not money")


def power_downward(challenge: Challenge) -> Iterator[Finding]:
    """R13: nobody is asked who cannot afford to say no to the asker."""
    if challenge.power == "asker_higher":
        what = "the asker stands above the one who is asked"
        yield Finding("power", what, "ask somebody who can say no without a worry")


def dating(challenge: Challenge) -> Iterator[Finding]:
    """R14: only somebody already friendly, with an easy way to say no."""
    if challenge.category != "dating":
        return
    if challenge.askee not in ("acquaintance", "friend"):
        what = f"a date is asked of {challenge.askee.replace('_', ' ')}"
        yield Finding("askee", what, "ask an acquaintance or a friend who is already friendly")
    if challenge.refusal == "hard":
        yield Finding("refusal", "this date is hard to refuse", "make it easy to say no, or leave it out")


def wording(challenge: Challenge) -> Iterator[Finding]:
    """R28: no shame, no dare, no opponent."""
    for field, value in asdict(challenge).items():
        for text in value if isinstance(value, tuple) else (value,):
            found = BANNED.search(" ".join(text.split())) if isinstance(text, str) else None
            if found:
                what = f'"{found.group()}" shames somebody or makes an opponent of them'
                yield Finding(field, what, "say it in kinder words")


RULES: dict[str, Callable[[Challenge], Iterator[Finding]]] = {
    "R04": strangers,
    "R10": time_unasked,
    "R11": personal_money,
    "R13": power_downward,
    "R14": dating,
    "R28": wording,
}


def findings(challenge: Challenge) -> Iterator[tuple[str, Finding]]:
    """What every rule found, each with the rule's code."""
    for code, rule in RULES.items():
        for finding in rule(challenge):
            yield code, finding
