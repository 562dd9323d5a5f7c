"""One logged ask: its limits, its title, and how own texts are compared."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from rejectui.core.asks.attempt import Attempt, Outcome, Plan, Snapshot, same_ask
from tests.core.build import MONDAY, attempt, catalog, challenge, tried

OUTCOMES = get_args(Outcome)


def test_there_are_eight_outcomes() -> None:
    assert OUTCOMES == ("no", "soft_no", "partly", "yes", "waiting", "no_reply", "backed_out", "called_off")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_counts_but_backed_out_and_called_off(outcome: str) -> None:
    assert attempt(MONDAY, outcome).counts == (outcome not in ("backed_out", "called_off"))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_no_is_heard_plainly_or_softly(outcome: str) -> None:
    assert attempt(MONDAY, outcome).heard_no == (outcome in ("no", "soft_no"))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"peak": 101}, id="distress of 101"),
        pytest.param({"peak": -1}, id="distress below nothing"),
        pytest.param({"peak": 900}, id="distress of 900"),
        pytest.param({"note": "x" * 5001}, id="a note of 5,001 characters"),
        pytest.param({"note": ""}, id="an empty note: it is absent instead"),
        pytest.param({"label": "x" * 201}, id="a label of 201 characters"),
        pytest.param({"ask": "x" * 2001}, id="an own ask of 2,001 characters"),
        pytest.param({"challenge": "x" * 122}, id="a full id of 122 characters"),
        pytest.param({"prep_minutes": -1}, id="less than no time"),
        pytest.param({"snapshot": {"title": ""}}, id="a snapshot without a title"),
        pytest.param({"id": "1"}, id="an id that is not 32 hexadecimal digits"),
        pytest.param({"plan": {"chance": 101}}, id="a chance of 101"),
        pytest.param({"outcome": "maybe"}, id="an outcome there is not"),
        pytest.param({"at": "2026-03-02T12:00:00"}, id="a moment without its UTC offset"),
        pytest.param({"day": "2026-02-30"}, id="a date there is not"),
    ],
)
def test_a_value_beyond_its_limits_is_an_error(fields: dict[str, Any]) -> None:
    raw = msgspec.to_builtins(attempt(MONDAY))
    assert msgspec.convert(raw, Attempt)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**raw, **fields}, Attempt)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"peak": 0, "end": 100, "plan": {"chance": 0, "peak": 100}}, id="percents 0 and 100"),
        pytest.param({"prep_minutes": 0, "recovery_minutes": 100_000}, id="no minutes, and very many"),
        pytest.param({"note": "x" * 5000, "label": "x" * 200}, id="a note of 5,000, a label of 200"),
        pytest.param({"ask": "x" * 2000}, id="an own ask of 2,000"),
        pytest.param({"challenge": "a/b"}, id="the shortest full id"),
        pytest.param({"challenge": "x" * 60 + "/" + "y" * 60}, id="the longest"),
        pytest.param({"snapshot": {"title": "x" * 2000}}, id="a snapshot of an own ask"),
    ],
)
def test_a_value_at_its_limit_is_fine(fields: dict[str, Any]) -> None:
    raw = {**msgspec.to_builtins(attempt(MONDAY)), **fields}
    assert msgspec.to_builtins(msgspec.convert(raw, Attempt)) == raw


def test_a_field_that_was_not_asked_is_absent() -> None:
    assert set(msgspec.to_builtins(attempt(MONDAY))) == {"id", "day", "at", "outcome", "ask"}
    assert msgspec.to_builtins(Plan()) == {}


def test_history_survives_packs() -> None:
    (entry,) = catalog(challenge("sit-here", 3, title="Ask to sit here", category="play", askee="stranger"))
    logged = tried(entry, MONDAY)
    assert logged.challenge == "cafe/sit-here"
    assert logged.snapshot == Snapshot(
        title="Ask to sit here", category="play", askee="stranger", channel="in_person", level=3
    )


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        pytest.param(
            {"challenge": "cafe/x", "snapshot": Snapshot(title="Ask for x")}, "Ask for x", id="snapshot"
        ),
        pytest.param({"ask": "May I?"}, "May I?", id="own text"),
        pytest.param({"challenge": "cafe/x"}, "cafe/x", id="full id, when nothing else is left"),
    ],
)
def test_an_attempt_has_a_title_whether_or_not_its_pack_is_here(fields: dict[str, Any], title: str) -> None:
    assert attempt(MONDAY, **fields).title == title


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("  May I sit here? ", True, id="trimmed"),
        pytest.param("May  I\tsit\n here?", True, id="spaces joined"),
        pytest.param("MAY I SIT HERE?", True, id="case folded"),
        pytest.param("May I sit here", False, id="but another text is another ask"),
        pytest.param("MayI sit here?", False, id="and no space is not a space"),
    ],
)
def test_own_texts_are_compared_trimmed_with_spaces_joined_and_case_folded(text: str, same: bool) -> None:
    assert (same_ask(text) == same_ask("May I sit here?")) == same


def test_case_is_folded_and_not_only_lowered() -> None:
    assert same_ask("Straße") == same_ask("STRASSE")
