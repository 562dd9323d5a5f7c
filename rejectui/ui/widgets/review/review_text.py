"""What Review says in words: sums, how it goes on, answers, doors and laughs, weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from rejectui.core.clean_text import shortened
from rejectui.core.days.streak import DAILY
from rejectui.core.review.review import Review, Told, WeekTold
from rejectui.core.review.review_words import NOTHING_YET, below_the_sums, numbers
from rejectui.core.wording.words import MARKS, OUTCOMES
from rejectui.ui.safe_text import safe
from rejectui.ui.theme import QUIET

WEEKS = 12
MOMENTS = 5
STATES = {
    "kept": "kept",
    "open": "running",
    "missed": "",
    "short": "a short week",
    "skipped": "a week of rest",
}


def sums(shown: Review) -> Content:
    """The totals."""
    if not shown.totals.outcomes and shown.period.span == "everything":
        return Content(NOTHING_YET)
    parts = [
        Content.assemble((f"{number:,}", "bold $primary"), f" {words}")
        for number, words in numbers(shown.totals)
    ]
    return Content("   ").join(parts)


def goes_on(shown: Review, about: Sequence[str]) -> Content:
    """What is to be said `about` the picture; the streak and what goes with it, or the period before."""
    told = [*about, *below_the_sums(shown)]
    return Content("\n").join([Content.styled(sentence, QUIET) for sentence in told])


def moments(shown: Review) -> Content:
    """Answers, doors that opened, and what made the user laugh; those there are."""
    return Content("\n\n").join(_moments(shown))


def _moments(shown: Review) -> Iterable[Content]:
    answers = [(outcome, shown.totals.outcomes.get(outcome, 0)) for outcome in OUTCOMES]
    lines = [
        Content.assemble((f"{MARKS[outcome]} ", "$primary"), f"{OUTCOMES[outcome]:<11} {number:>4}")
        for outcome, number in answers
        if number
    ]
    if lines:
        yield Content("\n").join([Content.styled("Answers", "bold"), *lines])
    for head, told in (("Doors that opened", shown.doors), ("Made me laugh", shown.laughs)):
        if told:
            yield Content("\n").join(
                [Content.styled(head, "bold"), *map(_moment, told[:MOMENTS]), *_rest(told)]
            )


def _short(text: str, style: str = "") -> Content:
    """A text on one line, cut where it would fill the page; the Journal has it whole."""
    return safe(shortened(text), style)


def _moment(told: Told) -> Content:
    when = (f"{told.day.day:>2} {told.day:%b}  ", QUIET)
    about = (" · ", _short(told.title, QUIET)) if told.words else ()
    return Content.assemble(when, _short(told.words or told.title), *about)


def _rest(told: Sequence[Told]) -> list[Content]:
    more = len(told) - MOMENTS
    return [Content.styled(f"and {more} earlier", QUIET)] if more > 0 else []


def weeks(told: Sequence[WeekTold]) -> Content:
    """The weeks, newest first, each with what was taken from it."""
    lines = [Content.styled("Weeks", "bold")]
    for each in told[:WEEKS]:
        lines.append(_week(each))
        if each.takeaway:
            lines.append(_short(each.takeaway, "italic"))
    return Content("\n").join(lines if len(lines) > 1 else [])


def _week(told: WeekTold) -> Content:
    when = f"{told.first.day:>2} {told.first:%b}"
    week = told.week
    if week is None:
        return Content.styled(when, QUIET)
    state = "kept, daily" if week.state == "kept" and week.per_week == DAILY else STATES[week.state]
    return Content.assemble((f"{when}  ", QUIET), (f"{week.dots:<8}", "$primary"), f" {state}")
