"""One page of numbers to bring along to a therapist: plain text, no notes, no names.

It speaks the words of that room, as the science page does: SUDS are ratings from 0 to 100 that one person
gives at fixed moments. They have no fixed meaning and are never compared between people
(core/PRACTICE.md, What may be written down).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from statistics import median
from textwrap import wrap

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts
from rejectui.core.review.comparison_words import verdict
from rejectui.core.review.comparisons import Average, Comparisons, Got, Minutes, Pairs
from rejectui.core.review.coverage import coverage
from rejectui.core.review.kinds import Kind, kinds
from rejectui.core.review.review import Review, review
from rejectui.core.review.trend import Trend
from rejectui.core.wording.words import ASKEES, CHANNELS, OUTCOMES, dates

WIDTH = 78
LINES = 60
MOST_KINDS = 6
FEWEST = 3
TITLE = "RejectUI: a summary of rejection practice"
ABOUT = (
    "A record that one person keeps of small, honest asks for which a no is a fine answer. It is practice, "
    "not therapy. Distress is rated by that person from 0 to 100 (SUDS) at fixed moments. These self-ratings "
    "are not a measure of an illness, have no fixed meaning, and cannot be compared between people. Whoever "
    "gets bolder asks for harder things, so ratings may well rise; at first and lately are the "
    "first and the last asks, up to sixteen of each. A median has as many values below it as above it."
)
NOBODY = "Nothing has been asked yet, so there is nothing to sum up."


def summary(facts: Facts, day: date, *, labels: bool = False) -> str:
    """The page as it stands on this day, at most `LINES` lines of 80 cells; of labels only their number. The
    kinds take what the rest leaves."""
    head = [TITLE, f"Written on {dates(day, day)}", "", *wrap(ABOUT, WIDTH)]
    if not facts.attempts:
        return "\n".join([*head, "", NOBODY]) + "\n"
    shown = review(facts, day)
    other = shown.other_scale
    asked = [attempt for attempt in facts.attempts if attempt.counts]
    before = [
        head,
        ["PRACTICE", *_practice(facts.attempts, shown)],
        *([["LABELS", _labels(asked)]] if labels else []),
        [
            "RATINGS OF ASKS THAT WERE MADE",
            *_ratings([ask for ask in asked if ask.id not in other]),
        ],
        ["WHAT CHANGED, AND WHAT DID NOT", *(_changed(shown.found) or ["  Nothing can be compared yet."])],
    ]
    after = ["WHO WAS ASKED, AND HOW", *_coverage(asked)]
    # The kinds have a head, a row of heads, and a line about the others.
    left = LINES - sum(len(block) + 1 for block in (*before, after)) - 3
    alike = _kinds(kinds(asked, other), min(left, MOST_KINDS))
    blocks = [*before, ["BY KIND AND LEVEL (MEDIANS)", *alike], after]
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks) + "\n"


def _practice(attempts: Sequence[Attempt], shown: Review) -> list[str]:
    totals, weeks = shown.totals, Counter(week.state for week in shown.streak.weeks)
    rested = _many(len(shown.paused), "day", "days")
    if shown.returns:
        rested += f"; {_many(len(shown.returns), 'return', 'returns')} after two weeks or more without an ask"
    outcomes = [
        f"{name} {totals.outcomes[each]:,}" for each, name in OUTCOMES.items() if totals.outcomes.get(each)
    ]
    kept = f"{weeks.total():,}, of which {weeks['kept']:,} had the practice days that were wanted"
    return [
        *_row("Period", dates(attempts[0].day, attempts[-1].day)),
        *_row("Asks made", f"{totals.asks:,}, on {_many(totals.days, 'practice day', 'practice days')}"),
        *(_row("Weeks", kept) if weeks else []),
        *_row("Rests", rested),
        *_row("Outcomes", ", ".join(outcomes)),
    ]


def _labels(asked: Sequence[Attempt]) -> str:
    """How many there are, and nothing by which somebody could be told."""
    found = Counter(attempt.label for attempt in asked if attempt.label is not None)
    if not found:
        return "  No ask has a label."
    return (
        f"  {_many(len(found), 'person or place', 'different persons or places')} in "
        f"{_many(found.total(), 'ask', 'asks')}; {max(found.values()):,} at most with the same one"
    )


def _ratings(asked: Sequence[Attempt]) -> list[str]:
    plans = [attempt.plan for attempt in asked if attempt.plan is not None]
    return [
        f"{'told':>36}{'median':>9}{'lowest':>9}{'highest':>9}",
        _spread("expected, before (0-100)", (plan.peak for plan in plans)),
        _spread("at its worst (0-100)", (attempt.peak for attempt in asked)),
        _spread("at the end (0-100)", (attempt.end for attempt in asked)),
        _spread("left the day after (%)", (attempt.stayed for attempt in asked)),
    ]


def _spread(what: str, values: Iterable[int | None]) -> str:
    told = [value for value in values if value is not None]
    numbers = [f"{len(told):,}", *([f"{median(told):.0f}", min(told), max(told)] if told else ["-"] * 3)]
    return f"  {what:<26}{numbers[0]:>8}" + "".join(f"{each:>9}" for each in numbers[1:])


def _changed(found: Comparisons) -> list[str]:
    return [line for name, told in _rows(found) for line in _row(name, told)]


def _rows(found: Comparisons) -> Iterator[tuple[str, str]]:
    """(what was compared, what came of it), of what was told."""
    if found.got is not None:
        yield "At its worst", _got(found.got)
    if found.expected is not None:
        yield "Expected", _expected(found.expected)
    if fears := found.fears:
        number = {each: fears.get(each, 0) for each in ("yes", "partly", "no")}
        told = f"yes {number['yes']:,}, in part {number['partly']:,}, no {number['no']:,}"
        yield "Fear came true", told
    if chance := found.chance:
        asks = _many(chance.number, "ask", "asks")
        yield "Fear seemed", f"{chance.before:.0f} % likely before, {chance.after:.0f} % afterwards ({asks})"
    if found.getting_ready is not None:
        yield "Getting ready", _minutes(found.getting_ready)
    if found.letting_go is not None:
        yield "Settling after", _minutes(found.letting_go)
    dodged, told_of = found.dodged
    if told_of:
        yield "Once dodged", f"{dodged:,} of {_many(told_of, 'ask', 'asks')}"
    if best := found.boldest:
        yield "Highest level", f"{best.level}, first on {dates(best.day, best.day)}"
    if found.other_scale:
        asks = _many(found.other_scale, "ask that seems", "asks that seem")
        yield "Left out", f"the ratings of {asks} to be rated from 0 to 10"


def _got(got: Got) -> str:
    if got.moved is None or got.earlier is None or got.lately is None:
        return f"{_average(got.whole)} on average ({_many(got.whole.number, 'ask', 'asks')})"
    first, last, asks = _average(got.earlier), _average(got.lately), f"{got.moved.number} asks"
    if got.earlier.levels == got.lately.levels:
        return f"{first} at first, {got.lately.mean:.0f} lately ({asks}); {_how(got.moved)}"
    return f"{first} at first, {last} lately ({asks}); {_how(got.moved)}, level for level"


def _average(average: Average) -> str:
    if average.levels is None:
        return f"{average.mean:.0f}"
    lowest, highest = average.levels
    return f"{'level' if lowest == highest else f'levels {lowest} to'} {highest}: {average.mean:.0f}"


def _expected(both: Pairs) -> str:
    asks = _many(both.number, "ask", "asks")
    return (
        f"{both.before:.0f}, got {both.after:.0f} on average ({asks}); {both.lower:,} went easier, "
        f"{both.higher:,} harder"
    )


def _minutes(minutes: Minutes) -> str:
    asks = _many(minutes.number if minutes.moved is None else minutes.moved.number, "ask", "asks")
    if minutes.moved is None or minutes.earlier is None or minutes.lately is None:
        return f"about {_many(round(minutes.whole), 'minute', 'minutes')} ({asks})"
    first = _many(round(minutes.earlier), "minute", "minutes")
    return f"{first} at first, {minutes.lately:,.0f} lately ({asks}); {_how(minutes.moved)}"


def _how(moved: Trend) -> str:
    return verdict(moved, "clearly less", "clearly more", "about the same", "may be chance")


def _kinds(found: Sequence[Kind], most: int) -> list[str]:
    shown = [one for one in found if len(one.attempts) >= FEWEST][:most]
    if not shown:
        return [f"  No kind and level has {FEWEST} ratings yet."]
    others = len(found) - len(shown)
    more = f"  {_many(others, 'kind and level more is', 'kinds and levels more are')} not listed."
    return [
        f"{'asks':>29}{'expected':>12}{'at its worst':>14}",
        *map(_kind, shown),
        *([more] if others else []),
    ]


def _kind(one: Kind) -> str:
    expected = [ask.plan.peak for ask in one.attempts if ask.plan is not None and ask.plan.peak is not None]
    got = [ask.peak for ask in one.attempts if ask.peak is not None]
    middles = (f"{median(values):.0f}" if values else "-" for values in (expected, got))
    return "  {:<22}{:>5,}{:>12}{:>14}".format(one.called, len(one.attempts), *middles)


def _coverage(asked: Sequence[Attempt]) -> list[str]:
    rows = [
        f"  {ASKEES[who]:<20}" + "".join(f"{_or_dash(number):>12}" for number in row)
        for who, row in coverage(asked)
    ]
    if not rows:
        return ["  Not known of any ask."]
    return [" " * 22 + "".join(f"{words:>12}" for words in CHANNELS.values()), *rows]


def _or_dash(number: int) -> str:
    return f"{number:,}" if number else "-"


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _row(name: str, told: str) -> list[str]:
    """A name and what belongs to it, wrapped beside it."""
    return wrap(told, WIDTH, initial_indent=f"  {name:<16}", subsequent_indent=" " * 18)
