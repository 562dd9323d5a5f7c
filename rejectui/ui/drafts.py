"""What is being written in a sheet, kept while it is typed, so that a closed terminal does not lose it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from rejectui.core.asks.attempt import WAITED, Attempt, Plan, Snapshot
from rejectui.core.facts import Day
from rejectui.core.wording.questions import AS_PLANNED, FEARED, FULL, REASON, answered
from rejectui.journal.folder.drafts import Drafts

# Everything that may be told of an attempt, but for what comes later.
TOLD = (
    "outcome",
    "peak",
    "note",
    "label",
    *(question.field for question in (REASON, AS_PLANNED, *FEARED, *FULL)),
)


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is being logged: the card it belongs to, and by field what was told so far.

    `answered` is the day of an answer that came later, as far as it is known: of an ask that waits it is not.
    """

    id: str
    day: date
    challenge: str | None = None
    ask: str | None = None
    snapshot: Snapshot | None = None
    plan: Plan | None = None
    answered: date | None = None
    told: dict[str, Any] = {}

    @classmethod
    def of(cls, attempt: Attempt) -> Draft:
        """The draft that an edit starts from."""
        told = answered({name: getattr(attempt, name) for name in TOLD})
        return cls(
            id=attempt.id,
            day=attempt.day,
            challenge=attempt.challenge,
            ask=attempt.ask,
            snapshot=attempt.snapshot,
            plan=attempt.plan,
            answered=None if attempt.outcome in WAITED else attempt.answered,
            told=msgspec.to_builtins(told),
        )

    @property
    def title(self) -> str:
        """The ask in one line."""
        return self.snapshot.title if self.snapshot else self.ask or self.challenge or ""


class LeftPlan(Struct, frozen=True):
    """A plan for the card of a day."""

    day: Day
    title: str
    plan: dict[str, Any]


class LeftOwn(Struct, frozen=True):
    """An own ask."""

    text: str


class LeftAsk(Struct, frozen=True):
    """An own ask for later."""

    text: str
    category: str | None = None
    peak: int | None = None


class LeftWeek(Struct, frozen=True):
    """A takeaway from the week that is known by this Monday."""

    monday: date
    words: str


class LeftEdit(Struct, frozen=True):
    """What is changed of an ask that was logged."""

    draft: Draft


class LeftChallenge(Struct, frozen=True):
    """A challenge of the user's own pack, made of the attempt with this id: what was told so far."""

    attempt: str
    told: dict[str, str | int]


class LeftPaste(Struct, frozen=True):
    """What an AI tool wrote, pasted."""

    text: str


Left = Draft | LeftEdit | LeftPlan | LeftOwn | LeftAsk | LeftWeek | LeftChallenge | LeftPaste
NAMES: dict[type[Left], str] = {
    Draft: "log",
    LeftEdit: "edit",
    LeftPlan: "plan",
    LeftOwn: "own",
    LeftAsk: "keep",
    LeftWeek: "look_back",
    LeftChallenge: "mine",
    LeftPaste: "paste",
}


def keep(drafts: Drafts, left: Left) -> None:
    """Keep it in the place of what was kept before: there is one draft of each kind."""
    drafts.keep({NAMES[type(left)]: msgspec.json.encode(left).decode()})


def is_kept(drafts: Drafts, left: Left | None) -> bool:
    """Whether a draft says just this."""
    if left is None:
        return False
    return drafts.load().get(NAMES[type(left)]) == msgspec.json.encode(left).decode()


def left_paste(drafts: Drafts) -> str:
    """What was pasted last and neither taken nor let go; empty for nothing."""
    with suppress(KeyError, msgspec.DecodeError):
        return msgspec.json.decode(drafts.load()[NAMES[LeftPaste]], type=LeftPaste).text
    return ""


def left_behind(drafts: Drafts) -> list[Left]:
    """The drafts that were left when a window closed; they are this window's from now on."""
    fields, found = drafts.take_over(), list[Left]()
    for kind, name in NAMES.items():
        if name in fields:
            with suppress(msgspec.DecodeError):
                found.append(msgspec.json.decode(fields[name], type=kind))
    return found
