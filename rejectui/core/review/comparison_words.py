"""What the comparisons say, a sentence each with its count, the same on the screen, in commands and in files.

A change is called one only where it is clear (`trend`). Easier, harder and the same are told alike: whoever
practices climbs to harder asks, and being afraid and asking anyway is a good result (PRACTICE.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from rejectui.core.asks.attempt import Happened
from rejectui.core.review.comparisons import Comparisons, Got, Minutes, Pairs
from rejectui.core.review.trend import FEWEST, Trend
from rejectui.core.wording.words import count

What = Literal[
    "got", "expected", "chance", "fears", "getting_ready", "letting_go", "dodged", "boldest", "to_a_face"
]

NOT_RATED = "Rate how nervous you were when you log an ask, and Review draws it."
NOT_EXPECTED = "Say before an ask how nervous you expect to be, and Review sets it beside how it went."
# Ratings are given in tens, so less than one step is no change.
SAME = 10
CHANCE = "It may be chance."
EASIER, HARDER = "It got easier.", "It takes more than it did, and you ask anyway."
QUICKER, SLOWER = "It got quicker.", "It takes longer than it did."
STAYS = "About the same."
ONE_FEAR: dict[Happened, str] = {
    "no": "It did not come true.",
    "partly": "A part of it came true.",
    "yes": "It came true.",
}


class Said(Struct, frozen=True):
    """A sentence, and what it is about."""

    what: What
    sentence: str


def said(found: Comparisons, day: date) -> tuple[Said, ...]:
    """All that can be said on this day, what answers most first; nothing is said of what was not told."""
    got, expected, chance = found.got, found.expected, found.chance
    ready, settled = found.getting_ready, found.letting_go
    told: list[tuple[What, str | None]] = [
        ("got", got_told(got) if got else None),
        ("expected", expected_told(expected) if expected else None),
        ("chance", chance_told(chance) if chance else None),
        ("fears", fears_told(found.fears)),
        ("getting_ready", minutes_told("Getting ready", ready) if ready else None),
        ("letting_go", minutes_told("Settling afterwards", settled) if settled else None),
        ("dodged", dodged_told(found)),
        ("boldest", boldest_told(found, day)),
        ("to_a_face", to_a_face_told(found)),
    ]
    return tuple(Said(what, sentence) for what, sentence in told if sentence)


def answer(found: Comparisons, day: date, *, over_time: bool = True) -> list[str]:
    """The few sentences that stand first: whether it changed, what was expected, how far somebody dared, and
    what would say more; that only `over_time`, since of a part of the journal no trend is ever told."""
    told = {each.what: each.sentence for each in said(found, day)}
    dared = " ".join(told[what] for what in ("boldest", "to_a_face") if what in told)
    first = (
        told.get("got"),
        told.get("expected"),
        dared,
        two_scales_told(found),
        next_told(found) if over_time else None,
    )
    return [sentence for sentence in first if sentence]


def got_told(got: Got) -> str:
    """How nervous asks made, at the level that was rated most."""
    where = "Nervous" if got.level is None else f"Nervous at level {got.level}"
    if got.moved is None or got.earlier is None or got.lately is None:
        return f"{where}: {_on_average(got.mean, got.of_level)}."
    halves = f"{where}: {got.earlier:.0f} at first, {got.lately:.0f} lately ({got.number:,} asks)."
    return f"{halves} {verdict(got.moved, EASIER, HARDER)}"


def expected_told(pairs: Pairs) -> str:
    """How nervous somebody expected to be, and how nervous they were."""
    both = f"Expected {pairs.before:.0f}, got {pairs.after:.0f}"
    if pairs.number == 1:
        how = "less than" if pairs.lower else "more than" if pairs.higher else "as"
        return f"{both}: {how} expected (1 ask)."
    many = f"{both} on average ({pairs.number:,} asks)."
    if pairs.lower >= pairs.higher:
        fewer = "All" if pairs.lower == pairs.number else f"{pairs.lower:,}" if pairs.lower else "None"
        return f"{many} {fewer} went easier than expected."
    more = "All" if pairs.higher == pairs.number else f"{pairs.higher:,}"
    return f"{many} {more} went harder, and you asked."


def chance_told(pairs: Pairs) -> str:
    """How likely the fear seemed before, and how likely it seems after."""
    asks = count(pairs.number, "ask", "asks")
    return (
        f"What you feared seemed {pairs.before:.0f} % likely before, {pairs.after:.0f} % afterwards ({asks})."
    )


def fears_told(fears: Mapping[Happened, int]) -> str | None:
    """How often a fear came true, of those of which it was told."""
    number = sum(fears.values())
    if not number:
        return None
    if number == 1:
        return f"You wrote down a fear. {ONE_FEAR[next(each for each, times in fears.items() if times)]}"
    yes, partly = fears.get("yes", 0), fears.get("partly", 0)
    parts = [_times(yes)] if yes else []
    parts += [f"{_times(partly)} in part"] if partly else []
    came = f"It came true {', and '.join(parts)}." if parts else "None came true."
    return f"You wrote down {number:,} fears. {came}"


def minutes_told(what: str, minutes: Minutes) -> str:
    """How long something takes; `what` begins the sentence."""
    number = len(minutes.each)
    if minutes.moved is None or minutes.earlier is None or minutes.lately is None:
        return f"{what}: about {_minutes(minutes.mean)} ({count(number, 'ask', 'asks')})."
    halves = f"about {_minutes(minutes.earlier)} at first, {_minutes(minutes.lately)} lately"
    return f"{what}: {halves} ({number:,} asks). {verdict(minutes.moved, QUICKER, SLOWER)}"


def dodged_told(found: Comparisons) -> str | None:
    """How many asks would once have been dodged."""
    yes, number = found.dodged
    if not number:
        return None
    if number == 1:
        return f"You would {'once' if yes else 'never'} have dodged it (1 ask)."
    return f"You would once have dodged {_of(yes, number)}."


def boldest_told(found: Comparisons, day: date) -> str | None:
    """The highest level so far, and when it was first reached."""
    best = found.boldest
    if best is None:
        return None
    year = f" {best.day.year}" if best.day.year != day.year else ""
    return f"Boldest so far: level {best.level}, first on {best.day.day} {best.day:%b}{year}."


def to_a_face_told(found: Comparisons) -> str | None:
    """How many asks were made in person."""
    face, number = found.to_a_face
    return f"In person: {_of(face, number)}." if number else None


def two_scales_told(found: Comparisons) -> str | None:
    """Why some ratings are left out, where some are."""
    if not found.two_scales:
        return None
    return (
        f"{found.two_scales:,} ratings of 10 and less look like a scale from 0 to 10 beside the others, so "
        "they are not compared."
    )


def next_told(found: Comparisons) -> str | None:
    """What would make the next comparison of a whole journal possible; None where there is nothing to wish
    for."""
    if found.got is None:
        return NOT_RATED
    if found.expected is None:
        return NOT_EXPECTED
    if found.got.moved is None:
        more = count(FEWEST - found.got.number, "more rated ask", "more rated asks")
        return f"{more}, and the first ones are set beside the latest."
    return None


def verdict(moved: Trend, lower: str, higher: str, same: str = STAYS, chance: str = CHANCE) -> str:
    """Which of these words a trend comes to."""
    if moved.clear:
        return lower if moved.change < 0 else higher
    return same if moved.low > -SAME and moved.high < SAME else chance


def _on_average(mean: float, number: int) -> str:
    return f"{mean:.0f} (1 ask)" if number == 1 else f"{mean:.0f} on average ({number:,} asks)"


def _of(some: int, number: int) -> str:
    return f"{some:,} of {count(number, 'ask', 'asks')}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _minutes(minutes: float) -> str:
    return count(round(minutes), "minute", "minutes")
