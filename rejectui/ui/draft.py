"""What is being logged, kept while it is typed, so that a closed terminal does not lose it."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Struct

from rejectui.core.attempt import Attempt, Outcome, Plan, Snapshot
from rejectui.journal.draft import Drafts


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is being logged: the card it belongs to, and what was typed so far."""

    id: str
    day: date
    challenge: str | None = None
    ask: str | None = None
    snapshot: Snapshot | None = None
    plan: Plan | None = None
    outcome: Outcome | None = None
    peak: int | None = None
    note: str = ""
    label: str = ""
    feared_happened: str | None = None
    chance_again: int | None = None

    @classmethod
    def of(cls, attempt: Attempt) -> Draft:
        """The draft that an edit starts from."""
        return cls(
            id=attempt.id,
            day=attempt.day,
            challenge=attempt.challenge,
            ask=attempt.ask,
            snapshot=attempt.snapshot,
            plan=attempt.plan,
            outcome=attempt.outcome,
            peak=attempt.peak,
            note=attempt.note or "",
            label=attempt.label or "",
            feared_happened=attempt.feared_happened,
            chance_again=attempt.chance_again,
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
