"""A few lines about one ask, to paste anywhere: never a label, a rating or the streak, and of what was
written only the one sentence that its owner picks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from unicodedata import category

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.clean_text import clean_line
from rejectui.core.days.streak import heard, streak
from rejectui.core.facts import Facts
from rejectui.core.wording.questions import FULL, Question, answers_told
from rejectui.core.wording.words import totals, totals_in_words

# Without it, a title such as "Ask for a discount" would read as advice to whoever gets it.
HEADING = "Rejection practice"
# In characters. With both at their longest, all the lines together stay under 500, which any place takes.
LONGEST_TITLE = 120
LONGEST_SENTENCE = 200
# What the person would say themselves; why an ask was called off stays theirs.
ANSWERS: dict[Outcome, str] = {
    "no": "I asked. They said no.",
    "soft_no": "I asked. It was a soft no.",
    "partly": "I asked, and got part of it.",
    "yes": "I asked. They said yes.",
    "waiting": "I asked. No answer yet.",
    "no_reply": "I asked. It stayed quiet.",
    "backed_out": "I got as far as I got, and did not ask this time.",
    "called_off": "I called it off this time.",
}
FIELDS = ("learned", "reply", "opened", "kind", "note")
_NOTE = Question(field="note", kind="words", words="A note", told="Noted")
_QUESTIONS = {question.field: question for question in (*FULL, _NOTE)}
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


class Sentence(Struct, frozen=True, kw_only=True):
    """Own words that may go along: their field, what stands before them, and the words on one line."""

    field: str
    before: str
    text: str


def sentences(attempt: Attempt) -> tuple[Sentence, ...]:
    """The own sentences of an attempt that may be picked, in the order of `FIELDS`; only what is there."""
    return tuple(
        Sentence(field=field, before=before, text=clean_line(text))
        for field in FIELDS
        for before, text in answers_told(attempt, (_QUESTIONS[field],))
        if clean_line(text)
    )


def to_share(
    facts: Facts, day: date, attempt: Attempt, picked: Sentence | None = None, *, words: bool = False
) -> tuple[str, ...]:
    """The lines as they are pasted: the ask, the answer, the picked sentence, and this day's totals and week,
    which are told by signs or in `words`.

    Six at most; numbers that would only say "nothing yet" are left out.
    """
    asks, noes = heard(facts.attempts)
    weeks = streak(facts, day).weeks
    week = weeks[-1] if weeks and weeks[-1].practiced else None
    lines = (
        HEADING,
        _shortened(clean_line(attempt.title), LONGEST_TITLE),
        ANSWERS[attempt.outcome],
        f"{picked.before}: {_shortened(picked.text, LONGEST_SENTENCE)}" if picked else "",
        (totals_in_words if words else totals)(asks, noes) if asks else "",
        f"this week {week.told if words else week.dots}" if week and week.target else "",
    )
    return tuple(line for line in lines if line)


def last_logged(attempts: Iterable[Attempt]) -> Attempt | None:
    """The ask that counts and was logged last, whatever its day; None before the first."""
    return max((each for each in attempts if each.counts), key=lambda each: each.at, default=None)


def _shortened(line: str, longest: int) -> str:
    """At most so many characters, cut at a word; a longer word is cut between signs, not within an emoji."""
    if len(line) <= longest:
        return line
    at = line.rfind(" ", longest // 2, longest)
    if at < 0:
        at = longest - 1
        while at > longest // 2 and (_goes_on(line[at]) or line[at - 1] == _JOINER):
            at -= 1
    return line[:at].rstrip(" ,;:-–—·") + "…"


def _goes_on(character: str) -> bool:
    """Whether it belongs to the sign before it: accents, joiners, skin tones."""
    first, last = _SKIN_TONES
    return first <= character <= last or category(character) in ("Mn", "Me", "Mc", "Cf")
