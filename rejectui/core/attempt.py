"""One logged ask: what was expected, what happened, and whether it counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from rejectui.core.challenge import Askee, Category, Challenge, Channel, Level

Outcome = Literal["no", "soft_no", "partly", "yes", "waiting", "no_reply", "backed_out", "called_off"]
Reason = Literal["unsafe", "uncomfortable", "not_honest", "other"]
Happened = Literal["no", "partly", "yes"]

# 32 hex digits; a pattern would be checked at every reading, for a third of its time.
RecordId = Annotated[str, Meta(min_length=32, max_length=32)]
FullId = Annotated[str, Meta(min_length=3, max_length=121)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Minutes = Annotated[int, Meta(ge=0, le=100_000)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(min_length=1, max_length=5000)]

DOES_NOT_COUNT: frozenset[Outcome] = frozenset({"backed_out", "called_off"})
NOES: frozenset[Outcome] = frozenset({"no", "soft_no"})


class Plan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What may be written down before the ask, all optional (Craske et al. 2014, table 3; DOMAIN 3.2).

    Chances and distress are 0–100; `answer` is how likely a yes seems, `drop` what I do without this time.
    """

    feared: Words | None = None
    chance: Percent | None = None
    peak: Percent | None = None
    answer: Percent | None = None
    drop: Words | None = None
    best: Words | None = None


class Snapshot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the challenge was when it was logged, so that history survives packs."""

    title: Annotated[str, Meta(min_length=1, max_length=2000)]
    category: Category | None = None
    askee: Askee | None = None
    channel: Channel | None = None
    level: Level | None = None

    @classmethod
    def of(cls, challenge: Challenge) -> Snapshot:
        """The snapshot of a pack's challenge."""
        return cls(
            title=challenge.title,
            category=challenge.category,
            askee=challenge.askee,
            channel=challenge.channel,
            level=challenge.level,
        )


class Attempt(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One logged ask, as the journal keeps it; a field that was not asked is absent.

    `day` is the practice day, worked out once when logging and never recomputed; `at` is the moment of
    logging with its UTC offset. `peak`, `end`, `stayed`, `chance_again` are 0–100 (SUDS and percent,
    DOMAIN 3.3), times are whole minutes. Exactly one of `challenge` (full id) and `ask` (own text) is set.
    """

    id: RecordId
    day: date
    at: Annotated[datetime, Meta(tz=True)]
    outcome: Outcome
    challenge: FullId | None = None
    ask: Annotated[str, Meta(min_length=1, max_length=2000)] | None = None
    snapshot: Snapshot | None = None
    label: Line | None = None
    plan: Plan | None = None
    note: Words | None = None
    answered: date | None = None
    reply: Words | None = None
    reason: Reason | None = None
    peak: Percent | None = None
    end: Percent | None = None
    feared_happened: Happened | None = None
    how_known: Words | None = None
    chance_again: Percent | None = None
    learned: Words | None = None
    kind: Words | None = None
    feelings: tuple[Line, ...] = ()
    used: Words | None = None
    place: Line | None = None
    alone: bool | None = None
    prep_minutes: Minutes | None = None
    recovery_minutes: Minutes | None = None
    stayed: Percent | None = None
    dodged_before: bool | None = None
    laughed: bool | None = None
    opened: Words | None = None

    @property
    def counts(self) -> bool:
        """Whether it makes its day a practice day: every outcome but backing out and calling off."""
        return self.outcome not in DOES_NOT_COUNT

    @property
    def heard_no(self) -> bool:
        """Whether somebody said no, plainly or softly."""
        return self.outcome in NOES

    @property
    def title(self) -> str:
        """The ask in one line, whether or not its pack is still here."""
        if self.snapshot is not None:
            return self.snapshot.title
        return self.ask or self.challenge or ""


def answered_on(attempt: Attempt, outcome: Outcome, day: date) -> date | None:
    """When the answer came, if the outcome becomes this one today; an ask that has one keeps its day."""
    if outcome == "waiting" or outcome in DOES_NOT_COUNT:
        return None
    return day if attempt.outcome in ("waiting", "no_reply") else attempt.answered


def ask_key(challenge: str | None, ask: str | None) -> str | None:
    """What tells one ask from another: the challenge's full id, else the own text as it is compared."""
    return challenge if challenge is not None else same_ask(ask) if ask is not None else None


def same_ask(text: str) -> str:
    """An own text as it is compared: trimmed, spaces joined, case folded (DESIGN section 5, "Once")."""
    return " ".join(text.split()).casefold()
