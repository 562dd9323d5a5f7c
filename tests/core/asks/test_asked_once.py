"""Asked once: who said no, and when the app says so (core/PRACTICE.md, Once)."""

from __future__ import annotations

from typing import Any

import pytest

from rejectui.core.asks.asked_once import heard_before, reminder
from rejectui.core.asks.attempt import Attempt, Snapshot
from tests.core.build import attempt

CAFE = "Corner café"


def earlier(
    category: str | None = None, outcome: str = "no", label: str | None = "Kim", **fields: Any
) -> Attempt:
    """An ask of 5 March, at a challenge of that category or an own one."""
    if category is not None:
        fields = {
            "challenge": "people/hello",
            "snapshot": Snapshot(title="Say hello", category=category),
            **fields,
        }
    return attempt("2026-03-05", outcome, **fields, **({"label": label} if label else {}))


@pytest.mark.parametrize("their", ["connection", "dating"])
@pytest.mark.parametrize("mine", ["connection", "dating"])
def test_after_a_no_in_connection_or_dating_any_later_ask_of_theirs_in_those_two_is_reminded(
    their: Any, mine: Any
) -> None:
    found = reminder([earlier(their)], label="Kim", category=mine, challenge="people/another")
    assert found is not None
    assert found.about_person
    assert str(found).startswith("Kim said no on 5 March.")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(earlier("dating"), {"category": "favor"}, id="an ask of another kind"),
        pytest.param(earlier("favor"), {"category": "dating"}, id="a no to an ask of another kind"),
        pytest.param(earlier("dating"), {"category": "dating", "label": "Alex"}, id="somebody else"),
        pytest.param(earlier("dating", label=None), {"category": "dating"}, id="a no of nobody named"),
        pytest.param(earlier("dating", "yes"), {"category": "dating"}, id="a yes"),
        pytest.param(earlier("dating", "no_reply"), {"category": "dating"}, id="silence"),
        pytest.param(earlier("dating"), {"ask": "May I?"}, id="an own ask of no category"),
    ],
)
def test_no_reminder_about_a_person(before: Attempt, now: dict[str, Any]) -> None:
    assert reminder([before], **{"label": "Kim", "challenge": "people/another", **now}) is None


def test_a_soft_no_is_a_no() -> None:
    assert reminder([earlier("dating", "soft_no")], label="Kim", category="dating") is not None


def test_labels_are_the_same_but_for_spaces_and_case() -> None:
    assert reminder([earlier("dating")], label=" KIM ", category="dating") is not None


@pytest.mark.parametrize(
    ("before", "now", "reminds"),
    [
        pytest.param(
            {"category": "favor"}, {"challenge": "people/hello"}, True, id="the same challenge there"
        ),
        pytest.param({"category": "favor"}, {"challenge": "people/bye"}, False, id="another challenge there"),
        pytest.param({"ask": "A free tea?"}, {"ask": " a free  TEA? "}, True, id="the same own text there"),
        pytest.param({"ask": "A free tea?"}, {"ask": "A free cake?"}, False, id="another own text there"),
        pytest.param({"ask": "x"}, {"challenge": "people/hello"}, False, id="a challenge after an own text"),
        pytest.param({"category": "favor"}, {"ask": "Say hello"}, False, id="an own text after a challenge"),
        pytest.param(
            {"category": "favor"}, {"challenge": "people/hello", "label": "Bakery"}, False, id="somewhere new"
        ),
        pytest.param(
            {"category": "favor", "outcome": "yes"},
            {"challenge": "people/hello"},
            False,
            id="after a yes there",
        ),
    ],
)
def test_a_place_is_reminded_of_the_same_challenge_or_own_text(
    before: dict[str, Any], now: dict[str, Any], reminds: bool
) -> None:
    found = reminder([earlier(label=CAFE, **before)], **{"label": CAFE, "category": "favor", **now})
    assert (found is not None) == reminds
    if found is not None:
        assert not found.about_person
        assert str(found).startswith(f"{CAFE} said no to this on 5 March.")


def test_the_latest_no_speaks() -> None:
    later = attempt("2026-04-01", label="Kim", ask="x", snapshot=Snapshot(title="x", category="dating"))
    found = reminder([earlier("dating"), later], label="Kim", category="dating")
    assert found is not None
    assert found.earlier is later


@pytest.mark.parametrize("banned", ["must", "forbidden", "not allowed", "fail"])
def test_the_app_reminds_and_does_not_forbid(banned: str) -> None:
    for category in ("dating", "favor"):
        found = reminder([earlier(category)], label="Kim", category=category, challenge="people/hello")
        assert found is not None
        assert banned not in str(found).lower()


@pytest.mark.parametrize(
    ("challenge", "ask", "said"),
    [
        ("people/hello", None, True),
        ("people/other", None, False),
        (None, " May i  SIT here? ", True),
        (None, "May I stand here?", False),
        (None, None, False),
        ("people/other", "May I sit here?", False),
    ],
)
def test_where_the_very_ask_heard_a_no_is_known_before_it_is_planned(
    challenge: str | None, ask: str | None, said: bool
) -> None:
    before = [
        earlier(challenge="people/hello"),
        earlier("connection", "yes", "Sam", challenge="people/other"),
        earlier(ask="May I sit here?"),
    ]
    found = heard_before(before, challenge=challenge, ask=ask)
    assert (found is not None) == said
    if found is not None:
        assert found == "It heard a no from Kim on 5 March: this time somewhere new, or someone else."


def test_a_no_without_a_label_is_remembered_too() -> None:
    found = heard_before([earlier(challenge="people/hello", label=None)], challenge="people/hello", ask=None)
    assert found == "It heard a no on 5 March: this time somewhere new, or someone else."
