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
from rejectui.core.days.plans import Plans
from rejectui.core.review.comparisons import Average, Comparisons, Got, Minutes, Pairs
from rejectui.core.review.trend import FEWEST, Trend
from rejectui.core.wording.words import capital, count

What = Literal[
    "got",
    "expected",
    "chance",
    "fears",
    "plans",
    "getting_ready",
    "letting_go",
    "dodged",
    "boldest",
    "to_a_face",
]

NOT_RATED = "Rate how nervous you were when you log an ask, and Review draws it."
NOT_EXPECTED = "Say before an ask how nervous you expect to be, and Review sets it beside how it went."
# Less than half a step of the scale is no change to speak of.
SAME = 5
# Of fewer plans a share says little (ours).
FEWEST_PLANS = 5
CHANCE = "It may be chance."
EASIER, HARDER = "it got easier.", "it takes more than it did, and you ask anyway."
QUICKER, SLOWER = "it got quicker.", "it takes longer than it did."
STAYS = "About the same."
LEVEL_FOR_LEVEL = "Level for level, "
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
        ("got", " ".join(filter(None, (got_told(got), how_far_told(got)))) if got else None),
        ("expected", expected_told(expected) if expected else None),
        ("chance", chance_told(chance) if chance else None),
        ("fears", fears_told(found.fears)),
        ("plans", plans_told(found.plans)),
        ("getting_ready", minutes_told("Getting ready", ready) if ready else None),
        ("letting_go", minutes_told("Settling afterwards", settled) if settled else None),
        ("dodged", dodged_told(found)),
        ("boldest", boldest_told(found, day)),
        ("to_a_face", to_a_face_told(found)),
    ]
    return tuple(Said(what, sentence) for what, sentence in told if sentence)


def answer(found: Comparisons, day: date) -> list[str]:
    """The few sentences that stand first: whether it changed, what was expected, how far somebody dared, and
    what would say more."""
    dared = " ".join(filter(None, (boldest_told(found, day), to_a_face_told(found))))
    first = (
        found.got and got_told(found.got),
        found.expected and expected_told(found.expected),
        dared,
        other_scale_told(found),
        next_told(found),
    )
    return [sentence for sentence in first if sentence]


def got_told(got: Got) -> str:
    """How nervous asks made: plain averages, and what the trend comes to."""
    whole, earlier, lately = got.whole, got.earlier, got.lately
    if got.moved is None or earlier is None or lately is None:
        many = "" if whole.number == 1 else " on average"
        return f"Nervous{_at(whole)}: {whole.mean:.0f}{many} ({count(whole.number, 'ask', 'asks')})."
    asks = f"{got.moved.number} asks"
    if earlier.levels == lately.levels:
        halves = f"Nervous{_at(earlier)}: {earlier.mean:.0f} at first, {lately.mean:.0f} lately ({asks})."
        return f"{halves} {capital(verdict(got.moved, EASIER, HARDER))}"
    first, last = f"{earlier.mean:.0f} at first{_in(earlier)}", f"{lately.mean:.0f} lately{_in(lately)}"
    said = verdict(got.moved, EASIER, HARDER)
    return f"Nervous: {first}, {last}, {asks}. {LEVEL_FOR_LEVEL if got.moved.clear else ''}{said}"


def how_far_told(got: Got) -> str | None:
    """How far it moved, like with like, and between what; None without a trend."""
    if got.moved is None:
        return None
    low, high = round(got.moved.low), round(got.moved.high)
    if low < 0 < high:
        between = f"between {-low} less and {high} more"
    else:
        near, far = sorted((abs(low), abs(high)))
        between = f"{near} to {far} {'less' if low < 0 else 'more'}"
    about = round(got.moved.change)
    moved = f"about {abs(about)} {'less' if about < 0 else 'more'}" if about else "no difference"
    return f"Like with like: {moved}, likely {between}."


def _at(average: Average) -> str:
    return f" at {_levels(*average.levels)}" if average.levels else ""


def _in(average: Average) -> str:
    return f" ({_levels(*average.levels)})" if average.levels else ""


def _levels(lowest: int, highest: int) -> str:
    return f"level {lowest}" if lowest == highest else f"levels {lowest} to {highest}"


def expected_told(pairs: Pairs) -> str:
    """How nervous somebody expected to get, and how nervous they got."""
    many = "" if pairs.number == 1 else " on average"
    both = f"Expected {pairs.before:.0f}, got {pairs.after:.0f}{many} ({count(pairs.number, 'ask', 'asks')})"
    if not pairs.lower and not pairs.higher:
        return f"{both}: {'all ' if pairs.number > 1 else ''}as expected."
    if pairs.number == 1:
        return f"{both}: {'easier' if pairs.lower else 'harder'} than expected."
    parts = [f"{pairs.lower:,} easier"] if pairs.lower else []
    parts += [f"{pairs.higher:,} harder"] if pairs.higher else []
    return f"{both}: {', '.join(parts)}."


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
    parts = [f"{yes:,} came true"] if yes else []
    parts += [f"{partly:,} came true in part"] if partly else []
    return f"You wrote down {number:,} fears: {', '.join(parts) or 'none came true'}."


def plans_told(plans: Plans) -> str | None:
    """How many plans that said when were carried out, beside the others: counts, of which nothing follows."""
    asked, number = plans.with_when
    if number < FEWEST_PLANS:
        return None
    others, without = plans.without
    beside = f"; of {without:,} that did not, {others:,}" if without >= FEWEST_PLANS else ""
    then, told = plans.then_and_there
    there = f" Then and there, as planned: {then:,} of {_asks(told)}." if told >= FEWEST_PLANS else ""
    were = "was" if asked == 1 else "were"
    return f"Of {number:,} plans that said when, {asked:,} {were} asked{beside}.{there}"


def minutes_told(what: str, minutes: Minutes) -> str:
    """How long something takes; `what` begins the sentence."""
    if minutes.moved is None or minutes.earlier is None or minutes.lately is None:
        return f"{what}: about {_minutes(minutes.whole)} ({count(minutes.number, 'ask', 'asks')})."
    halves = f"about {_minutes(minutes.earlier)} at first, {_minutes(minutes.lately)} lately"
    said = capital(verdict(minutes.moved, QUICKER, SLOWER))
    return f"{what}: {halves} ({minutes.moved.number} asks). {said}"


def dodged_told(found: Comparisons) -> str | None:
    """How many asks would once have been dodged."""
    yes, number = found.dodged
    if not number:
        return None
    every = "1 ask" if number == 1 else f"all {number:,} asks"
    if not yes:
        return f"You would have made {every} before, too."
    return f"You would once have dodged {every if yes == number else f'{yes:,} of {_asks(number)}'}."


def boldest_told(found: Comparisons, day: date) -> str | None:
    """The highest level so far, and when it was first reached."""
    best = found.boldest
    if best is None:
        return None
    year = f" {best.day.year}" if best.day.year != day.year else ""
    so_far, first = (" so far", "first ") if found.whole else ("", "")
    return f"Boldest{so_far}: level {best.level}, {first}on {best.day.day} {best.day:%b}{year}."


def to_a_face_told(found: Comparisons) -> str | None:
    """How many asks were made in person, if any was."""
    face, number = found.to_a_face
    return f"In person: {face:,} of {_asks(number)}." if face else None


def other_scale_told(found: Comparisons) -> str | None:
    """Why the ratings of some asks are left out, where some are."""
    number = found.other_scale
    if not number:
        return None
    return f"The ratings of {_asks(number)} look like a scale from 0 to 10, so they are left out here."


def next_told(found: Comparisons) -> str | None:
    """What would make the next comparison of a whole journal possible; None where there is nothing to wish
    for."""
    if not found.whole or not found.asks:
        return None
    if found.got is None:
        return NOT_RATED
    if found.expected is None:
        return NOT_EXPECTED
    if found.got.moved is None:
        more = count(FEWEST - found.got.whole.number, "more rated ask", "more rated asks")
        return f"{more}, and the first ones are set beside the latest."
    return None


def verdict(moved: Trend, lower: str, higher: str, same: str = STAYS, chance: str = CHANCE) -> str:
    """Which of these words a trend comes to."""
    if moved.clear:
        return lower if moved.change < 0 else higher
    return same if abs(moved.change) < SAME else chance


def _asks(number: int) -> str:
    return count(number, "ask", "asks")


def _minutes(minutes: float) -> str:
    return count(round(minutes), "minute", "minutes")
