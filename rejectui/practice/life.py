"""What is in somebody's life: it switches packs that fit only other lives off by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejectui.practice.planned import planned_that_goes
from rejectui.practice.practice import NotNow, Practice

if TYPE_CHECKING:
    from rejectui.core.asks.situations import Life

PLANNED = (
    "Today's plan is for a challenge of a pack that this would switch off. Tell it or let it go first, or "
    "switch the pack on by hand. Nothing was saved."
)


def choose_life(practice: Practice, life: Life) -> None:
    """Keep what is in somebody's life. Raises `NotNow` where that would take away what is planned today."""
    from rejectui.core.dealing.candidates import pack_state

    settings = replace(practice.facts.settings, life=life)
    if planned_that_goes(practice, lambda entry: pack_state(entry, settings) != "on") is not None:
        raise NotNow(PLANNED)
    practice.journal.set("life", life)
