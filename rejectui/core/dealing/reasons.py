"""Why a card stands there, or none does, in plain words (PRACTICE.md, Levels 10).

The reasons of the level that is due are in `level`, what a program says in `programs.wishes`. A card is
called a smaller or a bolder one only if its level is below, or above, that of the last ask of an earlier day
whose level is known.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog
from rejectui.core.dealing.candidates import to_be_had
from rejectui.core.dealing.filters import Filter
from rejectui.core.dealing.level import Reach
from rejectui.core.dealing.option import Option
from rejectui.core.facts import Came, Facts
from rejectui.core.programs.program import Program
from rejectui.core.programs.wishes import said

UNKEPT = "Your own ask."
WHY_CAME = {
    "chosen": "You chose it.",
    "likely_no": "The likeliest no at your level, as you asked.",
}


class Grounds(Struct, frozen=True, kw_only=True):
    """What the reason for a card rests on.

    `level` is the card's; `own` says that it is a kept ask, `named` that it is of an area that the user
    named, `lately` that it was done in the last 30 days, `before` that it was gone through on any earlier
    day. `others` are the cards of the level aimed for: all expected to get worse than the zone, some left
    that might have been dealt, or none.
    """

    level: int
    reach: Reach
    own: bool
    named: bool
    lately: bool
    before: bool
    others: Literal["too hard", "left", "none"]

    @property
    def smaller(self) -> bool:
        """Whether its level is below that of the last ask."""
        return self.reach.last is not None and self.level < self.reach.last

    @property
    def bolder(self) -> bool:
        """Whether its level is above that of the last ask."""
        return self.reach.last is not None and self.level > self.reach.last


def dealt(card: Grounds) -> str:
    """The rule that spoke for a card that was dealt."""
    if card.lately:
        return "A repeat, with someone new: you tried it not long ago."
    if card.own:
        return "You saved it for later, and it is about the right size for now."
    if card.before:
        return "You have tried it before, but not lately."
    return card.reach.why if card.level == card.reach.aim else _beside(card)


def stands(card: Grounds, came: Came, *, taken_along: bool, asked_bolder: bool) -> str:
    """Why a card that was not dealt stands there: how it `came`, if the day says so, was `taken_along` as a
    plan, or was `asked_bolder`. It is called a bolder one only if it was asked for.
    """
    if card.own:
        return "Your own ask, from your ladder."
    if came is not None:
        return WHY_CAME[came]
    if card.level == card.reach.aim:
        return dealt(card)
    if taken_along:
        return "You planned it before, and kept it."
    if card.level < card.reach.aim:
        return "A smaller one this time." if card.smaller else "Gentler than your level."
    if card.bolder and asked_bolder:
        return "A bolder one this time."
    return "One step above your level." if card.level == card.reach.aim + 1 else "Above your level for now."


def wish(program: Program | None, card: Option, *, named: bool) -> str:
    """What else speaks for a card, the program or an area that is `named`; empty when nothing does."""
    of_program = said(program, card) if program is not None else ""
    return of_program or ("It is from an area that you said is hard." if named else "")


def why_nothing(catalog: Catalog, facts: Facts, only: Filter) -> str:
    """Why no card can be dealt."""
    there = [entry for entry in catalog if to_be_had(entry, facts.settings)]
    if not there:
        in_any_life = replace(facts.settings, life=None)
        if any(to_be_had(entry, in_any_life) for entry in catalog):
            return (
                "None of the packs that are on fits what you said is in your life. Change that with the "
                "setting “life”, or switch a pack on by hand."
            )
        return "Every challenge is switched off, hidden, or in a language you did not choose."
    if not any(only.lets(entry.challenge) for entry in there):
        return "None of the challenges that are on matches what you chose with f."
    return (
        "The cards that are left are more than one step bolder, or would be the third of their kind in a row."
    )


def _beside(card: Grounds) -> str:
    """Why a card of another level than the one aimed for was dealt."""
    if card.level in card.reach.beside:
        size = "a smaller" if card.level < card.reach.aim else "a bolder"
        return f"For a change, {size} one than your last three."
    if card.level < card.reach.aim and card.others == "too hard":
        if card.smaller:
            return "A smaller one: the others at your level would be too hard for now."
        return "Gentler than your level: the others would be too hard for now."
    if card.level < card.reach.aim and card.others == "left":
        return "Gentler than your level, and about the right size for now."
    return "The closest to your level that is left."
