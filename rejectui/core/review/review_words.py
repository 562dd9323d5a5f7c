"""Review in words, the same on the screen, in commands and in what is exported. Nothing is over-claimed: a
working user climbs to harder asks, so distress may well rise (PRACTICE.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt
from rejectui.core.days.streak import DAILY, Streak, Week
from rejectui.core.review.look_back import LookBack, gap
from rejectui.core.review.periods import Span
from rejectui.core.review.review import Lately, Return, Review, Totals, totals
from rejectui.core.wording.words import OUTCOMES, count, feels, totals_in_words

SPANS: dict[Span, str] = {
    "everything": "Everything",
    "week": "Week",
    "month": "Month",
    "program": "Program",
}
NOTHING_YET = "Nothing here yet. The first ask changes that, whatever the answer."
NO_ASK = "No ask in this week, and that is fine."
NAMED_WEEKS = 3


def numbers(totals: Totals) -> tuple[tuple[int, str], ...]:
    """(number, its noun) of the three totals."""
    return (
        (totals.asks, "ask" if totals.asks == 1 else "asks"),
        (totals.noes, "no heard" if totals.noes == 1 else "noes heard"),
        (totals.yeses, "yes" if totals.yeses == 1 else "yeses"),
    )


def logged(attempts: Sequence[Attempt]) -> str:
    """What is written down, as "14 asks, 1 backed out": the asks that count, then what does not, by name."""
    sums = totals(attempts)
    others = [
        f"{sums.outcomes[each]} {name}"
        for each, name in OUTCOMES.items()
        if each in DOES_NOT_COUNT and sums.outcomes[each]
    ]
    asks = [count(sums.asks, "ask", "asks")] if sums.asks or not others else []
    return ", ".join([*asks, *others])


def numbers_in_words(totals: Totals) -> str:
    """The three totals to be heard, where a no might be to know."""
    told = totals_in_words(totals.asks, totals.noes)
    return f"{told}, {totals.yeses or 'none'} answered yes" if totals.asks else told


def compared(shown: Review) -> str | None:
    """The totals of the period before, as they are: neither praise nor blame follows from them."""
    if shown.earlier is None:
        return None
    named = SPANS[shown.period.span].casefold()
    return f"The {named} before: {numbers_in_words(shown.earlier)}."


def streak_told(chain: Streak) -> str | None:
    """The streak and how it was worked out; None without one."""
    if not chain.length:
        return None
    return _days_told(chain) if chain.unit == "days" else _weeks_told(chain)


def below_the_sums(shown: Review) -> list[str]:
    """The sentences below the totals: of everything, how it goes on; of a period, the one before."""
    if shown.period.span != "everything":
        return list(filter(None, [compared(shown)]))
    told = (streak_told(shown.streak), lately_told(shown.lately), returns_told(shown.returns, shown.day))
    return list(filter(None, told))


def _days_told(chain: Streak) -> str:
    this_week = chain.weeks[-1].first if chain.weeks else None
    begun = chain.since is not None and chain.length > 1
    since = f", since {_dated(chain.since, this_week)}" if begun else ""
    parts = [f"{count(chain.length, 'practice day', 'practice days')} in a row{since}"]
    if chain.forgiven:
        parts.append(f"{count(chain.forgiven, 'missed day was', 'missed days were')} taken from the reserve")
    if chain.reserve:
        parts.append(f"{count(chain.reserve, 'day is', 'days are')} in reserve")
    return "; ".join(parts) + "."


def _weeks_told(chain: Streak) -> str:
    run = _run(chain.weeks)
    kept = [week for week in run if week.state == "kept"]
    daily = [week for week in kept if week.per_week == DAILY]
    parts = [*_targets([week for week in kept if week.per_week != DAILY], alone=not daily)]
    if daily:
        who = str(len(daily)) if parts else "each" if len(daily) > 1 else "it"
        parts.append(f"{who} kept a daily rhythm")
    rested = [week.first for week in run if week.state == "skipped"]
    if rested:
        parts.append(_paused(rested, chain.weeks[-1].first))
    if chain.length == 1 and len(parts) == 1 and not daily:
        return f"1 week, with at least {count(kept[0].target, 'practice day', 'practice days')}."
    row = f"{chain.length} weeks in a row" if chain.length > 1 else "1 week"
    return f"{row}: {'; '.join(parts)}."


def _run(weeks: Sequence[Week]) -> list[Week]:
    """The weeks of the chain, oldest first, from its first kept one on."""
    run: list[Week] = []
    for week in reversed(weeks):
        if week.state == "missed":
            break
        run.append(week)
    while run and run[-1].state != "kept":
        run.pop()
    return run[::-1]


def _targets(kept: Sequence[Week], *, alone: bool) -> list[str]:
    """How many practice days the kept weeks had to have; a week with days off needs fewer."""
    wanted = sorted(Counter(week.target for week in kept).items(), reverse=True)
    if len(wanted) == 1:
        (target, weeks), who = wanted[0], "each" if alone else str(len(kept))
        if weeks == 1 and alone:
            who = "it"
        return [f"{who} had at least {count(target, 'practice day', 'practice days')}"]
    return [
        f"{weeks} had at least {count(target, 'practice day', 'practice days')}" for target, weeks in wanted
    ]


def _paused(weeks: Sequence[date], this_week: date) -> str:
    if len(weeks) > NAMED_WEEKS:
        return f"{len(weeks)} weeks were paused"
    days = [_dated(first, this_week) for first in weeks]
    if len(days) == 1:
        return f"the week of {days[0]} was paused"
    return f"the weeks of {', '.join(days[:-1])} and {days[-1]} were paused"


def lately_told(lately: Lately) -> str | None:
    """The weeks kept out of the last twelve, or out of those there are; None where there is none."""
    if not lately.kept:
        return None
    if lately.of == 1:
        return "Your first week is kept."
    rested = f", {lately.rested} at rest" if lately.rested else ""
    return f"{lately.kept} of the last {lately.of} weeks kept{rested}."


def returns_told(returns: Sequence[Return], day: date) -> str | None:
    """The comings back; None where there was no break."""
    if not returns:
        return None
    last = returns[-1]
    if len(returns) == 1:
        told = f"You came back on {_dated(last.day, day)}, after {away(last.away)} away."
    else:
        told = (
            f"You came back {len(returns)} times after two weeks or more, last on {_dated(last.day, day)}, "
            f"after {away(last.away)}."
        )
    return f"{told} Coming back is practice, too."


def away(days: int) -> str:
    """Days without an ask, in the unit that fits them."""
    if days < 70:
        return count(days // 7, "week", "weeks")
    return count(round(days / 30.4), "month", "months") if days < 2 * 365 else f"{days // 365} years"


def surprise_told(back: LookBack) -> str | None:
    """The largest gap of a week between expected and actual, in a sentence that ends with the ask's title."""
    attempt = back.surprise
    if attempt is None or attempt.plan is None:
        return None
    how = "easier" if gap(attempt) > 0 else "harder"
    expected, actual = attempt.plan.peak, attempt.peak
    return f"You expected {expected} and it got to {actual}, {how} than you thought: {attempt.title}"


def takeaway_of(first: date) -> str:
    """What stands before the takeaway of the week that begins on this day in the journal."""
    return f"Takeaway, week of {first.day} {first:%b}"


def stood_out(back: LookBack) -> list[tuple[str, str]]:
    """(what stands before it, the sentence): the hardest and the surprise of a week, where there are."""
    told = (("The hardest", hardest_told(back)), ("The surprise", surprise_told(back)))
    return [(head, said) for head, said in told if said is not None]


def hardest_told(back: LookBack) -> str | None:
    """The hardest ask of a week: how bad it got, and its title."""
    attempt = back.hardest
    return None if attempt is None else f"{attempt.peak}, {feels(attempt.peak or 0)}: {attempt.title}"


def _dated(day: date | None, today: date | None = None) -> str:
    if day is None:
        return ""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day} {day:%b}{year}"
