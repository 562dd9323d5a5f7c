"""The journal as one HTML page that stands alone: nothing is loaded, nothing is linked, nothing runs.

The pictures of Review, for a browser, for paper and for a screen reader. Ten years stay one page: what is
drawn and listed is bounded, the newest come first, and the page says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.weeks import Weeks
from rejectui.core.facts import Facts
from rejectui.core.review.coverage import coverage
from rejectui.core.review.review import Review, Told, WeekTold, review, totals
from rejectui.core.review.review_words import NOTHING_YET, below_the_sums, numbers
from rejectui.core.wording.words import ASKEES, CHANNELS, OUTCOMES, dates, long_day
from rejectui.journal.export.html.pictures import WEEKS, calendar, calendar_data
from rejectui.journal.export.html.ratings import changed, expected
from rejectui.journal.export.html.style import STYLE
from rejectui.journal.export.html.tags import figure, paragraphs, plain, section, table, titled, typed

MOST_TOLD = 50
MOST_WEEKS = 52
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
TITLE = "Rejection practice"
ABOUT = (
    "Ratings from 0 to 100 are what one person told of themselves. They measure no illness, and they are not "
    "to be compared between people. This is practice, not therapy."
)
ALONE = "Made by RejectUI. This page loads nothing from elsewhere and sends nothing anywhere."
ON_PAPER = "On paper a long text ends after ten lines; in the file it is whole."


def page(facts: Facts, day: date) -> str:
    """The page as it stands on this day; labels of persons and places are not on it."""
    shown = review(facts, day)
    asked = expected(facts.attempts, shown.other_scale)
    body = "".join(
        (
            _head(facts, shown),
            section("days", "Days of practice", _days(shown)),
            section("changed", "What changed, and what did not", changed(shown)),
            section("expected", "What was expected, and what happened", asked),
            section("doors", "Doors that opened", _moments(shown.doors)),
            section("laughs", "Laughs", _moments(shown.laughs)),
            section("weeks", "Weeks", _weeks(shown.weeks)),
            section("years", "Years", _years(facts.attempts, shown.calendar)),
            section("who", "Who was asked, and how", _coverage(facts.attempts)),
        )
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{TITLE}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}"
        f'<footer>{paragraphs(ABOUT, ALONE)}<p class="paper">{ON_PAPER}</p></footer>\n'
        "</main>\n</body>\n</html>\n"
    )


def _head(facts: Facts, shown: Review) -> str:
    since = f"{dates(facts.attempts[0].day, facts.attempts[-1].day)}. " if facts.attempts else ""
    head = f'<h1>{TITLE}</h1>\n<p class="quiet">{since}Written on {long_day(shown.day)}.</p>\n'
    if not facts.attempts:
        return head + paragraphs(NOTHING_YET)
    tiles = [
        *numbers(shown.totals),
        (shown.totals.days, "practice days" if shown.totals.days != 1 else "practice day"),
    ]
    boxes = "\n".join(f"<li><b>{number:,}</b>{noun}</li>" for number, noun in tiles)
    outcomes = ", ".join(
        f"{name} {shown.totals.outcomes[each]:,}"
        for each, name in OUTCOMES.items()
        if shown.totals.outcomes.get(each)
    )
    told = paragraphs(f"How they ended: {outcomes}.", *below_the_sums(shown))
    return f'{head}<ul class="numbers">\n{boxes}\n</ul>\n{told}'


def _days(shown: Review) -> str:
    if not shown.by_day:
        return ""
    caption = (
        "A column is a week. A small mark is one ask, a larger one is two, a number tells more; a line is a "
        "rest."
    )
    if len(shown.streak.weeks) > WEEKS:
        caption += f" These are the last {WEEKS} weeks; what was before is in the sums of the years."
    return figure(calendar(shown), plain(caption), calendar_data(shown))


def _moments(moments: Sequence[Told]) -> str:
    """The newest of them, each with its words where there are some."""
    items = [
        f'<li>{titled(each.title)} <span class="quiet">{long_day(each.day)}</span>'
        + (f"<blockquote>{typed(each.words)}</blockquote>" if each.words else "")
        + "</li>"
        for each in moments[:MOST_TOLD]
    ]
    if not items:
        return ""
    more = len(moments) - len(items)
    return (
        '<ul class="told">\n'
        + "\n".join(items)
        + "\n</ul>\n"
        + paragraphs(f"And {more:,} before." if more else None)
    )


def _weeks(weeks: Sequence[WeekTold]) -> str:
    told = [each for each in weeks if each.takeaway or (each.week is not None and each.week.practiced)]
    if not told:
        return ""
    rows = []
    for each in told[:MOST_WEEKS]:
        days = f"{each.week.practiced}" if each.week is not None else "–"
        kept = "kept" if each.week is not None and each.week.state == "kept" else ""
        rows.append(
            [
                plain(f"{each.first.day} {each.first:%b} {each.first.year}"),
                days,
                kept,
                typed(each.takeaway) if each.takeaway else "",
            ]
        )
    heads = ("Week of", "Practice days", "Rhythm", "Takeaway")
    before = len(told) - len(rows)
    more = paragraphs(f"{before:,} weeks before these are in the sums of the years." if before else None)
    return table("Weeks with practice or a takeaway, newest first", heads, rows) + more


def _years(attempts: Sequence[Attempt], calendar: Weeks) -> str:
    """The sums of every year, for who has more than one, or more weeks than are told one by one."""
    rows = []
    for year, asks in groupby(attempts, key=lambda ask: ask.day.year):
        sums = totals(list(asks))
        rows.append([str(year), *(f"{each:,}" for each in (sums.asks, sums.days, sums.noes, sums.yeses))])
    weeks = {calendar.number(ask.day) for ask in attempts}
    if len(rows) < 2 and (not weeks or max(weeks) - min(weeks) < MOST_WEEKS):
        return ""
    return table(
        "The sums of each year", ("Year", "Asks", "Practice days", "Noes heard", "Yeses"), rows[::-1]
    )


def _coverage(attempts: Sequence[Attempt]) -> str:
    rows = [
        [plain(ASKEES[who]), *(f"{number:,}" if number else "–" for number in row)]
        for who, row in coverage(attempts)
    ]
    return table("Asks by who was asked, and how", ("Who", *CHANNELS.values()), rows) if rows else ""
