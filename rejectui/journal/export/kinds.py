"""The kinds of files that a journal can be written as, the same in the app and in the commands.

A new kind is an entry in KINDS with a function that makes it, and a pure function in a file beside this one,
which is imported only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from rejectui.core.days.day import day_of
from rejectui.core.facts import Facts
from rejectui.journal.file.disk import Part
from rejectui.journal.journal import Journal


class Extras(Struct, frozen=True):
    """What is in a file only if it is wanted; `title` names a challenge by its full id."""

    labels: bool = False
    alarm: bool = False
    title: Callable[[str], str] = str


class ExportKind(Struct, frozen=True):
    """A kind of file: what makes it of a journal at a moment, how its name ends, what help and success say.

    `labels` says what private labels add to it, where there may be any in it, and `alarm` what an alarm is.
    """

    make: Callable[[Journal, datetime, Extras], Iterable[Part]]
    ending: str
    summary: str
    said: str = ""
    labels: str | None = None
    alarm: str | None = None

    def file_name(self, now: datetime, facts: Facts) -> str:
        """A name with the practice day in it."""
        return f"rejectui-{_day(now, facts)}.{self.ending}"

    def written(self, facts: Facts, path: Path) -> str:
        """What is told once the file is there."""
        from rejectui.core.review.review_words import logged

        return f"Written to {path}: {logged(facts.attempts)}. {self.said}".rstrip()


def _day(now: datetime, facts: Facts) -> date:
    return day_of(now, facts.settings.start_of_day)


def _json(journal: Journal, now: datetime, _: Extras) -> Iterable[Part]:
    from rejectui.journal.export.json_document import whole

    return whole(journal.tables(), journal.path, now)


def _csv(journal: Journal, now: datetime, _: Extras) -> Iterable[Part]:
    from rejectui.journal.export.csv_table import table

    return [table(journal.facts.attempts)]


def _story(journal: Journal, now: datetime, extras: Extras) -> Iterable[Part]:
    from rejectui.journal.export.story.story import story

    facts = journal.facts
    return [story(facts, _day(now, facts), labels=extras.labels).encode()]


def _summary(journal: Journal, now: datetime, extras: Extras) -> Iterable[Part]:
    from rejectui.journal.export.summary import summary

    facts = journal.facts
    return [summary(facts, _day(now, facts), labels=extras.labels).encode()]


def _html(journal: Journal, now: datetime, _: Extras) -> Iterable[Part]:
    from rejectui.journal.export.html.page import page

    facts = journal.facts
    return [page(facts, _day(now, facts)).encode()]


def _calendar(journal: Journal, now: datetime, extras: Extras) -> Iterable[Part]:
    from rejectui.journal.export.calendar_events import calendar

    facts = journal.facts
    return [
        calendar(facts, since=_day(now, facts), labels=extras.labels, alarm=extras.alarm, title=extras.title)
    ]


KINDS = {
    "story": ExportKind(
        _story,
        "md",
        "your asks week by week, as you would tell a friend",
        "It is in your own words: read it before you hand it on.",
        "show your private words for people and places, too",
    ),
    "html": ExportKind(
        _html,
        "html",
        "one page with pictures, for a browser or for paper",
        "It opens in any browser and loads nothing from elsewhere. It holds words of yours.",
    ),
    "summary": ExportKind(
        _summary,
        "txt",
        "one page of numbers for a therapist",
        "It holds numbers, and nothing that you wrote.",
        "count your words for people and places, without showing them",
    ),
    "csv": ExportKind(
        _csv,
        "csv",
        "everything you logged, one ask a row, for spreadsheets",
        "It holds all that you wrote about your asks, with your words for people and places.",
    ),
    "json": ExportKind(
        _json,
        "json",
        "the whole journal, to keep or to import elsewhere",
        "It holds your whole journal in plain text: keep it where you would keep a diary.",
    ),
    "calendar": ExportKind(
        _calendar,
        "ics",
        "your practice days and rests, and what you planned, for a calendar",
        "It names what you asked: mind who else sees the calendar that you import it into.",
        "show your private words for people and places, and where an ask is planned, too",
        "ring ten minutes before an ask that is planned for a time of day",
    ),
}
