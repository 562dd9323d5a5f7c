"""What a plan asks, and the full log beyond the quick one, declared once for the screens and the commands.

All of it is optional. Where the questions come from: PRACTICE.md (Craske and others 2014, table 3, for what
is feared, known and learned; the second article for preparation and recovery;
Blackie and Kocovski for the kind line).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, Happened, Outcome, Plan
from rejectui.core.wording.words import REASONS, feels

QuestionKind = Literal[
    "words", "line", "minutes", "rating", "percent", "yes_no", "feelings", "happened", "reason"
]

FEELINGS = ("anxious", "ashamed", "sad", "angry", "proud", "amused", "relieved", "curious", "touched")
HAPPENED: tuple[Happened, ...] = ("no", "partly", "yes")

# Before an ask, by looking at it only.
NERVOUS = "How nervous would this make you?"


class Question(Struct, frozen=True, kw_only=True):
    """A question about an attempt: the field that the answer goes into, and what stands before the answer
    wherever it is told again.
    """

    field: str
    kind: QuestionKind
    words: str
    told: str


class Ahead(Question, frozen=True, kw_only=True):
    """A question about a plan: `ahead` stands before the answer until the ask is told, `option` is that of
    the command, with its help. It is answered in words, or by a number on a scale.
    """

    kind: Literal["words", "percent", "rating"]
    ahead: str
    option: str
    help: str


AHEAD = (
    Ahead(
        field="when",
        kind="words",
        words="When and where will you ask?",
        told="Planned for",
        ahead="When",
        option="when",
        help="when and where you will ask, such as: after lunch, at the café",
    ),
    Ahead(
        field="feared",
        kind="words",
        words="What are you afraid will happen? Be specific.",
        told="Feared",
        ahead="My fear",
        option="feared",
        help="what you are afraid will happen",
    ),
    Ahead(
        field="chance",
        kind="percent",
        words="How likely is that?",
        told="How likely it seemed",
        ahead="How likely",
        option="chance",
        help="how likely that is, 0 to 100",
    ),
    Ahead(
        field="peak",
        kind="rating",
        words="How nervous do you expect to get?",
        told="Expected",
        ahead="How nervous",
        option="distress",
        help="how nervous you expect to get, 0 to 100",
    ),
    Ahead(
        field="best",
        kind="words",
        words="And the best that could happen?",
        told="Best case",
        ahead="Best case",
        option="best",
        help="the best that could happen",
    ),
    Ahead(
        field="drop",
        kind="words",
        words="Will you skip something that makes you feel safer?",
        told="Meant to skip",
        ahead="I will skip",
        option="leave-out",
        help="something that makes you feel safer, which you will skip",
    ),
)
REASON = Question(field="reason", kind="reason", words="What made you call it off?", told="Called off")
AS_PLANNED = Question(
    field="as_planned",
    kind="yes_no",
    words="Was it then and there?",
    told="Then and there, as planned",
)
FEARED = (
    Question(field="feared_happened", kind="happened", words="Did that happen?", told="It happened"),
    Question(
        field="chance_again",
        kind="percent",
        words="How likely does it seem now?",
        told="How likely it seems now",
    ),
)
# The pages after the first.
PAGES: tuple[tuple[Question, ...], ...] = (
    (
        Question(field="reply", kind="words", words="What did they say, in their words?", told="They said"),
        Question(
            field="how_known",
            kind="words",
            words="How can you tell whether it happened?",
            told="How I can tell",
        ),
        Question(field="end", kind="rating", words="How nervous were you at the end?", told="At the end"),
        Question(field="opened", kind="words", words="What did the yes lead to?", told="It led to"),
    ),
    (
        Question(field="used", kind="words", words="What did you do to feel safer?", told="To feel safer"),
        Question(
            field="prep_minutes",
            kind="minutes",
            words="Minutes spent getting ready",
            told="Getting ready took",
        ),
        Question(field="place", kind="line", words="What kind of place was it?", told="Place"),
        Question(field="alone", kind="yes_no", words="Were you on your own?", told="On my own"),
        Question(
            field="dodged_before",
            kind="yes_no",
            words="Would you have dodged this in the past?",
            told="Would have dodged it in the past",
        ),
        Question(field="laughed", kind="yes_no", words="Did it make you laugh?", told="It made me laugh"),
    ),
    (
        Question(field="feelings", kind="feelings", words="What did you feel?", told="Felt"),
        Question(field="learned", kind="words", words="What did you learn?", told="Learned"),
        Question(field="kind", kind="words", words="Something kind to say to yourself", told="To myself"),
    ),
)
# What comes later, told from Today.
LATER = (
    Question(
        field="recovery_minutes",
        kind="minutes",
        words="Minutes until you felt calm again",
        told="Calm again after",
    ),
    Question(
        field="stayed",
        kind="percent",
        words="How much of it is still with you?",
        told="Still there the day after",
    ),
)
EVERY = (REASON, AS_PLANNED, *FEARED, *(question for page in PAGES for question in page), *LATER)
FULL = tuple(question for page in PAGES for question in page)


def is_asked(field: str, outcome: Outcome | None, plan: Plan | None, answer: object = None) -> bool:
    """Whether a question makes sense for this outcome and plan; an answer brings its question."""
    if field == "reason":
        return outcome == "called_off"
    if field in ("as_planned", "feared_happened", "chance_again", "how_known"):
        about = "when" if field == "as_planned" else "feared"
        planned = plan is not None and getattr(plan, about) is not None
        return outcome != "called_off" and (planned or answer not in (None, ""))
    if field == "opened":
        return outcome in ("yes", "partly") or bool(answer)
    return True


def ahead(plan: Plan) -> Iterator[tuple[str, str]]:
    """What a plan says before the ask, as (what stands before it, the answer in words)."""
    for question in AHEAD:
        answer = getattr(plan, question.field)
        if answer is not None:
            yield question.ahead, in_words(question, answer)


def answers_told(of: Attempt | Plan, questions: tuple[Question, ...] = EVERY) -> Iterator[tuple[str, str]]:
    """What was answered, as (what stands before it, the answer in words), in the order of the questions."""
    for question in questions:
        answer = getattr(of, question.field)
        if answer is not None and answer != ():
            yield question.told, in_words(question, answer)


def in_words(question: Question, answer: object) -> str:
    """An answer as it is read."""
    match question.kind:
        case "yes_no":
            return "yes" if answer else "no"
        case "minutes":
            return f"{answer} minutes" if answer != 1 else "1 minute"
        case "percent":
            return f"{answer} %"
        case "rating" if isinstance(answer, int):
            return f"{answer} {feels(answer)}"
        case "feelings" if isinstance(answer, (tuple, list)):
            return ", ".join(answer)
        case "reason":
            return next((words for reason, words in REASONS.items() if reason == answer), str(answer))
        case _:
            return str(answer)


def feelings_of(text: str) -> tuple[str, ...]:
    """Typed feelings, with commas between them; each once."""
    return tuple(dict.fromkeys(part for part in (each.strip() for each in text.split(",")) if part))


def answered(values: Mapping[str, object]) -> dict[str, object]:
    """The values that say something: no empty texts and lists."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", (), [])}
