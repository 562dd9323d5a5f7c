"""Which card a day gets, and why (PRACTICE.md, Dealing).

`deal` sees only attempts of earlier days, so that logging today never changes today's card. It holds no
chance: the same facts on the same day give the same card, in the app and in every command. The rule about
levels is in `level`, what is expected of an ask in `expected_distress`, the choice among cards in `choice`,
what sorting changes about the first ones in `beginning`, the words for why in `reasons`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import Challenge
from rejectui.core.asks.kept_ask import Ask, kept
from rejectui.core.days.day_plan import taken_out, was_taken_along
from rejectui.core.dealing import reasons
from rejectui.core.dealing.candidates import challenge_of, still_to_be_had
from rejectui.core.dealing.choice import Chooser
from rejectui.core.dealing.filters import ANYTHING, Filter
from rejectui.core.dealing.option import Option, level_of_card
from rejectui.core.facts import Day, Facts
from rejectui.core.programs.program import Program


class Card(Struct, frozen=True, kw_only=True):
    """The ask of a day: a challenge from a pack, or an own ask, and why it was dealt, in plain words.

    `kept` is the own ask as it stands in the list, if it does. `not_at` names the person or place where this
    very ask heard a no before: it goes somewhere new.
    """

    why: str
    entry: Entry | None = None
    ask: str | None = None
    kept: Ask | None = None
    not_at: str | None = None

    @property
    def challenge(self) -> Challenge | None:
        """The pack's challenge, or None for an own ask."""
        return self.entry.challenge if self.entry else None

    @property
    def title(self) -> str:
        """The ask in one line."""
        return self.entry.challenge.title if self.entry else self.ask or ""

    @property
    def level(self) -> int | None:
        """The level, or None for an own ask that is not kept."""
        return self.entry.challenge.level if self.entry else self.kept.level if self.kept else None

    @property
    def snapshot(self) -> Snapshot | None:
        """What an attempt of this card carries; None for an own ask that is not kept."""
        return Snapshot.of(self.entry.challenge) if self.entry else self.kept.snapshot if self.kept else None


def deal(
    catalog: Catalog, facts: Facts, day: date, only: Filter = ANYTHING, program: Program | None = None
) -> Card | None:
    """The day's card: the one written under the day while it is to be had, else the best that is left.

    `program` is the one that is running (`programs.progress.running`), and puts what it wants first.
    """
    choice = Chooser(catalog, facts, day, only, program)
    best = choice.best(choice.reach.aim, choice.reach.most)
    record = facts.days.get(day)
    stored = _stored(catalog, facts, record) if record is not None else None
    if record is not None and record.ask is not None and stored is None:
        return Card(ask=record.ask, why=reasons.UNKEPT)
    card = stored or best
    if card is None:
        return None
    grounds = choice.grounds(card)
    if record is None or stored is None or (card == best and record.came is None):
        why = reasons.dealt(grounds)
    else:
        asked_bolder = _asked_bolder(catalog, facts, record, card)
        along = was_taken_along(facts, record)
        why = reasons.stands(grounds, record.came, taken_along=along, asked_bolder=asked_bolder)
    why = f"{why} {reasons.wish(program, card, named=grounds.named)}".strip()
    # The place that said no to this very ask, if there was one.
    noes = (a.label for a in reversed(choice.history(card)) if a.heard_no and a.label)
    if isinstance(card, Entry):
        return Card(entry=card, why=why, not_at=next(noes, None))
    return Card(ask=card.text, kept=card, why=why, not_at=next(noes, None))


def another(
    catalog: Catalog,
    facts: Facts,
    day: date,
    *,
    step: Literal[-1, 0, 1] = 0,
    only: Filter = ANYTHING,
    program: Program | None = None,
) -> Day | None:
    """The day with another card: any, one level smaller (-1) or bolder (+1); None when there is none.

    Any other is of the level of this one, or below; of the level that is due, or below, instead of an own ask
    or a card above that, unless it was asked for as a bolder one. A bolder one than an own ask, kept or not,
    counts from the level that is due, too, and a smaller one is never above it. Cards already seen come back
    only when every other one was seen too. What the program wants comes first, but after the level for who
    asks for a smaller or a bolder one.
    """
    choice = Chooser(catalog, facts, day, only, program)
    record = facts.days.get(day) or Day(day=day)
    now = _stored(catalog, facts, record)
    if now is None and record.ask is None:
        now = choice.best(choice.reach.aim, choice.reach.most)
    here = (now.id,) if now else ()
    seen = (*record.shown, *here)
    want, low, high = _levels(now, step, choice, _asked_bolder(catalog, facts, record, now))
    # First the cards not seen yet, then all over again.
    for shown in (seen, here):
        found = choice.best(want, high, low, shown, level_first=True, program_first=step == 0)
        if found is not None:
            return _with(Day(day=day, shown=shown), found)
    return None


def likely_no(
    catalog: Catalog, facts: Facts, day: date, *, only: Filter = ANYTHING, program: Program | None = None
) -> Day | None:
    """The day with the likeliest no of the level that is due as its card; None when that has none left.

    Spoken and easy to refuse where that is to be had. Cards already seen come back when all were seen.
    """
    choice = Chooser(catalog, facts, day, only, program)
    record = facts.days.get(day) or Day(day=day)
    now = _stored(catalog, facts, record)
    here = (now.id,) if now else ()
    seen = (*record.shown, *here)
    for shown in (seen, here):
        found = choice.likeliest_no(shown)
        if found is not None:
            return Day(day=day, challenge=found.id, shown=shown, came="likely_no")
    return None


def one_before(record: Day, asks: Iterable[Ask] = ()) -> Day | None:
    """The day with the card that was shown before this one, or None when there was none.

    `asks` are the kept asks; without them those that were shown are passed over.
    """
    out = taken_out(record)
    if out is not None:
        return out
    texts = {ask.id: ask.text for ask in asks}
    for number in reversed(range(len(record.shown))):
        last, shown = record.shown[number], record.shown[:number]
        if "/" in last:
            return Day(day=record.day, challenge=last, shown=shown, put_away=record.put_away)
        if last in texts:
            return Day(day=record.day, ask=texts[last], shown=shown, put_away=record.put_away)
    return None


def with_card(record: Day | None, card: Card, day: date) -> Day:
    """The day's record with this card in it; a plan under the same card stays."""
    record = record or Day(day=day)
    challenge = card.entry.id if card.entry else None
    if (record.challenge, record.ask) == (challenge, card.ask):
        return record
    return replace(
        record, challenge=challenge, ask=card.ask, planned=False, plan=None, closed=None, came=None
    )


def _levels(
    now: Option | None, step: Literal[-1, 0, 1], choice: Chooser, asked_bolder: bool
) -> tuple[int, int, int]:
    """(the level to look for, the lowest, the highest) of another card than this one."""
    aim, most = choice.reach.aim, choice.reach.most
    level = level_of_card(now) if now else aim
    counted = level if isinstance(now, Entry) else aim
    if step < 0:
        high = min(level - 1, aim)
        return high, 1, high
    if step > 0:
        return counted + 1, counted + 1, most
    # Unasked it stays above what is due only where nothing smaller is left, so that such a card was dealt.
    stays = counted <= aim or (counted <= most and (asked_bolder or choice.best(aim, aim) is None))
    want = counted if stays else aim
    return want, 1, max(want, aim)


def _asked_bolder(catalog: Catalog, facts: Facts, record: Day, now: Option | None) -> bool:
    """Whether `+` led to a challenge above the level aimed for, as the day's record tells.

    A smaller challenge or an own ask stood there before: from these nothing else leads up but a plan that was
    taken along.
    """
    if not isinstance(now, Entry) or record.came is not None or was_taken_along(facts, record):
        return False
    before = (catalog.get(each) for each in still_to_be_had(catalog, facts, record.shown))
    return any(each is None or level_of_card(each) < level_of_card(now) for each in before)


def _with(record: Day, card: Option) -> Day:
    if isinstance(card, Entry):
        return replace(record, challenge=card.id)
    return replace(record, ask=card.text)


def _stored(catalog: Catalog, facts: Facts, record: Day) -> Option | None:
    """The card written under the day, if it is a kept ask, or a challenge that is to be had or was chosen."""
    if record.ask is not None:
        return kept(facts.asks, record.ask)
    return challenge_of(record, catalog, facts.settings)
