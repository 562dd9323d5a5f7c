"""What is planned for today, and whether it would go with packs or challenges that go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rejectui.core.asks.catalog import Entry
    from rejectui.practice.practice import Practice


def planned_that_goes(
    practice: Practice, goes: Callable[[Entry], bool], *, even_chosen: bool = False
) -> Entry | None:
    """The challenge that is planned for today, with words or without, if `goes` names it; else None.

    One that the user chose stays, whatever is switched (PRACTICE.md, 13);
    `even_chosen` is for what takes it away all the same: another card, or a file that goes.
    """
    today = practice.today
    entry = today.card.entry if today.card is not None else None
    if entry is None or today.state != "planned" or not goes(entry):
        return None
    return entry if even_chosen or today.record.came != "chosen" else None
