"""The questions that make a challenge, one a field, in the order in which they are asked and written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from rejectui.cli.terminal.asking import TypedQuestion, answers, ask
from rejectui.core.asks.challenge import (
    IF_NO,
    SPOKEN,
    Askee,
    Category,
    Challenge,
    Channel,
    Likely,
    Pack,
    When,
)

SAY = TypedQuestion(
    "say",
    "Words somebody would really say?",
    "In person and by phone they are needed; in writing it is the first line. About 140 characters at most.",
    may_be_left_out=True,
)
NEEDED = (
    TypedQuestion("title", "What is asked?", "One line, starting with a verb: Ask for a menu to keep"),
    TypedQuestion("how", "How is it done? When, whom and what, in one to three sentences."),
    SAY,
    TypedQuestion(
        "level",
        "How big is it?",
        "1 a small favor, 2 a little odd, 3 takes a breath, 4 takes a day of courage, 5 matters a lot",
    ),
    TypedQuestion("category", "What kind of ask is it?", among=get_args(Category)),
    TypedQuestion("askee", "Who is asked?", among=get_args(Askee)),
    TypedQuestion("channel", "How are they asked?", among=get_args(Channel)),
)
WHEN = TypedQuestion(
    "when",
    "Can somebody do it any day, or does it wait for an occasion?",
    "A shop, a phone or a friend is there any day; a trip, a party or something broken comes up.",
    get_args(When),
    may_be_left_out=True,
)
FURTHER = (
    WHEN,
    TypedQuestion(
        "likely",
        "How will it probably end? It is shown only afterwards.",
        "enter: mixed",
        get_args(Likely),
        may_be_left_out=True,
    ),
    TypedQuestion(
        "if_yes", "What to do with a yes?", "enter: enjoy it, and say thank you", may_be_left_out=True
    ),
    TypedQuestion("if_no", "What to say to a no, and what then?", f"enter: {IF_NO}", may_be_left_out=True),
    TypedQuestion("smaller", "A smaller form of the same ask?", "Level 5 needs one.", may_be_left_out=True),
    TypedQuestion("by", "Your name, small on the card?", "enter: no name", may_be_left_out=True),
)


def add_options(one: Any, questions: Sequence[TypedQuestion]) -> None:
    """An option for each question, for scripts: what is given is not asked."""
    for question in questions:
        named = f"--{question.field.replace('_', '-')}"
        one.add_argument(named, dest=f"told_{question.field}", metavar="TEXT", help=question.words)


def typed(arguments: Namespace, questions: Sequence[TypedQuestion]) -> dict[str, str | None]:
    """What was given by options."""
    return {question.field: getattr(arguments, f"told_{question.field}") for question in questions}


def fitting(struct: type[Challenge] | type[Pack], field: str) -> Callable[[str], Any]:
    """What makes of a typed text the value of a field; it raises ValueError with a sentence."""
    from rejectui.packs.reading.fields import value_of

    return lambda typed: value_of(struct, field, typed)


def fields(questions: Sequence[TypedQuestion], given: Mapping[str, str | None]) -> dict[str, Any]:
    """The answers by field; raises ValueError, for what was given by an option, with a sentence.

    Of an ask that turns out to be spoken the words are asked for once more, and now they are needed.
    """
    found: dict[str, Any] = {}
    for question in questions:
        found |= answers([question], given, lambda field, typed: fitting(Challenge, field)(typed))
        if question.field == "channel" and found["channel"] in SPOKEN and "say" not in found:
            needed = SAY._replace(
                words="Spoken, then. Which words would somebody say?", may_be_left_out=False
            )
            found["say"] = ask(needed, fitting(Challenge, "say"))
    return found
