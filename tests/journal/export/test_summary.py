"""The summary: one page whatever happened, numbers that are right, and nobody's words or names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.clean_text import UNSAFE
from rejectui.core.facts import Facts
from rejectui.journal.export.summary import LINES, NOBODY, summary
from tests.journal.export.journals import EVIL, JOURNALS, TODAY, ask, hostile, rated, ugly_years
from tests.journal.export.month import LAST, month

HEAD = """\
RejectUI: a summary of rejection practice
Written on 20 December 2026

A record that one person keeps of small, honest asks for which a no is a fine
answer. It is practice, not therapy. Distress is rated by that person from 0
to 100 (SUDS) at fixed moments. These self-ratings are not a measure of an
illness, have no fixed meaning, and cannot be compared between people. Whoever
gets bolder asks for harder things, so ratings may well rise; at first and
lately are the first and the last asks, up to sixteen of each. A median has as
many values below it as above it.

"""
RATED = """\
PRACTICE
  Period          13 to 20 December 2026
  Asks made       8, on 8 practice days
  Weeks           2, of which 2 had the practice days that were wanted
  Rests           0 days
  Outcomes        no 4, yes 4

RATINGS OF ASKS THAT WERE MADE
                                told   median   lowest  highest
  expected, before (0-100)         7       70       70       70
  at its worst (0-100)             6       52       35       60
  at the end (0-100)               0        -        -        -
  left the day after (%)           2        8        5       10

WHAT CHANGED, AND WHAT DID NOT
  At its worst    level 2: 50 on average (6 asks)
  Expected        70, got 52 on average (5 asks); 5 went easier, 0 harder
  Fear came true  yes 2, in part 2, no 3
  Fear seemed     60 % likely before, 30 % afterwards (7 asks)
  Getting ready   about 30 minutes (8 asks)
  Once dodged     8 of 8 asks
  Highest level   2, first on 13 December 2026

BY KIND AND LEVEL (MEDIANS)
                         asks    expected  at its worst
  favors, level 2           8          70            52

WHO WAS ASKED, AND HOW
                         in person    by phone  in writing     by form
  staff                          -           8           -           -
"""


def test_a_page_of_numbers() -> None:
    facts = rated(prep_minutes=30, dodged_before=True)
    *earlier, last = facts.attempts
    attempts = (replace(earlier[0], stayed=5), *earlier[1:], replace(last, stayed=10))
    assert summary(Facts(attempts=attempts), TODAY) == HEAD + RATED


def test_before_the_first_ask() -> None:
    assert summary(Facts(), TODAY) == HEAD + NOBODY + "\n"


PAGES = {**JOURNALS, "ugly": ugly_years(1, 1), "ugly and long": ugly_years(10, 2)}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("labels", [False, True])
def test_it_is_one_page_of_plain_text(name: str, labels: bool) -> None:
    text = summary(PAGES[name], TODAY, labels=labels)
    lines = text.splitlines()
    assert len(lines) <= 60 == LINES
    assert max(map(len, lines)) <= 80
    assert text.isascii()
    assert not UNSAFE.search(text)
    assert all(line == line.rstrip() for line in lines)
    assert text == summary(PAGES[name], TODAY, labels=labels)


def test_nobody_is_named_and_nothing_typed_is_told() -> None:
    for text in (summary(hostile(), TODAY, labels=True), summary(month(), LAST, labels=True)):
        assert not [word for word in (EVIL[:9], "script", "dog", "velvet", "odd", "wince") if word in text]


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ((None, None), "  No ask has a label."),
        (("Alex", None), "  1 person or place in 1 ask; 1 at most with the same one"),
        (("Alex", "Alex"), "  1 person or place in 2 asks; 2 at most with the same one"),
        (("Alex", "Kim"), "  2 different persons or places in 2 asks; 1 at most with the same one"),
    ],
)
def test_labels_are_a_number(labels: tuple[str | None, ...], told: str) -> None:
    attempts = [
        ask(n, TODAY) if label is None else ask(n, TODAY, label=label) for n, label in enumerate(labels)
    ]
    facts = Facts(attempts=tuple(attempts))
    assert told in summary(facts, TODAY, labels=True).splitlines()
    assert "LABELS" not in summary(facts, TODAY)


@pytest.mark.parametrize(
    ("peaks", "verdict"),
    [
        (range(90, 30, -1), "clearly less"),
        (range(30, 90), "clearly more"),
        ((40, 50) * 30, "about the same"),
        ((20, 60) * 3 + (30, 70) * 3, "may be chance"),
    ],
)
def test_a_change_is_told_as_far_as_it_is_one(peaks: Sequence[int], verdict: str) -> None:
    asks = [replace(each, peak=peak) for each, peak in zip(rated(len(peaks)).attempts, peaks, strict=True)]
    (line,) = [line for line in told(asks).splitlines() if line.startswith("  At its worst")]
    assert re.fullmatch(rf"  At its worst    level 2: \d+ at first, \d+ lately \(\d+ asks\); {verdict}", line)


def test_minutes_are_told_at_first_and_lately() -> None:
    text = summary(rated(60, prep_minutes=30, recovery_minutes=0), TODAY)
    assert "  Getting ready   30 minutes at first, 30 lately (48 asks); about the same" in text
    assert "  Settling after  0 minutes at first, 0 lately (48 asks); about the same" in text


def told(attempts: Sequence[Attempt]) -> str:
    """The summary of these."""
    return summary(Facts(attempts=tuple(attempts)), TODAY)


def test_a_kind_has_its_medians_from_three_ratings_on() -> None:
    assert "  favors, level 2           4          70            55" in summary(rated(4), TODAY)
    assert "  No kind and level has 3 ratings yet." in summary(rated(2), TODAY)


def test_what_has_no_room_is_counted() -> None:
    lines = summary(ugly_years(1, 1), TODAY, labels=True).splitlines()
    assert len(lines) == LINES
    (more,) = [line for line in lines if line.endswith("more are not listed.")]
    at = lines.index("BY KIND AND LEVEL (MEDIANS)")
    assert int(more.split()[0]) + lines.index(more) - at - 2 == 60
    asks = [int(line.split()[3]) for line in lines[at + 2 : lines.index(more)]]
    assert asks == sorted(asks, reverse=True)


@pytest.mark.parametrize("labels", [False, True])
def test_columns_stay_apart_and_stand_below_their_heads(labels: bool) -> None:
    for facts in (ugly_years(1, 1), ugly_years(10, 2), rated(3650)):
        lines = summary(facts, TODAY, labels=labels).splitlines()
        for head in (
            "RATINGS OF ASKS THAT WERE MADE",
            "BY KIND AND LEVEL (MEDIANS)",
            "WHO WAS ASKED, AND HOW",
        ):
            at = lines.index(head) + 1
            heads, *rows = lines[at : [*lines, ""].index("", at)]
            ends = [each.end() for each in re.finditer(r"\S+(?: \S+)*", heads)]
            for row in rows:
                if row.endswith("not listed."):
                    continue
                assert [each.end() for each in re.finditer(r"\S+(?: \S+)*", row)][1:] == ends


def test_asks_that_were_not_made_are_in_no_rating() -> None:
    facts = Facts(attempts=(ask(0, TODAY, "backed_out", peak=90, plan={"peak": 95, "feared": "A sigh"}),))
    assert "90" not in summary(facts, TODAY)
    assert "  Nothing can be compared yet." in summary(facts, TODAY)


def test_it_speaks_of_somebody_and_to_nobody() -> None:
    for facts in (ugly_years(1, 1), rated(60, dodged_before=True, prep_minutes=3, recovery_minutes=9)):
        assert not re.search(r"\byour?\b(?! manager)", summary(facts, TODAY).replace("you admire", ""))


def test_returns_are_told() -> None:
    facts = Facts(attempts=(ask(0, date(2016, 12, 20)), ask(1, TODAY)))
    assert "0 days; 1 return after two weeks or more without an ask" in summary(facts, TODAY)
