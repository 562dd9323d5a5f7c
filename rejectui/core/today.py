"""Everything the Today screen and `rejectui today` show, worked out in one place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.catalog import Catalog
from rejectui.core.days.day import before, day_of, in_pause, since
from rejectui.core.days.day_plan import attempts_of_card, unfinished
from rejectui.core.days.streak import Streak, Week, heard, streak
from rejectui.core.dealing.candidates import still_to_be_had
from rejectui.core.dealing.deal import Card, deal, with_card
from rejectui.core.dealing.filters import ANYTHING, Filter
from rejectui.core.dealing.level import hard
from rejectui.core.dealing.reasons import why_nothing
from rejectui.core.facts import Day, Facts, Pause
from rejectui.core.programs.program import Program
from rejectui.core.wording.words import totals, totals_in_words

REST_WITHIN_DAYS = 2

DayState = Literal["dealt", "planned", "logged", "pausing", "nothing"]


class Today(Struct, frozen=True, kw_only=True):
    """A day as it stands.

    `record` is the day with its card written in, ready to be kept; `told` are the attempts of the card;
    `open_plan` is the latest plan of an earlier day that waits to be told; `misdated` are attempts dated
    after this day, from a clock that was wrong; `lost_plan` says that the card that was planned or chosen is
    hidden, retired, in no language of the user's, or gone with its pack; `offer_rest` says that the last ask
    was a hard one, so that a rest, which keeps the week intact, may be offered beside the card.
    """

    day: date
    state: DayState
    record: Day
    card: Card | None
    told: tuple[Attempt, ...]
    open_plan: Day | None
    open_title: str
    week: Week | None
    asks: int
    noes: int
    streak: Streak
    waiting: tuple[Attempt, ...]
    misdated: tuple[Attempt, ...]
    pause: Pause | None
    offer_rest: bool
    lost_plan: bool
    why_nothing: str

    @property
    def to_tell(self) -> Day:
        """The day whose ask is told next: today's plan, else an open one, else today's card."""
        return self.open_plan if self.open_plan is not None and self.state != "planned" else self.record

    @property
    def plan(self) -> Plan | None:
        """What was written down before the ask."""
        return self.record.plan

    @property
    def week_kept(self) -> bool:
        """Whether this week has kept the rhythm already."""
        return self.week is not None and self.week.state == "kept"

    @property
    def sums(self) -> str:
        """The line of numbers: totals, the streak while it runs, this week."""
        return self._sums(words=False)

    @property
    def sums_in_words(self) -> str:
        """The same without a sign."""
        return self._sums(words=True)

    def _sums(self, *, words: bool) -> str:
        if not self.asks:
            begins = self.state in ("dealt", "planned")
            return "Your first ask is a good one, whatever the answer." if begins else ""
        parts = [(totals_in_words if words else totals)(self.asks, self.noes)]
        if self.streak.length > 1:
            parts.append(f"{self.streak.length} {self.streak.unit} in a row")
        if self.week is not None and self.week.target:
            parts.append(f"this week {self.week.told if words else self.week.dots}")
        return (", " if words else " · ").join(parts)


def dealt(
    catalog: Catalog, facts: Facts, day: date, only: Filter = ANYTHING, program: Program | None = None
) -> tuple[Card | None, Day]:
    """The day's card, and the day's record with that card in it, ready to be kept.

    `program` is the one that is running (`programs.progress.running`), or None.
    """
    card = deal(catalog, facts, day, only, program)
    record = facts.days.get(day) or Day(day=day)
    if record.shown:
        record = msgspec.structs.replace(record, shown=still_to_be_had(catalog, facts, record.shown))
    if record.put_away:
        there = [each for each in record.put_away if each.ask or _may_be_had(catalog, facts, each.challenge)]
        record = msgspec.structs.replace(record, put_away=tuple(there))
    return card, with_card(record, card, day) if card else record


def today(
    catalog: Catalog, facts: Facts, day: date, only: Filter = ANYTHING, program: Program | None = None
) -> Today:
    """The day as it stands, from the packs, the journal and the program that is running, if one is."""
    card, record = dealt(catalog, facts, day, only, program)
    stored = facts.days.get(day)
    logged = attempts_of_card(facts, record) if record.has_card else ()
    pause = in_pause(facts.pauses, day)
    asks, noes = heard(facts.attempts)
    chain = streak(facts, day)
    plans = unfinished(facts, day)
    plan = plans[-1] if plans else None
    state = _state(record, card, pause, logged)
    return Today(
        day=day,
        state=state,
        record=record,
        card=card,
        told=logged,
        open_plan=plan,
        open_title=_title(catalog, plan) if plan else "",
        week=chain.weeks[-1] if chain.weeks else None,
        asks=asks,
        noes=noes,
        streak=chain,
        waiting=tuple(a for a in facts.attempts if a.outcome == "waiting"),
        misdated=_misdated(facts, day),
        pause=pause,
        why_nothing="" if card else why_nothing(catalog, facts, only),
        lost_plan=stored is not None and _taken(stored) and not _taken(record),
        offer_rest=state == "dealt" and _after_a_hard_one(facts, day),
    )


def _misdated(facts: Facts, day: date) -> tuple[Attempt, ...]:
    """Those dated after this day at a moment that is after it, too: another start of day does not make it
    so."""
    later = since(facts.attempts, day + timedelta(days=1))
    return tuple(each for each in later if day_of(each.at, facts.settings.start_of_day) > day)


def _taken(record: Day) -> bool:
    return record.planned or record.came == "chosen"


def _may_be_had(catalog: Catalog, facts: Facts, challenge: str | None) -> bool:
    return challenge is not None and bool(still_to_be_had(catalog, facts, (challenge,)))


def _state(record: Day, card: Card | None, pause: Pause | None, logged: tuple[Attempt, ...]) -> DayState:
    if logged:
        return "logged"
    if card and record.planned:
        return "planned"
    if pause:
        return "pausing"
    return "dealt" if card else "nothing"


def _title(catalog: Catalog, plan: Day) -> str:
    entry = catalog.get(plan.challenge)
    return entry.challenge.title if entry else plan.ask or plan.challenge or ""


def _after_a_hard_one(facts: Facts, day: date) -> bool:
    """Whether the last ask was hard, yesterday or the day before, with no rest and none other since."""
    upto = before(facts.attempts, day + timedelta(days=1))
    if not upto or not hard(upto[-1]) or not 0 < (day - upto[-1].day).days <= REST_WITHIN_DAYS:
        return False
    return all(pause.last <= upto[-1].day or pause.first > day for pause in facts.pauses)
