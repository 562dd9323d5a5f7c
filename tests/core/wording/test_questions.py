"""What the full log asks, when, and how an answer is read again."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from rejectui.core.asks.attempt import Attempt, Outcome, Plan
from rejectui.core.limits import Unfit, fit
from rejectui.core.wording.questions import (
    EVERY,
    FEARED,
    FULL,
    LATER,
    REASON,
    answered,
    answers_told,
    feelings_of,
    is_asked,
)
from tests.core.build import attempt

FEAR = Plan(feared="They sigh")
WHEN = Plan(when="15:30")


@pytest.mark.parametrize(
    ("field", "outcome", "plan", "answer", "asked"),
    [
        ("reason", "called_off", None, None, True),
        ("reason", "no", None, None, False),
        ("reason", "no", None, "unsafe", False),
        ("reason", None, None, None, False),
        ("feared_happened", "no", FEAR, None, True),
        ("feared_happened", None, FEAR, None, True),
        ("feared_happened", "called_off", FEAR, None, False),
        ("feared_happened", "called_off", FEAR, "no", False),
        ("feared_happened", "no", None, None, False),
        ("feared_happened", "no", Plan(peak=50), None, False),
        ("how_known", "no", Plan(chance=5), "I looked", True),
        ("chance_again", "yes", FEAR, None, True),
        ("as_planned", "no", WHEN, None, True),
        ("as_planned", "backed_out", WHEN, None, True),
        ("as_planned", "called_off", WHEN, True, False),
        ("as_planned", "no", FEAR, None, False),
        ("as_planned", "no", None, False, True),
        ("opened", "yes", None, None, True),
        ("opened", "partly", None, None, True),
        ("opened", "no", None, None, False),
        ("opened", "no", None, "a door", True),
        ("learned", None, None, None, True),
        ("feelings", "backed_out", None, None, True),
    ],
)
def test_a_question_is_asked_where_it_makes_sense(
    field: str, outcome: Outcome | None, plan: Plan | None, answer: object, asked: bool
) -> None:
    assert is_asked(field, outcome, plan, answer) is asked


def test_each_question_has_a_field_of_the_attempt_and_a_sentence_for_its_limit() -> None:
    fields = {field.name: field for field in msgspec.structs.fields(Attempt)}
    assert len({question.field for question in EVERY}) == len(EVERY)
    for question in EVERY:
        assert question.field in fields
        wrong: object = {"yes_no": 7, "feelings": ["x" * 300]}.get(question.kind, -1)
        with pytest.raises(Unfit) as refused:
            fit({**msgspec.to_builtins(attempt(date(2026, 3, 1))), question.field: wrong}, Attempt)
        if question.kind not in ("yes_no", "reason"):  # these are chosen, never typed
            assert "Expected" not in str(refused.value), question.field


def test_what_was_answered_is_told_in_the_order_of_the_questions() -> None:
    one = attempt(
        date(2026, 3, 1),
        "called_off",
        reason="not_honest",
        as_planned=False,
        feared_happened="partly",
        chance_again=20,
        end=15,
        alone=False,
        laughed=True,
        prep_minutes=1,
        recovery_minutes=90,
        feelings=("proud", "wobbly"),
        learned="It lasts a minute.",
        stayed=0,
    )
    assert list(answers_told(one)) == [
        ("Called off", "it was not honest"),
        ("Then and there, as planned", "no"),
        ("It happened", "partly"),
        ("How likely it seems now", "20 %"),
        ("At the end", "15 hardly anything"),
        ("Getting ready took", "1 minute"),
        ("On my own", "no"),
        ("It made me laugh", "yes"),
        ("Felt", "proud, wobbly"),
        ("Learned", "It lasts a minute."),
        ("Calm again after", "90 minutes"),
        ("Still there the day after", "0 %"),
    ]
    assert list(answers_told(one, LATER)) == [
        ("Calm again after", "90 minutes"),
        ("Still there the day after", "0 %"),
    ]
    assert list(answers_told(attempt(date(2026, 3, 1)))) == []


@pytest.mark.parametrize(
    ("text", "feelings"),
    [
        ("", ()),
        (" , ,", ()),
        ("proud", ("proud",)),
        (" proud ,wobbly,  proud", ("proud", "wobbly")),
        ("seen, and heard", ("seen", "and heard")),
    ],
)
def test_typed_feelings_are_told_apart_by_commas(text: str, feelings: tuple[str, ...]) -> None:
    assert feelings_of(text) == feelings


def test_a_no_and_a_nothing_are_answers_and_an_empty_text_is_none() -> None:
    values = {"alone": False, "peak": 0, "note": "", "feelings": [], "kind": None, "used": "x"}
    assert answered(values) == {"alone": False, "peak": 0, "used": "x"}


def test_the_full_log_does_not_ask_what_the_quick_one_asks() -> None:
    assert {question.field for question in FULL} & {"outcome", "peak", "note", "label"} == set()
    assert {REASON, *FEARED} & set(FULL) == set()
