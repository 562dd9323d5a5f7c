"""Asked once: what the app remembers about who said no (PRACTICE.md, Once, and R01)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, ask_key, same_ask
from rejectui.core.asks.challenge import Category

PERSONAL: frozenset[Category] = frozenset({"connection", "dating"})


class Reminder(Struct, frozen=True, kw_only=True):
    """The earlier no, and whether it is about the person or about this ask at that place."""

    earlier: Attempt
    about_person: bool

    def __str__(self) -> str:
        who = self.earlier.label
        when = f"{self.earlier.day.day} {self.earlier.day:%B}"
        if self.about_person:
            return f"{who} said no on {when}. A no ends it: this one is better asked of someone else."
        return f"{who} said no to this on {when}. Somewhere new would be kinder."


def reminder(
    attempts: Iterable[Attempt],
    *,
    label: str,
    category: Category | None = None,
    challenge: str | None = None,
    ask: str | None = None,
) -> Reminder | None:
    """The latest no that speaks against asking again, or None; it reminds, it does not forbid.

    A person (a no in connection or dating): any later ask of theirs in those two. A place or organization:
    the same challenge, or the same own text.
    """
    who = same_ask(label)
    noes = [a for a in attempts if a.heard_no and a.label is not None and same_ask(a.label) == who]
    for earlier in reversed(noes):
        their = earlier.snapshot.category if earlier.snapshot else None
        if category in PERSONAL and their in PERSONAL:
            return Reminder(earlier=earlier, about_person=True)
        if _same(earlier, challenge, ask):
            return Reminder(earlier=earlier, about_person=False)
    return None


def heard_before(attempts: Iterable[Attempt], *, challenge: str | None, ask: str | None) -> str | None:
    """What to know before this very ask is planned: where it heard a no the last time, or None."""
    for earlier in reversed(list(attempts)):
        if earlier.heard_no and _same(earlier, challenge, ask):
            where = f" from {earlier.label}" if earlier.label else ""
            when = f"{earlier.day.day} {earlier.day:%B}"
            return f"It heard a no{where} on {when}: this time somewhere new, or someone else."
    return None


def _same(earlier: Attempt, challenge: str | None, ask: str | None) -> bool:
    """Whether it was this challenge, or this own text."""
    wanted = ask_key(challenge, ask)
    return wanted is not None and ask_key(earlier.challenge, earlier.ask) == wanted
