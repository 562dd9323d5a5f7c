"""What the user says about challenges and packs: hidden, kept for later; switched on or off, trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejectui.core.asks.look import Look
from rejectui.core.days.day_plan import making_room
from rejectui.practice.card_changes import with_another

if TYPE_CHECKING:
    from rejectui.practice.practice import Practice


def hide(practice: Practice, challenge: str) -> None:
    """Never deal this challenge (full id) again; when it is today's card and not told yet, another one is
    dealt."""
    shown = practice.today
    here = shown.record.challenge == challenge and shown.state != "logged"
    other = with_another(practice) if here else None
    with practice.change():
        practice.journal.flag("hidden", challenge, on=True)
        if other is not None:
            practice.journal.save_day(making_room(shown.record, other))


def unhide(practice: Practice, challenge: str) -> None:
    """Let a hidden challenge (full id) be dealt again."""
    with practice.change():
        practice.journal.flag("hidden", challenge, on=False)


def keep_for_later(practice: Practice, challenge: str, peak: int | None = None) -> None:
    """Keep a challenge (full id) for later, with how bad it may get, 0–100, if that is said."""
    with practice.change():
        practice.journal.flag("later", challenge, on=True)
        if peak is not None:
            practice.journal.keep_look(Look(of=challenge, peak=peak, day=practice.day))


def no_longer_for_later(practice: Practice, challenge: str) -> None:
    """Take a challenge (full id) off the list."""
    with practice.change():
        practice.journal.flag("later", challenge, on=False)


def switch_pack(practice: Practice, pack: str, *, on: bool) -> None:
    """Deal from a pack (its name), or not; by hand, so that it holds in any life."""
    with practice.change():
        practice.journal.flag("packs_off", pack, on=not on)


def trust_pack(practice: Practice, pack: str, *, on: bool) -> None:
    """Deal what is hard to refuse in a pack from elsewhere (its name), or not any more."""
    with practice.change():
        if on != (pack in practice.facts.settings.trusted):
            practice.journal.flag("trusted", pack, on=on)
