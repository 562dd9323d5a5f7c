"""What is being logged, kept while it is typed, so that a closed terminal does not lose it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from rejectui.core.attempt import Attempt, Plan, Snapshot
from rejectui.core.questions import FEARED, FULL, REASON, answered
from rejectui.journal.draft import Drafts

# Everything that may be told of an attempt, but for what comes later.
TOLD = (
    "outcome",
    "peak",
    "note",
    "label",
    *(question.field for question in (REASON, *FEARED, *FULL)),
)


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is being logged: the card it belongs to, and by field what was told so far."""

    id: str
    day: date
    challenge: str | None = None
    ask: str | None = None
    snapshot: Snapshot | None = None
    plan: Plan | None = None
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
            told=msgspec.to_builtins(told),
        )

    @classmethod
    def kept(cls, drafts: Drafts) -> Draft | None:
        """The draft that was left when the app closed, or None."""
        fields = drafts.load()
        try:
            return msgspec.json.decode(fields["log"], type=cls) if fields else None
        except (KeyError, msgspec.DecodeError):
            return None

    @property
    def title(self) -> str:
        """The ask in one line."""
        return self.snapshot.title if self.snapshot else self.ask or self.challenge or ""
