"""Which card a day gets, and why (DESIGN section 5, "Dealing"; DOMAIN 3.4).

`deal` sees only attempts of earlier days, so that logging today never changes today's card. It holds no
chance: the same facts on the same day give the same card, in the app and in every command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Literal
from zlib import crc32

import msgspec
from msgspec import Struct

from rejectui.core.attempt import Attempt
from rejectui.core.challenge import Catalog, Challenge, Entry
from rejectui.core.day import before, since
from rejectui.core.facts import Day, Facts, Settings
from rejectui.core.plans import unfinished

Where = Literal["anywhere", "home", "work", "free"]

DAYS_BEFORE_AGAIN = 30
COMFORTABLE = 50
TOO_MUCH = 80
HIGHEST_LEVEL = 5


class Card(Struct, frozen=True, kw_only=True):
    """The ask of a day: a challenge from a pack, or an own ask, and why it was dealt, in plain words.

    `not_at` names the person or place where this challenge heard a no before: it goes somewhere new.
    """

    why: str
    entry: Entry | None = None
    ask: str | None = None
    not_at: str | None = None

    @property
    def challenge(self) -> Challenge | None:
        """The pack's challenge, or None for an own ask."""
        return self.entry.challenge if self.entry else None

    @property
    def title(self) -> str:
        """The ask in one line."""
        return self.entry.challenge.title if self.entry else self.ask or ""


class Reach(Struct, frozen=True, kw_only=True):
    """The level to aim for, the highest that may be dealt, and the rule that spoke."""

    aim: int
    most: int
    why: str


def to_be_had(entry: Entry, settings: Settings) -> bool:
    """Whether a challenge may be dealt at all: neither off, hidden, retired, nor unreviewed and hard."""
    return not (
        entry.pack in settings.packs_off
        or entry.language not in settings.languages
        or entry.id in settings.hidden
        or entry.challenge.retired
        or (entry.challenge.refusal == "hard" and not entry.reviewed)
    )


def still_to_be_had(catalog: Catalog, facts: Facts, full_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the challenges that may still be dealt, in their order."""
    entries = ((full_id, catalog.get(full_id)) for full_id in full_ids)
    return tuple(full_id for full_id, entry in entries if entry and to_be_had(entry, facts.settings))


def fits(challenge: Challenge, where: Where) -> bool:
    """Whether a challenge can be done where the user is, or, for `free`, without spending money."""
    if where == "home":
        return "home" in challenge.places or challenge.channel != "in_person"
    if where == "work":
        return "work" in challenge.places or challenge.askee in ("colleague", "manager")
    if where == "free":
        return challenge.cost == "none"
    return True


def reach(attempts: Sequence[Attempt]) -> Reach:
    """The level that the user's own last two ratings call for: one step up at most, never by the date."""
    every = (
        (a, a.snapshot.level)
        for a in reversed(attempts)
        if a.snapshot is not None and a.snapshot.level is not None
    )
    leveled = list(islice(every, 2))
    if not leveled:
        return Reach(aim=1, most=2, why="A small one to begin with.")
    latest, last = leveled[0]
    two = [a for a, _ in leveled]
    pair = [a for a, level in leveled if level == last]
    most = min(last + 1, HIGHEST_LEVEL)
    smaller = max(last - 1, 1)
    small = "A smaller one" if smaller < last else "A small one"
    if len(two) == 2 and all(a.outcome == "backed_out" for a in two):
        return Reach(aim=smaller, most=last, why=f"{small}: the last two were a step too far for now.")
    if (latest.peak or 0) >= TOO_MUCH:
        return Reach(aim=smaller, most=last, why=f"{small}: the last was a hard one.")
    comfortable = len(pair) == 2 and all(
        a.counts and a.peak is not None and a.peak < COMFORTABLE for a in pair
    )
    if comfortable and most > last:
        return Reach(aim=most, most=most, why=f"One step up: your last two stayed below {COMFORTABLE}.")
    return Reach(aim=last, most=most, why="Same level as last time, something new.")


def deal(catalog: Catalog, facts: Facts, day: date, where: Where = "anywhere") -> Card | None:
    """The day's card: the one written under the day while it is to be had, else the best that is left."""
    record = facts.days.get(day)
    if record is not None and record.ask is not None:
        return Card(ask=record.ask, why="Your own ask.")
    kept = catalog.get(record.challenge) if record is not None else None
    if kept is not None and to_be_had(kept, facts.settings):
        return _card(kept, facts, day, _why(kept, facts, day))
    within = reach(_earlier(facts, day))
    entry = _best(catalog, facts, day, where, within.aim, within.most)
    return _card(entry, facts, day, _why(entry, facts, day)) if entry else None


def another(
    catalog: Catalog, facts: Facts, day: date, *, step: Literal[-1, 0, 1] = 0, where: Where = "anywhere"
) -> Day | None:
    """The day with another card: any, one level smaller (-1) or bolder (+1); None when there is none.

    Cards already seen come back only when every other one was seen too.
    """
    now = deal(catalog, facts, day, where)
    record = facts.days.get(day) or Day(day=day)
    within = reach(_earlier(facts, day))
    here = now.entry.id if now and now.entry else None
    level = now.challenge.level if now and now.challenge else within.aim
    seen = (*record.shown, here) if here else record.shown
    if step == 0:
        low, high = 1, max(within.most, level)
    else:
        low, high = (1, level - 1) if step < 0 else (level + 1, within.most)
    # First the cards not seen yet, then all over again.
    for shown in (seen, (here,) if here else ()):
        entry = _best(catalog, facts, day, where, level + step, high, low, leave_out=shown)
        if entry is not None:
            return Day(day=day, challenge=entry.id, shown=shown)
    return None


def one_before(record: Day) -> Day | None:
    """The day with the card that was shown before this one, or None when there was none."""
    if not record.shown:
        return None
    return Day(day=record.day, challenge=record.shown[-1], shown=record.shown[:-1])


def with_card(record: Day | None, card: Card, day: date) -> Day:
    """The day's record with this card in it; a plan under the same card stays."""
    record = record or Day(day=day)
    challenge = card.entry.id if card.entry else None
    if (record.challenge, record.ask) == (challenge, card.ask):
        return record
    return msgspec.structs.replace(
        record, challenge=challenge, ask=card.ask, planned=False, plan=None, closed=None
    )


def _earlier(facts: Facts, day: date) -> Sequence[Attempt]:
    return before(facts.attempts, day)


def _best(
    catalog: Catalog,
    facts: Facts,
    day: date,
    where: Where,
    aim: int,
    high: int,
    low: int = 1,
    leave_out: Iterable[str] = (),
) -> Entry | None:
    """The nearest to the level aimed for, not done lately, unlike the last one; a fixed shuffle decides."""
    earlier = _earlier(facts, day)
    lately = since(earlier, day - timedelta(days=DAYS_BEFORE_AGAIN))
    done = {a.challenge: a.day for a in lately if a.counts}
    pairs = [(a.snapshot.category, a.snapshot.askee) if a.snapshot else (None, None) for a in earlier[-2:]]
    in_a_row = pairs[0] if len(pairs) == 2 and pairs[0] == pairs[1] else None
    open_plans = {plan.challenge for plan in unfinished(facts, day)}
    left_out = set(leave_out)

    def may(entry: Entry) -> bool:
        return (
            low <= entry.challenge.level <= high
            and to_be_had(entry, facts.settings)
            and fits(entry.challenge, where)
            and (entry.challenge.category, entry.challenge.askee) != in_a_row
            and entry.id not in left_out
            and entry.id not in open_plans
        )

    def order(entry: Entry) -> tuple[date, int, bool, int]:
        pair = (entry.challenge.category, entry.challenge.askee)
        return (
            done.get(entry.id, date.min),
            abs(entry.challenge.level - aim),
            bool(pairs) and pair == pairs[-1],
            crc32(f"{day} {entry.id}".encode()),
        )

    return min(filter(may, catalog), key=order, default=None)


def why_nothing(catalog: Catalog, facts: Facts, where: Where) -> str:
    """Why no card can be dealt, in plain words."""
    there = [entry for entry in catalog if to_be_had(entry, facts.settings)]
    if not there:
        return "Every challenge is switched off, hidden, or in a language that is not chosen."
    if not any(fits(entry.challenge, where) for entry in there):
        return "Nothing that is switched on fits where you are."
    return "What is left is more than a step bolder, or would be the third of its kind in a row."


def _card(entry: Entry, facts: Facts, day: date, why: str) -> Card:
    """The card of an entry, with the place that said no to it, if there was one."""
    full_id = entry.id
    latest_first = reversed(_earlier(facts, day))
    noes = (a.label for a in latest_first if a.challenge == full_id and a.heard_no and a.label)
    return Card(entry=entry, why=why, not_at=next(noes, None))


def _why(entry: Entry, facts: Facts, day: date) -> str:
    """The rule that spoke for this card, in plain words."""
    record = facts.days.get(day)
    within = reach(_earlier(facts, day))
    level = entry.challenge.level
    chosen = record is not None and record.challenge == entry.id
    if chosen and level != within.aim:
        return "A smaller one this time." if level < within.aim else "A bolder one this time."
    full_id = entry.id
    latest_first = reversed(_earlier(facts, day))
    tried = next((a.day for a in latest_first if a.challenge == full_id and a.counts), None)
    if tried is not None and tried >= day - timedelta(days=DAYS_BEFORE_AGAIN):
        return "A repeat, with someone new: you tried it not long ago."
    if tried is not None:
        return "You have tried it before, and not lately."
    if level != within.aim:
        return "The nearest to your level that is left."
    return within.why
