"""Any past day by command: asks, their days and answers, rests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk


def test_an_ask_of_long_ago_counts_is_shown_and_leaves_the_streak(desk: Desk) -> None:
    for back in ("2026-11-10", "2026-11-11", "last tuesday", "wed", "today"):
        desk.fine("log", "n", "--ask", f"An ask of {back}", "--day", back)
    assert "2 weeks in a row" in desk.fine("today").out
    said = desk.fine("log", "y", "20", "--ask", "May I stay up?", "--day", "1950-01-01").out
    assert "Logged for 1 Jan 1950: May I stay up?" in said
    assert "6 asks" in said
    assert "2 weeks in a row" in said
    (old,) = [each for each in desk.attempts() if each["day"] == "1950-01-01"]
    assert old["at"].startswith("2026-11-22T09:30")
    assert "2 weeks in a row" in desk.fine("today").out
    desk.fine("undo")
    assert len(desk.attempts()) == 5


def test_today_s_card_is_told_for_the_last_seven_days_and_else_what_was_asked_is_named(desk: Desk) -> None:
    desk.fine("log", "n", "--day", "sunday")
    assert desk("log", "n", "--day", "8 days ago").status == 2
    challenge = desk.attempts()[0]["challenge"]
    desk.fine("log", "n", "--day", "8 days ago", "--challenge", challenge)
    assert [each["day"] for each in desk.attempts()] == ["2026-11-22", "2026-11-14"]


def test_what_is_told_of_long_ago_leaves_today_s_card(desk: Desk) -> None:
    before = desk.fine("today").title
    for number in range(4):
        desk.fine("log", "n", "95", "--ask", f"Ask {number}", "--day", f"{20 + number} days ago")
        assert desk.fine("today").title == before


def test_the_plan_of_a_day_long_ago_is_told_with_its_card(desk: Desk) -> None:
    desk.fine("plan", "--feared", "They laugh", "--chance", "60")
    title = desk.fine("today").title
    desk.later(days=40)
    said = desk.fine("log", "y", "10", "--day", "22 nov")
    assert title in said.out
    (told,) = desk.attempts()
    assert (told["day"], told["plan"]["feared"]) == ("2026-11-22", "They laugh")


def test_the_day_of_an_ask_is_corrected_to_any_past_day(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "x")
    ask = desk.attempts()[0]["id"][:6]
    desk.fine("edit", ask, "--day", "2 march 2025")
    assert desk.attempts()[0]["day"] == "2025-03-02"
    desk.fine("edit", ask, "--day", "today")
    assert desk.attempts()[0]["day"] == "2026-11-22"
    desk.fine("undo")
    assert desk.attempts()[0]["day"] == "2025-03-02"


def test_the_day_of_an_answer(desk: Desk) -> None:
    desk.fine("log", "w", "--ask", "Will you?", "--day", "thursday")
    desk.fine("log", "n", "--ask", "Or you?")
    before = desk.fine("today").out.splitlines()
    ask = next(each["id"][:6] for each in desk.attempts() if each["outcome"] == "waiting")
    for day, said in (
        ("wednesday", "2026-11-18 is before the ask, which was on 2026-11-19"),
        ("tomorrow", "still to come"),
        ("soon", "is not a day"),
    ):
        refused = desk("answer", ask, "y", "--day", day)
        assert refused.status == 2
        assert said in " ".join(refused.err.split())
    desk.fine("answer", ask, "y", "--day", "friday")
    told = next(each for each in desk.attempts() if each["ask"] == "Will you?")
    assert (told["outcome"], told["answered"], told["day"]) == ("yes", "2026-11-20", "2026-11-19")
    sums = [line for line in before if "asks" in line and "this week" in line]
    assert sums
    assert set(sums) <= set(desk.fine("today").out.splitlines())


def test_ask_and_answer_keep_their_order(desk: Desk) -> None:
    desk.fine("log", "w", "--ask", "Will you?", "--day", "thursday")
    ask = desk.attempts()[0]["id"][:6]
    desk.fine("answer", ask, "y", "--day", "friday")
    refused = desk("edit", ask, "--day", "saturday")
    assert refused.status == 2
    assert "The answer came on 2026-11-20, which is before 2026-11-21" in " ".join(refused.err.split())
    desk.fine("edit", ask, "--day", "saturday", "--answered", "today")
    desk.fine("edit", ask, "--answered", "saturday")
    assert desk.attempts()[0]["answered"] == "2026-11-21"
    desk.fine("edit", ask, "--answered", "")
    assert desk.attempts()[0].get("answered") is None
    assert desk.attempts()[0]["day"] == "2026-11-21"


def test_an_answer_is_given_today_unless_a_day_is_named(desk: Desk) -> None:
    desk.fine("log", "w", "--ask", "Will you?", "--day", "thursday")
    desk.fine("answer", desk.attempts()[0]["id"][:6], "n")
    assert desk.attempts()[0]["answered"] == "2026-11-22"


def test_a_rest_that_was_not_noted_mends_the_streak(desk: Desk) -> None:
    for day in ("2026-11-02", "2026-11-03", "2026-11-16", "2026-11-17"):
        desk.fine("log", "n", "--ask", "x", "--day", day)
    assert "in a row" not in desk.fine("today").out
    said = desk.fine("rest", "9 nov", "15 nov").out
    assert "Those are days off now. To take it back: rejectui undo" in " ".join(said.split())
    assert "2 weeks in a row" in desk.fine("today").out
    desk.fine("undo")
    assert "in a row" not in desk.fine("today").out


@pytest.mark.parametrize(("first", "last", "more"), [("9 nov", "12 nov", False), ("14 nov", "17 nov", True)])
def test_a_rest_over_another_adds_only_what_is_not_there(
    desk: Desk, first: str, last: str, more: bool
) -> None:
    desk.fine("rest", "9 nov", "15 nov")
    said = desk.fine("rest", first, last).out
    assert ("you had that already" in said) is not more
    assert len(desk.tables()["pauses"]) == 1 + more


def test_a_rest_over_days_of_asks_leaves_them_practice_days(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "x", "--day", "2025-03-02")
    said = desk.fine("rest", "2025-03-01", "2025-03-08").out
    assert "Days on which you asked stay practice days." in said
    assert "asked stay" not in desk.fine("rest", "2024-03-01").out


@pytest.mark.parametrize(
    "command",
    [
        *("today", "status", "journal", "review", "review --more", "review --json", "ladder", "asks list"),
        *("program", "share", "takeaway --week 1950-01-02", "another", "doctor", "today --plain"),
        *("export json", "export csv", "export story", "export html", "export summary", "export calendar"),
    ],
)
@pytest.mark.parametrize("day", ["1900-01-01", "1950-01-01"])
def test_every_command_stands_an_ask_of_long_ago(
    desk: Desk, command: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk.fine("log", "n", "40", "--ask", "Long ago", "--day", day)
    desk.fine("rest", day, "3 jan 1951")
    desk.fine("log", "n", "40")
    assert desk.fine(*command.split()).out


def test_both_ends_of_a_rest_in_another_year_have_their_weekday(desk: Desk) -> None:
    said = desk.fine("rest", "2024-12-30", "2025-01-05").out
    assert said.startswith("Rest from Monday 30 December 2024 to Sunday 5 January 2025: kept.")


def test_a_rest_ahead_is_taken_back_by_undo_also_where_another_one_is_going_on(desk: Desk) -> None:
    assert desk.fine("rest").lines[-1] == "To end it: rejectui rest --end"
    assert desk.fine("rest", "2026-12-01").lines[-1] == "To take it back: rejectui undo"
    assert "1 December 2026" in desk.fine("undo").out
    assert desk("status", "--format", "{state}").out == "resting\n"
