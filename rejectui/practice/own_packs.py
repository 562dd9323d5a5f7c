"""What goes into the packs of the user's own: an ask of theirs, or the plan that an AI tool wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rejectui.core.asks.challenge import PLAN
from rejectui.packs.authoring.own_pack import FILE, PLAN_FILE, with_own, with_plan
from rejectui.packs.problem import CannotWrite
from rejectui.practice.flags import switch_pack
from rejectui.practice.pack_folder import write
from rejectui.practice.practice import NotNow

if TYPE_CHECKING:
    from rejectui.core.asks.challenge import Challenge
    from rejectui.practice.practice import Practice


def take_own(practice: Practice, folder: Path, ask: str, challenge: Mapping[str, Any]) -> None:
    """Write an own ask with the fields of its challenge into the user's packs in this folder, today's card
    kept. Raises `NotNow` where that cannot be, and `CannotSave`."""
    with _writing(practice) as language:
        write(folder / FILE, with_own(folder, ask, challenge, language))


def take_plan(practice: Practice, folder: Path, plan: Sequence[Challenge]) -> None:
    """Write the challenges of a plan into the user's packs in this folder, in their order, today's card kept.

    A plan that was switched off is on again. Raises `NotNow` where that cannot be, and `CannotSave`.
    """
    with _writing(practice) as language:
        if PLAN in practice.facts.settings.packs_off:
            switch_pack(practice, PLAN, on=True)
        write(folder / PLAN_FILE, with_plan(folder, plan, language))


@contextmanager
def _writing(practice: Practice) -> Iterator[str]:
    """Hands out the language of a new file."""
    try:
        with practice.change():
            yield practice.facts.settings.languages[0]
    except CannotWrite as error:
        raise NotNow(f"{error} Nothing was written.") from None
