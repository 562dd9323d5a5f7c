"""What a running program puts first among the cards, and how the card says so (PRACTICE.md, Programs).

A program only changes the order of what may be dealt anyway, within the other rules: nothing that it wants
goes above the level that the ratings call for, or comes before something else when it would get hard.

1. The cards that it wants at all come before the others. A kept ask is one of them, because the journal does
   not know how it is asked; the order `own` puts kept asks before everything.
2. Among cards of equal fit: what is of the week's theme, those whom it would rather ask, and by its order.
   `rising`: the level aimed for; `ladder`: from below, what is not expected to pass the middle of the zone;
   `likely_noes`: likely noes, for when none is left that it wants; `own` and `free`: nothing more. These
   weigh in with the variety of asks, so that a program for staff asks somebody else now and then, and a
   theme is no quota.

A program comes here as it deals in its week: the first of its `weeks` is the one (`Program.in_week`).
"""

from __future__ import annotations

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import LIKELY_NO, SPOKEN
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.programs.program import Program, Theme, own_first, preference, wanted
from rejectui.core.wording.words import ASKEES, CHANNELS

LAST = 2
# What it weighs that a card is not of the week's theme; whom to ask and the order weigh 1 each.
THEME = 2


def place(program: Program, card: Entry | Ask) -> int:
    """0 for what the program wants first, up to `LAST` for what it does not want."""
    if isinstance(card, Ask):
        return 0
    return int(own_first(program)) if wanted(program, card) else LAST


def taste(program: Program, card: Entry | Ask, *, at_level: bool, from_below: bool) -> int:
    """What a card misses of the wishes among cards of equal fit (the theme, whom to ask, the order), from 0.

    `at_level`: the card has the level aimed for; `from_below`: it is not expected to pass the middle of the
    zone.
    """
    challenge = card.challenge if isinstance(card, Entry) else None
    by_order = {
        "rising": at_level,
        "ladder": from_below,
        "likely_noes": challenge is not None and challenge.likely in LIKELY_NO,
    }
    whom = preference(program, card) if isinstance(card, Entry) else int(bool(program.prefers))
    theme = _theme(program)
    missed = THEME if theme is not None and not theme.fits(card) else 0
    return missed + whom + (not by_order.get(program.order, True))


def never_spoken(program: Program) -> bool:
    """Whether nothing that the program wants is asked aloud."""
    return bool(program.channels) and not set(program.channels) & set(SPOKEN)


def said(program: Program, card: Entry | Ask) -> str:
    """What of the program speaks for this card, in plain words; empty when nothing does.

    How the ask will probably end is never said.
    """
    if isinstance(card, Ask) and own_first(program):
        return "The program puts your own ideas first."
    if isinstance(card, Entry) and not wanted(program, card):
        return ""
    theme = _theme(program)
    if theme is not None and theme.fits(card):
        return "It fits this week of the program."
    if isinstance(card, Ask):
        return ""
    if program.channels:
        ways = " or ".join(CHANNELS[channel] for channel in program.channels)
        return f"The program wants one that is asked {ways}."
    if program.refusal == "easy":
        return "The program wants one that is easy to refuse."
    if card.challenge.askee in program.prefers:
        return f"The program asks {ASKEES[card.challenge.askee]} first."
    return ""


def _theme(program: Program) -> Theme | None:
    return program.weeks[0] if program.weeks else None
