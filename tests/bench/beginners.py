"""The first three weeks of simulated beginners: what they are dealt, and how often they hear a no.

    python -m tests.bench.beginners [PEOPLE]     200 unless given; a minute

The people are those of `tests.bench.people`. Each opens the app every day for 21 days and takes the card as
it is; some name areas. How an ask ends is drawn by the guess of its pack (`ENDS`), which nobody has measured.
Each of them twice with the same luck: without the key that goes for a no, and with it once a week.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import mean
from typing import NamedTuple

from rejectui.core.asks.areas import AREAS
from rejectui.core.asks.attempt import NOES, Attempt, Outcome, Snapshot
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import SPOKEN, Likely
from rejectui.core.dealing.deal import deal, likely_no
from rejectui.core.dealing.level import reach
from rejectui.core.facts import Facts, Settings
from rejectui.packs.library import bundled_folder, load
from tests.bench.people import MAIN, Person

DAYS = 21
WEEK = 7
FIRST = date(2026, 1, 5)
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
# How likely a no, or silence, is by the pack's guess.
ENDS: dict[Likely, tuple[float, Outcome]] = {
    "mostly_yes": (0.15, "no"),
    "mixed": (0.5, "no"),
    "mostly_no": (0.85, "no"),
    "silence": (0.85, "no_reply"),
}


class Beginning(NamedTuple):
    """What three weeks were like for one person."""

    cards: tuple[Entry, ...]
    noes: int
    asked: int
    wished: int  # likely noes that came when they were wished for
    off_level: int  # of them, those of another level than the one that was due


def three_weeks(catalog: Catalog, name: str, *, with_key: bool) -> Beginning:
    """One person's first days; the same name is the same person with the same luck."""
    person, chance = Person(MAIN, Random(name)), Random(f"{name} areas")
    areas = chance.sample([*AREAS], chance.choice([0, 0, 1, 2, 3]))
    settings = Settings(areas=tuple(areas))
    attempts: tuple[Attempt, ...] = ()
    cards: list[Entry] = []
    noes = asked = wished = off_level = 0
    for number in range(DAYS):
        luck, day = Random(f"{name} {number}"), FIRST + timedelta(days=number)
        facts = Facts(attempts=attempts, settings=settings)
        card = deal(catalog, facts, day)
        entry = card.entry if card else None
        if with_key and number % WEEK == WEEK // 2:
            record = likely_no(catalog, facts, day)
            instead = catalog.get(record.challenge) if record is not None else None
            if instead is not None and entry is not None:
                wished += 1
                off_level += instead.challenge.level != reach(facts.attempts).aim
                entry = instead
        assert entry is not None
        cards.append(entry)
        one = entry.challenge
        if luck.random() > person.asks_on:
            continue
        peak = min(max(person.fear(one) + luck.gauss(0, person.day_sd), 0.0), 100.0)
        went = not person.backs_out(one, luck)
        told = person.tell(peak, luck)
        person.learn(one, asked=went)
        told.pop("chance", None)
        share, no = ENDS[one.likely]
        outcome: Outcome = (no if luck.random() < share else "yes") if went else "backed_out"
        asked += went
        noes += outcome in NOES or outcome == "no_reply"
        attempts += (
            Attempt(
                id=f"{number:032x}",
                day=day,
                at=NOON + timedelta(days=number),
                outcome=outcome,
                challenge=entry.id,
                snapshot=Snapshot.of(one),
                **(told if went else {}),
            ),
        )
    return Beginning(tuple(cards), noes, asked, wished, off_level)


def main() -> None:
    """Print what they were dealt."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    catalog = load([(bundled_folder(), True)]).catalog
    for with_key in (False, True):
        found = [three_weeks(catalog, f"beginner {n}", with_key=with_key) for n in range(people)]
        first = [each.cards[0] for each in found]
        week = [card for each in found for card in each.cards[:WEEK]]
        shares = [mean(card.challenge.channel in SPOKEN for card in each.cards) for each in found]
        small = mean(_at_once(card) and card.challenge.level == 1 for card in first)
        noes = sum(each.noes for each in found) / sum(each.asked for each in found)
        wished, off = sum(each.wished for each in found), sum(each.off_level for each in found)
        print(
            f"{people} beginners, the key {'once a week' if with_key else 'not used'}:\n"
            f"  first card of level 1, spoken, any day: {small:.3f}; first week spoken, any day: "
            f"{mean(map(_at_once, week)):.3f}\n"
            f"  of {DAYS} days spoken: {mean(shares):.2f} on average, {min(shares):.2f} at least\n"
            f"  noes or silence: {noes:.3f} of the asks; {wished} wished for, {off} of another level"
        )


def _at_once(card: Entry) -> bool:
    return card.challenge.channel in SPOKEN and card.challenge.when == "any_day"


if __name__ == "__main__":
    main()
