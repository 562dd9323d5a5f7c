"""Which of the cards that may be dealt is the best for a day (PRACTICE.md, Levels 2, 6, 7, 15 to 17).

Between two cards these decide, in this order:

1. After a hard one, or two back-outs, one that is not above the level aimed for; then, in the first week, one
   that can be done any day, in person or by phone; then one that was not done in the last 30 days, else the
   one done longest ago.
2. What a running program wants, if it is neither above the level aimed for nor expected to pass `BESIDE_MOST`
   (`programs.wishes`).
3. The expected distress nearest to `GOAL` (`zone`): big enough to matter, small enough to do. A level below
   the one that `level` aims for costs `STEP` points, a bolder one is the last choice; when a change is due,
   the levels beside cost nothing and the level itself `VARY`. When at least half of the last `LATELY` were
   not asked aloud, a challenge that is not costs `ALOUD_FIRST` points. Whoever sorted asks has the first ones
   chosen by their chances instead of the distance (`beginning.off_goal`).
4. Among those within `ALIKE` points: a form that can be made smaller after two back-outs; another kind of ask
   or askee than the last one; a kind that was not asked lately; an area that the user named, and whatever the
   program likes better, which weigh as much as `MISSED` asks of a category lately, so that the others come
   now and then; a kept ask, or a challenge kept for later, when the last three asks were neither; what came
   from a plan; a likely no, when the packs expected none of the last three, and none when they expected two.
   That guess is the authors', never what the user heard: a yes or a no changes nothing. This reason is never
   told, because it would give away how the ask will probably end.
5. The area named first; then a plan in its order, and a shuffle by the day and the id, which holds no chance.

Never three in a row of one category and askee, and never one whose plan is still open. The reasons are put in
words in `reasons`, from the `Grounds` that a card has here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from zlib import crc32

from rejectui.core.asks.areas import rank as rank_of_area
from rejectui.core.asks.attempt import Attempt, same_ask
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import LIKELY_NO, PLAN, SPOKEN, Likely, Refusal
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import before, since
from rejectui.core.days.day_plan import unfinished
from rejectui.core.dealing.beginning import off_goal, within_reach
from rejectui.core.dealing.candidates import at_once, dealable
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.dealing.filters import Filter
from rejectui.core.dealing.level import Reach
from rejectui.core.dealing.option import Option, Pair, key_of_card, level_of_card, pair_of_card
from rejectui.core.dealing.reasons import Grounds
from rejectui.core.dealing.zone import GOAL, HIGH
from rejectui.core.facts import Facts
from rejectui.core.programs.program import Program
from rejectui.core.programs.wishes import LAST, never_spoken, place, taste

DAYS_BEFORE_AGAIN = 30  # days without an ask that was done
FIRST_DAYS = 7  # days from the first ask that are the first week
LATELY = 6  # asks that variety looks at

# Points of distress, or what counts like them.
ALIKE = 4  # a difference that is none
STEP = 6  # for each level below the one aimed for
VARY = 10  # for the level aimed for, when a change is due
ALOUD_FIRST = 5  # for what is not asked aloud, when half of those lately were not
BESIDE_MOST = 60  # expected distress up to which a program's wish, or a level beside, comes first
FAR = 1000  # for what is the last choice: more than anything else

# Likeness to what was asked lately: 1 is an ask of the same category among the last `LATELY`.
SAME_PAIR = 2  # of the same category and askee
LAST_ONE = 10  # of the same category and askee as the last one; of no smaller form, after two back-outs
SAME_CHANNEL = 2  # the channel of the last one, when another is due
MISSED = 3  # each wish that is missed: an area that the user named, what the program likes better
OWN_FIRST = 4  # taken off for a kept ask, or a challenge kept for later, that is due, and for a plan
NO_IN_TURN = 3  # a likely no when others are due, another when a likely no is

NO_FIRST: tuple[Likely, ...] = ("mostly_no", "silence", "mixed", "mostly_yes")
EASY_FIRST: tuple[Refusal, ...] = ("easy", "fair", "hard")


class Chooser:
    """The cards of a day, seen from the attempts of earlier days."""

    def __init__(
        self, catalog: Catalog, facts: Facts, day: date, only: Filter, program: Program | None = None
    ) -> None:
        """Look at recent history once; `best` then goes over the cards."""
        self._catalog = catalog
        self._program = program
        self._areas = facts.settings.areas
        self._day = day
        self._options = dealable(catalog, facts, only)
        self.earlier = before(facts.attempts, day)
        self._aloud = program is None or not never_spoken(program)
        first_week = not self.earlier or (day - self.earlier[0].day).days < FIRST_DAYS
        self._begins = first_week and any(map(self._at_once, self._options))
        self._expected = Expectations(catalog, facts, day)
        self.reach: Reach = within_reach(self.earlier, self._expected, self._options)
        self.done = self._done(facts)
        self._pairs = [_pair_of(a) for a in self.earlier[-LATELY:]]
        two = self._pairs[-2:]
        self._in_a_row = two[0] if len(two) == 2 and two[0] == two[1] else None
        last = self.earlier[-1].snapshot if self.earlier else None
        self._channel = last.channel if last else None
        plans = unfinished(facts, day)
        self._open = {plan.challenge or same_ask(plan.ask or "") for plan in plans}
        likely = [self._likely_no(a) for a in self.earlier[-3:] if a.challenge]
        self._want_no = len(likely) == 3 and not any(likely)
        self._no_more_noes = len(likely) > 1 and likely[-1] and likely[-2]
        self._later = facts.settings.later
        self._want_own = len(self.earlier) > 2 and not any(
            a.ask or a.challenge in self._later for a in self.earlier[-3:]
        )
        ways = [a.snapshot.channel for a in self.earlier[-LATELY:] if a.snapshot and a.snapshot.channel]
        self._want_aloud = self._aloud and 0 < len(ways) >= 2 * sum(way in SPOKEN for way in ways)

    def best(
        self,
        aim: int,
        high: int,
        low: int = 1,
        leave_out: Collection[str] = (),
        *,
        level_first: bool = False,
        program_first: bool = True,
    ) -> Option | None:
        """The best card from `low` to `high`.

        `level_first` puts the level before the expected distress, `program_first` what a program wants
        before both.
        """
        may = [
            (self._rank(each, aim, level_first, program_first), each)
            for each in self._options
            if low <= level_of_card(each) <= high
            and pair_of_card(each) != self._in_a_row
            and each.id not in leave_out
            and key_of_card(each) not in self._open
        ]
        if not may:
            return None
        first = min(rank for rank, _ in may)
        return min((each for rank, each in may if rank == first), key=self._variety)

    def likeliest_no(self, leave_out: Collection[str] = ()) -> Entry | None:
        """The challenge of the level aimed for that most likely hears a no; not one of the last 30 days."""
        may = [
            each
            for each in self._options
            if isinstance(each, Entry)
            and each.challenge.level == self.reach.aim
            and pair_of_card(each) != self._in_a_row
            and each.id not in leave_out
            and each.id not in self._open
            and each.id not in self.done
        ]
        return min(may, key=self._hope_of_no, default=None)

    def expected(self, card: Option) -> int:
        """How bad the card will probably get, 0–100."""
        return self._expected.of(card)

    def history(self, card: Option) -> list[Attempt]:
        """The earlier attempts of this very ask, oldest first."""
        key = key_of_card(card)
        if isinstance(card, Entry):
            return [a for a in self.earlier if a.challenge == key]
        return [a for a in self.earlier if a.ask and same_ask(a.ask) == key]

    def grounds(self, card: Option) -> Grounds:
        """What the reason for a card rests on."""
        return Grounds(
            level=level_of_card(card),
            reach=self.reach,
            own=isinstance(card, Ask),
            named=self._named(card),
            lately=key_of_card(card) in self.done,
            before=any(a.counts for a in self.history(card)),
            others="too hard" if self._felt_high() else "left" if self._left() else "none",
        )

    def _felt_high(self) -> bool:
        """Whether cards of the level aimed for are left, and all expected to get worse than the zone."""
        level = [each for each in self._options if level_of_card(each) == self.reach.aim]
        return bool(level) and all(self.expected(each) > HIGH for each in level)

    def _left(self) -> bool:
        """Whether cards of the level aimed for are left that might have been dealt."""
        return any(
            level_of_card(each) == self.reach.aim
            and pair_of_card(each) != self._in_a_row
            and key_of_card(each) not in self._open
            and key_of_card(each) not in self.done
            for each in self._options
        )

    def _rank(
        self, card: Option, aim: int, level_first: bool, program_first: bool
    ) -> tuple[bool, bool, date, int, int, int]:
        """(whether it is too big after a hard one, whether it has to wait, when it was last done, the
        program's place if it is small enough, what speaks against its size, the program's place); less is
        better.
        """
        level, likely = level_of_card(card), self.expected(card)
        beside = level in self.reach.beside
        off, away = round(off_goal(self._expected, card)), abs(level - aim)
        if level_first:
            cost = FAR * away + off
        elif beside:
            cost = off + (0 if likely <= BESIDE_MOST else FAR)
        elif self.reach.beside and away == 0:
            cost = off + VARY
        else:
            cost = off + away * (FAR if level > aim else STEP)
        if self._want_aloud and isinstance(card, Entry) and card.challenge.channel not in SPOKEN:
            cost += ALOUD_FIRST
        wants = place(self._program, card) if self._program is not None else LAST
        first = program_first and (level <= aim or beside) and likely <= BESIDE_MOST
        done = self.done.get(key_of_card(card), date.min)
        too_big = self.reach.down and level > aim
        return too_big, self._waits(card), done, wants if first else LAST, cost // ALIKE, wants

    def _hope_of_no(self, entry: Entry) -> tuple[bool, int, bool, int, int, int, int]:
        """(whether it needs an occasion, how unlikely a no is, whether it is written, how hard to refuse,
        variety); less is better."""
        one = entry.challenge
        return (
            one.when != "any_day",
            NO_FIRST.index(one.likely),
            one.channel not in SPOKEN,
            EASY_FIRST.index(one.refusal),
            *self._variety(entry),
        )

    def _waits(self, card: Option) -> bool:
        """Whether it is not for the first week."""
        return self._begins and isinstance(card, Entry) and not self._at_once(card)

    def _at_once(self, card: Option) -> bool:
        return isinstance(card, Entry) and at_once(card, aloud=self._aloud)

    def _named(self, card: Option) -> bool:
        return rank_of_area(self._areas, pair_of_card(card)[0]) < len(self._areas)

    def _variety(self, card: Option) -> tuple[int, int, int]:
        """(how much it is like what was asked lately, the place of its area, the shuffle); less is better."""
        area = rank_of_area(self._areas, pair_of_card(card)[0])
        missed = int(bool(self._areas) and not self._named(card)) + self._taste(card)
        return self._sameness(card) + MISSED * missed, area, self._shuffled(card)

    def _shuffled(self, card: Option) -> int:
        """A number that the day and the id make, which holds no chance; a plan keeps its order, before all
        others."""
        if isinstance(card, Entry) and card.pack == PLAN:
            return [each.id for each in self._catalog.packs[PLAN].challenges].index(card.challenge.id)
        return crc32(f"{self._day} {card.id}".encode())

    def _taste(self, card: Option) -> int:
        if self._program is None:
            return 0
        at_level, from_below = level_of_card(card) == self.reach.aim, self.expected(card) <= GOAL
        return taste(self._program, card, at_level=at_level, from_below=from_below)

    def _sameness(self, card: Option) -> int:
        pair = pair_of_card(card)
        lately = sum(SAME_PAIR if each == pair else each[0] == pair[0] for each in self._pairs)
        last = LAST_ONE if self._pairs and self._pairs[-1] == pair else 0
        if isinstance(card, Ask):
            return lately + last - (OWN_FIRST if self._want_own else 0)
        if card.pack == PLAN or (self._want_own and card.id in self._later):
            lately -= OWN_FIRST
        if self.reach.other and self._channel == card.challenge.channel:
            lately += SAME_CHANNEL
        if self.reach.split and card.challenge.smaller is None:
            lately += LAST_ONE
        likely_no = card.challenge.likely in LIKELY_NO
        if (self._want_no and not likely_no) or (self._no_more_noes and likely_no):
            lately += NO_IN_TURN
        return lately + last

    def _likely_no(self, attempt: Attempt) -> bool:
        entry = self._catalog.get(attempt.challenge)
        return entry is not None and entry.challenge.likely in LIKELY_NO

    def _done(self, facts: Facts) -> dict[str, date]:
        """What was done in the last 30 days, and when last."""
        lately = since(self.earlier, self._day - timedelta(days=DAYS_BEFORE_AGAIN))
        own = bool(facts.asks)
        return {
            a.challenge or same_ask(a.ask or ""): a.day for a in lately if a.counts and (a.challenge or own)
        }


def _pair_of(attempt: Attempt) -> Pair:
    return (attempt.snapshot.category, attempt.snapshot.askee) if attempt.snapshot else (None, None)
