"""What a field takes, in sentences made of what core declares."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Day, Takeaway
from rejectui.core.limits import Unfit, fit, limit


@pytest.mark.parametrize(
    ("kind", "field", "told"),
    [
        (Attempt, "note", "A note is a text of 5,000 characters at most"),
        (Attempt, "peak", "Distress is a whole number from 0 to 100"),
        (Attempt, "plan.peak", "The expected distress is a whole number from 0 to 100"),
        (Attempt, "prep_minutes", "The time of getting ready is a whole number of minutes from 0 to 100,000"),
        (Attempt, "feelings", "A feeling is a text of 200 characters at most"),
        (Attempt, "feared_happened", "Whether it happened is no, partly or yes"),
        (Attempt, "day", ""),
        (Attempt, "nothing.like.it", ""),
        (Day, "plan.feared", "What you fear is a text of 5,000 characters at most"),
        (Takeaway, "words", "A takeaway is a text of 5,000 characters at most"),
        (Ask, "text", "An ask is a text of 2,000 characters at most"),
    ],
)
def test_a_limit_is_told_as_it_is_declared(kind: type[Struct], field: str, told: str) -> None:
    assert limit(kind, field) == told


@pytest.mark.parametrize("kind", [Plan, Attempt, Ask, Takeaway], ids=lambda kind: kind.__name__)
def test_every_text_that_people_write_has_a_limit_to_tell(kind: type[Struct]) -> None:
    """Also what a later version adds: long texts are typed by hand."""
    for field in msgspec.structs.fields(kind):
        try:
            msgspec.convert({field.name: "x" * 6_000}, kind)
        except msgspec.ValidationError as error:
            if "length <=" in str(error) and f".{field.name}`" in str(error) and "id" not in field.name:
                assert limit(kind, field.name) or field.name == "challenge", field.name


def test_what_was_typed_is_not_repeated() -> None:
    with pytest.raises(Unfit) as refused:
        fit({"feared": "secret" * 1_000}, Plan)
    said = "What you fear is a text of 5,000 characters at most; this one has 6,000. Nothing was saved."
    assert str(refused.value) == said


def test_all_that_is_written_in_a_plan_is_among_its_texts() -> None:
    """A new field of words is found by search and erased by forgetting, whoever adds it."""
    words = {
        field.name: f"words of {field.name}"
        for field in msgspec.structs.fields(Plan)
        if limit(Plan, field.name).endswith("characters at most")
    }
    assert len(words) >= 3
    assert sorted(fit(words, Plan).texts) == sorted(words.values())
