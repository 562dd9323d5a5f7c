"""Asked once: what the app remembers about who said no (DESIGN section 5, "Once"; DOMAIN R01)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from rejectui.core.attempt import Attempt, same_ask
from rejectui.core.challenge import Category

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
        same_challenge = challenge is not None and earlier.challenge == challenge
        same_text = ask is not None and earlier.ask is not None and same_ask(earlier.ask) == same_ask(ask)
        if same_challenge or same_text:
            return Reminder(earlier=earlier, about_person=False)
    return None
