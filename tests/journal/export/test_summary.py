"""The summary: one page whatever happened, numbers that are right, and nobody's words or names."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from rejectui.core.clean_text import UNSAFE
from rejectui.core.facts import Facts
from rejectui.journal.export.summary import NOBODY, summary
from tests.journal.export.journals import EVIL, JOURNALS, TODAY, ask, hostile, rated
from tests.journal.export.month import LAST, month

HEAD = """\
RejectUI: a summary of rejection practice
Written on 20 December 2026

A record that one person keeps of small, honest asks for which a no is a fine
answer. It is practice, not therapy. Distress is rated by that person from 0
to 100 (SUDS) at fixed moments. These self-ratings are not a measure of an
illness, have no fixed meaning, and cannot be compared between people. Whoever
gets bolder asks for harder things, so ratings may well rise; by kind and
level, like is compared with like. A median has as many values below it as
above it.

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
  at its worst (0-100)             6     52.5       35       60
  at the end (0-100)               0        -        -        -
  left the day after (%)           2      7.5        5       10

WHAT WAS FEARED
  Written down    7 times; how it went was told of 7
  It happened     no 3, partly 2, yes 2
  Seemed likely   60 % before, 30 % afterwards (medians of 7)

BY KIND AND LEVEL (MEDIANS; THE EARLIER HALF, THEN THE LATER HALF)
                       asks    expected at its worst       came true chance, now
  favors, level 2         8      70, 70       55, 40        2+2 of 7    60, 30 %
  Came true: what stands after a + came true in part.

BEFORE AND AFTER, OVER ALL KINDS
  Getting ready   median 30 minutes in the earlier half, 30 in the later one;
                  8 told
  Letting go      not told
  Once dodged     8 of 8 would have been dodged before

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


@pytest.mark.parametrize("name", JOURNALS)
@pytest.mark.parametrize("labels", [False, True])
def test_it_is_one_page_of_plain_text(name: str, labels: bool) -> None:
    text = summary(JOURNALS[name], TODAY, labels=labels)
    lines = text.splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 80
    assert text.isascii()
    assert not UNSAFE.search(text)
    assert all(line == line.rstrip() for line in lines)
    assert text == summary(JOURNALS[name], TODAY, labels=labels)


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


def test_few_ratings_are_one_median_and_fewer_are_only_counted() -> None:
    assert "  favors, level 2         4          70           55" in summary(rated(4), TODAY)
    assert "  A single number is the median of fewer than 5." in summary(rated(4), TODAY)
    assert "  1 kind and level more, with fewer than 3 ratings." in summary(rated(2), TODAY)


def test_asks_that_were_not_made_are_in_no_rating() -> None:
    facts = Facts(attempts=(ask(0, TODAY, "backed_out", peak=90, plan={"peak": 95, "feared": "A sigh"}),))
    assert "90" not in summary(facts, TODAY)
    assert "  Written down    never" in summary(facts, TODAY)


def test_returns_are_told() -> None:
    facts = Facts(attempts=(ask(0, date(2016, 12, 20)), ask(1, TODAY)))
    assert "0 days; 1 return after two weeks or more without an ask" in summary(facts, TODAY)
