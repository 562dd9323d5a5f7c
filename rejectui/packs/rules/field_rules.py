"""What rules see in the fields of a challenge or a pack, whatever its language (core/PRACTICE.md, Packs)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejectui.core.asks.challenge import PRIVATE, Challenge, Pack
from rejectui.packs.problem import Finding

FOR_STRANGERS = ("favor", "help", "connection", "giving")
# Minutes of their time, asked without an appointment. Colleagues, managers and people who know the asker
# can say "later"; for strangers R04 asks for less.
MINUTES_UNASKED = {"staff": 15, "organization": 15, "public_figure": 15}
# From here on a reviewer looks whether it is light enough.
MINUTES_LIGHT = 2
# Of this many challenges on, the share of strangers says something about a pack.
ENOUGH = 5
MOST_STRANGERS = 0.4
# The shape of an SPDX expression: nearly every license in it has a version.
_LICENSE = r"(?:MIT|ISC|Zlib|Unlicense|WTFPL|[A-Za-z0-9.+-]*[0-9][A-Za-z0-9.+-]*)"
_SPDX = re.compile(rf"{_LICENSE}( (AND|OR|WITH) {_LICENSE})*")
_OTHERS_WORK = re.compile(r"comely|rejection therapy|jia jiang|100 days of rejection", re.IGNORECASE)


def hard_to_refuse(challenge: Challenge) -> Iterator[Finding]:
    """R02: a no is easy for the other side."""
    if challenge.refusal == "hard":
        yield Finding("refusal", "this ask is hard to refuse")


def many_strangers(pack: Pack) -> Iterator[Finding]:
    """R03: rather organizations and staff, who are free to say no, than strangers."""
    dealt = [challenge for challenge in pack.challenges if not challenge.retired]
    strangers = sum(challenge.askee == "stranger" for challenge in dealt)
    if len(dealt) >= ENOUGH and strangers > MOST_STRANGERS * len(dealt):
        yield Finding("challenges", f"{strangers} of {len(dealt)} challenges ask strangers")


def strangers(challenge: Challenge) -> Iterator[Finding]:
    """R04: nothing uncomfortable is asked of strangers."""
    if challenge.askee != "stranger":
        return
    if challenge.category not in FOR_STRANGERS:
        what = f"{challenge.category} is too much to ask of a stranger"
        yield Finding("category", what, f"ask somebody else, or one of {', '.join(FOR_STRANGERS)}")
    if challenge.minutes > 1:
        what = f"{challenge.minutes} minutes are too long for a stranger"
        yield Finding("minutes", what, "ask for one minute at most, or ask somebody else")


def time_unasked(challenge: Challenge) -> Iterator[Finding]:
    """R10: little of their time, unless it is by appointment."""
    most = MINUTES_UNASKED.get(challenge.askee)
    if challenge.channel != "in_person" or most is None:
        return
    if challenge.minutes > most:
        what = f"{challenge.minutes} minutes are too long for somebody who did not expect it"
        yield Finding("minutes", what, f"ask for {most} minutes at most, or ask by phone or in writing first")
    elif challenge.minutes > MINUTES_LIGHT:
        yield Finding(
            "minutes", f"{challenge.minutes} minutes are asked without an appointment", level="review"
        )


def personal_money(challenge: Challenge) -> Iterator[Finding]:
    """R11: no gifts or loans of money from a person."""
    if challenge.money == "personal":
        yield Finding("money", "money is asked of a person")


def power_downward(challenge: Challenge) -> Iterator[Finding]:
    """R13: nobody is asked who cannot afford to say no to the asker."""
    if challenge.power == "asker_higher":
        yield Finding("power", "the asker stands above the one who is asked")


def dating(challenge: Challenge) -> Iterator[Finding]:
    """R14: only somebody already friendly, with an easy way to say no."""
    if challenge.category != "dating":
        return
    if challenge.askee not in ("acquaintance", "friend"):
        yield Finding("askee", f"a date is asked of {challenge.askee.replace('_', ' ')}")
    if challenge.refusal == "hard":
        yield Finding("refusal", "this date is hard to refuse", "make it easy to say no, or leave it out")
    what = "this is a date"
    yield Finding("category", what, "see that it is asked once, easily refused, and never at work", "review")


def smaller_step(challenge: Challenge) -> Iterator[Finding]:
    """R23: those for whom it is too big find something smaller. Of level 5, R25 asks for it."""
    if challenge.level in (3, 4) and challenge.smaller is None:
        yield Finding("level", f"level {challenge.level} has no smaller form")


def who_should_leave_it(challenge: Challenge) -> Iterator[Finding]:
    """R24: an ask that matters, of a person one meets again, says whom it is not for."""
    institution = challenge.askee in ("staff", "organization")
    if challenge.level == 5 and not institution and not challenge.not_for:
        yield Finding("level", "level 5, asked of a person, is for everybody here")


def level_fits(challenge: Challenge) -> Iterator[Finding]:
    """R25: the level is that of the ask, and the biggest have a step before them."""
    if challenge.level == 5 and challenge.smaller is None:
        yield Finding("level", "level 5 has no smaller form to begin with")
    if challenge.level <= 2 and challenge.refusal == "hard":
        what = f"level {challenge.level} is small for an ask that is hard to refuse"
        yield Finding("level", what, "write 3 or more", "warning")


def source_of(challenge: Challenge) -> Iterator[Finding]:
    """R27: what comes from somebody else's list is told in one's own words."""
    if challenge.source and _OTHERS_WORK.search(challenge.source):
        what = "the idea comes from somebody's published list"
        yield Finding("source", what, "compare the words: an idea may be taken, sentences may not", "review")


def when_told(challenge: Challenge) -> Iterator[Finding]:
    """R29: on a day without an occasion there is still something to ask (ours)."""
    if challenge.when is None:
        yield Finding("when", "nothing says whether it can be done any day")


def license_of(pack: Pack) -> Iterator[Finding]:
    """R27: a pack says by an SPDX name what others may do with it."""
    if pack.license != PRIVATE and not _SPDX.fullmatch(pack.license):
        yield Finding("license", "license is no SPDX license name")
