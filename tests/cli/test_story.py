"""The whole practice by commands alone."""

from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import SUNDAY, Desk

MONDAY = SUNDAY + timedelta(days=1)


def test_a_day_from_the_first_card_to_the_journal(desk: Desk) -> None:
    first = desk.fine("today")
    assert "practice, not therapy" in first.out
    assert desk.files() == {}  # looking writes nothing

    planned = desk.fine(
        "plan", "--feared", "they stare", "--chance", "70", "--distress", "80", "--best", "a yes"
    )
    assert planned.title == first.title
    again = desk.fine("today")
    assert again.out == planned.out
    for line in ("My fear: they stare", "How likely: 70 %", "How nervous: 80 very hard", "Best case: a yes"):
        assert line in again.out

    logged = desk.fine("log", "n", "60", "they laughed", "--label", "corner café")
    assert f"Logged for today: {first.title}" in logged.out
    assert logged.lines[-1].startswith("Saved as ")
    short = logged.lines[-1].split()[2].rstrip(".")

    (kept,) = desk.attempts()
    wanted = {
        "outcome": "no",
        "peak": 60,
        "note": "they laughed",
        "label": "corner café",
        "day": "2026-11-22",
    }
    assert wanted.items() <= kept.items()
    assert kept["plan"] == {"feared": "they stare", "chance": 70, "peak": 80, "best": "a yes"}
    assert kept["snapshot"]["title"] == first.title
    assert kept["at"].startswith("2026-11-22T09:30:00+01:00")

    shown = desk.fine("journal")
    assert shown.lines == [
        f"{short}  Sun 22 Nov  ● no · 60, very tense · corner café",
        f"      {first.title}",
        "        Feared: they stare",
        "        How likely it seemed: 70 %",
        "        Expected: 80 very hard",
        "        Best case: a yes",
        "        they laughed",
        "In all: 1 ask",
    ]

    desk.fine("edit", short, "--outcome", "soft no", "--distress", "45", "--note", "", "--label", "")
    (kept,) = desk.attempts()
    assert (kept["outcome"], kept["peak"]) == ("soft_no", 45)
    assert "note" not in kept
    assert "label" not in kept
    desk.fine("delete", short)
    assert desk.attempts() == []
    assert "Nothing is logged yet" in desk.fine("journal").out
    desk.fine("undo")
    (kept,) = desk.attempts()
    assert kept["outcome"] == "soft_no"


def test_a_plan_of_monday_is_told_on_tuesday_for_monday(desk: Desk) -> None:
    desk.now = MONDAY
    monday = desk.fine("plan", "--feared", "silence").title
    desk.later(days=1)
    tuesday = desk.fine("today")
    assert f"Still open from yesterday: {monday}" in tuesday.out
    assert "rejectui log OUTCOME --day yesterday" in tuesday.out
    desk.later(days=1)
    wednesday = desk.fine("today")
    assert "rejectui log OUTCOME --day monday" in wednesday.out
    assert wednesday.title != monday

    said = desk.fine("log", "y", "30", "--day", "monday")
    assert f"Logged for Monday: {monday}" in said.out
    (kept,) = desk.attempts()
    assert kept["day"] == "2026-11-23"
    assert kept["plan"] == {"feared": "silence"}
    after = desk.fine("today")
    assert "Still open" not in after.out
    assert after.title == wednesday.title  # telling of Monday does not deal another card today


def test_an_open_plan_is_kept_for_today(desk: Desk) -> None:
    title = desk.fine("plan", "--feared", "silence").title
    desk.later(days=1)
    kept = desk.fine("plan", "--keep")
    assert kept.title == title
    assert "My fear: silence" in kept.out
    assert "Still open" not in kept.out
    assert desk.tables()["days"]["2026-11-22"]["closed"] == "kept"
    desk.fine("log", "y")
    assert desk.attempts()[0]["plan"] == {"feared": "silence"}


def test_a_plan_whose_challenge_cannot_be_dealt_any_more_can_still_be_told(desk: Desk) -> None:
    title = desk.fine("plan", "--feared", "silence").title
    full = desk.tables()["days"]["2026-11-22"]["challenge"]
    desk.later(days=1)
    desk.fine("packs", "hide", full)
    refused = desk("plan", "--keep")
    assert refused.status == 1
    assert "Tell it, or let it go" in refused.err
    assert f"Logged for yesterday: {title}" in desk.fine("log", "n", "--day", "yesterday").out
    assert desk.attempts()[0]["plan"] == {"feared": "silence"}


def test_an_open_plan_is_let_go_and_that_is_no_backing_out(desk: Desk) -> None:
    desk.fine("plan")
    desk.later(days=1)
    before = desk.fine("today").title
    said = desk.fine("plan", "--let-go")
    assert said.lines[0] == "Let go. That is not backing out."
    assert said.title == before
    assert "attempts" not in desk.tables()
    assert desk("plan", "--let-go").status == 1


def test_todays_plan_can_be_let_go_too(desk: Desk) -> None:
    title = desk.fine("plan", "--feared", "x").title
    said = desk.fine("plan", "--let-go")
    assert said.title == title
    assert "Planned" not in said.out


def test_a_plan_grows_by_what_is_added(desk: Desk) -> None:
    desk.fine("plan", "--feared", "they stare")
    desk.fine("plan", "--chance", "40")
    assert desk.tables()["days"]["2026-11-22"]["plan"] == {"feared": "they stare", "chance": 40}


def test_an_ask_of_ones_own(desk: Desk) -> None:
    planned = desk.fine("plan", "--ask", "May I bring my own cup?")
    assert "May I bring my own cup?" in planned.out
    desk.fine("log", "partly")
    assert desk.attempts()[0]["ask"] == "May I bring my own cup?"
    desk.fine("log", "y", "--ask", "A seat by the window")
    assert [each["ask"] for each in desk.attempts()] == ["May I bring my own cup?", "A seat by the window"]
    assert all("challenge" not in each for each in desk.attempts())


def test_a_waiting_ask_gets_its_answer_and_keeps_its_day(desk: Desk) -> None:
    short = desk.fine("log", "w").lines[-1].split()[2].rstrip(".")
    desk.later(days=3)
    assert "1 ask waits for an answer" in desk.fine("today").out
    assert short in desk.fine("journal", "--waiting").out
    desk.fine("answer", short, "y")
    (kept,) = desk.attempts()
    assert (kept["outcome"], kept["day"], kept["answered"]) == ("yes", "2026-11-22", "2026-11-25")
    again = desk("answer", short, "n")
    assert again.status == 1
    assert "has its answer already" in again.err
    assert desk.fine("journal", "--waiting").out == "No entry in the journal matches.\n"


def test_rest_and_the_end_of_it(desk: Desk) -> None:
    title = desk.fine("today").title
    assert "until Wednesday 25 November" in desk.fine("rest", "--until", "wednesday").out
    resting = desk.fine("today")
    assert "You are resting until Wednesday 25 November 2026" in resting.out
    assert title not in resting.out
    desk.later(days=2)
    desk.fine("rest", "--end")
    (pause,) = desk.tables()["pauses"].values()
    assert (pause["first"], pause["last"]) == ("2026-11-22", "2026-11-23")
    assert "resting" not in desk.fine("today").out
    assert desk("rest", "--end").status == 1


def test_a_rest_that_ends_on_its_first_day_never_was(desk: Desk) -> None:
    desk.fine("rest")
    desk.fine("rest", "--until", "friday")  # longer
    assert len(desk.tables()["pauses"]) == 1
    desk.fine("rest", "--end")
    (pause,) = desk.tables()["pauses"].values()
    assert pause["deleted"] is True
