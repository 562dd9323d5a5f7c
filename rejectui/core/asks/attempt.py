"""One logged ask: what was expected, what happened, and whether it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from rejectui.core.asks.challenge import Askee, Category, Challenge, Channel, Level

Outcome = Literal["no", "soft_no", "partly", "yes", "waiting", "no_reply", "backed_out", "called_off"]
Reason = Literal["unsafe", "uncomfortable", "not_honest", "other"]
Happened = Literal["no", "partly", "yes"]

# 32 hex digits; a pattern would be checked at every reading, for a third of its time.
RecordId = Annotated[str, Meta(min_length=32, max_length=32)]
FullId = Annotated[str, Meta(min_length=3, max_length=121)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Minutes = Annotated[int, Meta(ge=0, le=100_000, extra={"unit": "minutes"})]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
AskText = Annotated[str, Meta(min_length=1, max_length=2000)]
Words = Annotated[str, Meta(min_length=1, max_length=5000)]

DOES_NOT_COUNT: frozenset[Outcome] = frozenset({"backed_out", "called_off"})
WAITED: frozenset[Outcome] = frozenset({"waiting", "no_reply"})  # an answer may come after all
NOES: frozenset[Outcome] = frozenset({"no", "soft_no"})


# Where a value is refused, its field is told by the title.
class Plan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What may be written down before the ask, all optional (Craske et al. 2014, table 3).

    Chances and distress are 0–100; `answer` is how likely a yes seems, `drop` what I do without this time.
    `when` is when and where I mean to ask (implementation intentions: Gollwitzer 1999; 642 tests in Sheeran,
    Listrom and Gollwitzer 2024).
    """

    feared: Annotated[
        Words | None, Meta(title="What you fear", description="what might happen, in the words of before")
    ] = None
    chance: Annotated[Percent | None, Meta(title="A chance", description="how likely that seemed")] = None
    peak: Annotated[
        Percent | None, Meta(title="The expected distress", description="how bad it was expected to get")
    ] = None
    answer: Annotated[
        Percent | None, Meta(title="The chance of a yes", description="how likely a yes seemed")
    ] = None
    drop: Annotated[
        Words | None, Meta(title="What you would do without", description="what to do without this time")
    ] = None
    best: Annotated[
        Words | None, Meta(title="The best that could happen", description="the best that could happen")
    ] = None
    when: Annotated[Words | None, Meta(title="When and where", description="when and where to ask")] = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was written in it, in words: what a search looks through, and what forgetting forgets."""
        values = (getattr(self, name) for name in self.__struct_fields__)
        return tuple(value for value in values if isinstance(value, str))


class Snapshot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the challenge was when it was logged, so that history survives packs."""

    title: Annotated[str, Meta(min_length=1, max_length=2000, description="the ask in one line")]
    category: Annotated[Category | None, Meta(description="what kind of ask it was")] = None
    askee: Annotated[Askee | None, Meta(description="who was asked")] = None
    channel: Annotated[Channel | None, Meta(description="how they were asked")] = None
    level: Annotated[Level | None, Meta(description="how hard the pack took it to be")] = None

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
    core/PRACTICE.md), times whole minutes. Exactly one of `challenge` (full id) and `ask` (own text) is set.
    """

    id: Annotated[RecordId, Meta(description="random, 32 hex digits")]
    day: Annotated[date, Meta(description="the practice day, worked out when logging")]
    at: Annotated[datetime, Meta(tz=True, description="the moment of logging, with its UTC offset")]
    outcome: Annotated[Outcome, Meta(description="what came of it")]
    challenge: Annotated[FullId | None, Meta(description="what was asked, as pack/challenge")] = None
    ask: Annotated[
        AskText | None, Meta(title="An ask", description="what was asked, if it was an ask of one's own")
    ] = None
    snapshot: Annotated[Snapshot | None, Meta(description="what the challenge was when it was logged")] = None
    label: Annotated[
        Line | None, Meta(title="A label", description="a private word for the person or place")
    ] = None
    plan: Annotated[Plan | None, Meta(description="what was written down before")] = None
    note: Annotated[Words | None, Meta(title="A note", description="whatever was worth noting")] = None
    answered: Annotated[date | None, Meta(description="the day on which the answer came")] = None
    reply: Annotated[
        Words | None, Meta(title="What they said", description="what they said, in their words")
    ] = None
    reason: Annotated[Reason | None, Meta(description="why it was called off")] = None
    peak: Annotated[Percent | None, Meta(title="Distress", description="how bad it got")] = None
    end: Annotated[
        Percent | None, Meta(title="How bad it was at the end", description="how bad it was at the end")
    ] = None
    as_planned: Annotated[bool | None, Meta(description="whether it was when and where it was planned")] = (
        None
    )
    feared_happened: Annotated[
        Happened | None, Meta(title="Whether it happened", description="whether what was feared did happen")
    ] = None
    how_known: Annotated[Words | None, Meta(title="How you know it", description="how that is known")] = None
    chance_again: Annotated[Percent | None, Meta(title="A chance", description="how likely it seems now")] = (
        None
    )
    learned: Annotated[Words | None, Meta(title="What you learned", description="what was learned")] = None
    kind: Annotated[Words | None, Meta(title="A kind line", description="a kind line to oneself")] = None
    feelings: Annotated[tuple[Line, ...], Meta(title="A feeling", description="what was felt")] = ()
    used: Annotated[
        Words | None, Meta(title="What you did to feel safer", description="what was done to feel safer")
    ] = None
    place: Annotated[Line | None, Meta(title="A kind of place", description="what kind of place it was")] = (
        None
    )
    alone: Annotated[bool | None, Meta(description="whether nobody was along")] = None
    prep_minutes: Annotated[
        Minutes | None, Meta(title="The time of getting ready", description="minutes of getting ready")
    ] = None
    recovery_minutes: Annotated[
        Minutes | None, Meta(title="The time until it let go", description="minutes until it let go")
    ] = None
    stayed: Annotated[
        Percent | None, Meta(title="How much it stayed", description="how much of it was there the day after")
    ] = None
    dodged_before: Annotated[bool | None, Meta(description="whether it would have been dodged before")] = None
    laughed: Annotated[bool | None, Meta(description="whether it was good for a laugh")] = None
    opened: Annotated[Words | None, Meta(title="What it opened", description="what the yes opened")] = None

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


def has_answer(outcome: Outcome) -> bool:
    """Whether there is a day on which this came: not of what still waits, nor of what was never asked."""
    return outcome != "waiting" and outcome not in DOES_NOT_COUNT


def answered_on(attempt: Attempt, outcome: Outcome, day: date) -> date | None:
    """When the answer came, if the outcome becomes this one on that day; one that came keeps its day."""
    if not has_answer(outcome):
        return None
    return day if attempt.outcome in WAITED else attempt.answered


def answer_too_early(attempt: Attempt, changes: Mapping[str, Any]) -> str | None:
    """Why the days of the ask and of its answer do not go together after these changes, or None."""
    asked, answered = (changes.get(name, getattr(attempt, name)) for name in ("day", "answered"))
    if changes.keys().isdisjoint({"day", "answered"}) or answered is None or answered >= asked:
        return None
    return f"The answer came on {answered}, which is before {asked}: correct one of the two days."


def ask_key(challenge: str | None, ask: str | None) -> str | None:
    """What tells one ask from another: the challenge's full id, else the own text as it is compared."""
    return challenge if challenge is not None else same_ask(ask) if ask is not None else None


def same_ask(text: str) -> str:
    """An own text as it is compared: trimmed, spaces joined, case folded (PRACTICE.md, Once)."""
    return " ".join(text.split()).casefold()
