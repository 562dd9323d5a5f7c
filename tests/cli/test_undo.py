"""`rejectui undo` and `--back`: the same list as `u` and `U` in the app."""

from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Desk


def test_a_day_goes_back_step_by_step_and_comes_again(desk: Desk) -> None:
    first = desk.fine("today").title
    second = desk.fine("another").title
    desk.fine("plan", "--feared", "they stare")
    desk.fine("log", "n", "60")
    said = desk.fine("undo")
    assert said.lines[0] == "Taken out of the journal:"
    assert second in said.out
    assert said.lines[-1] == "Saved. rejectui undo takes back more, rejectui undo --back brings it back."
    assert desk.fine("undo").lines[:2] == ["Not planned any more:", f"  {second}"]
    assert desk.fine("undo").lines == [
        "Back to:",
        f"  {first}",
        "Saved. rejectui undo --back brings it back.",
    ]
    assert desk.fine("today").title == first
    nothing = desk("undo")
    assert (nothing.status, nothing.err) == (1, "There is nothing to undo.\n")
    assert desk.fine("undo", "--back").lines == [
        "Again:",
        f"  {second}",
        "Saved. rejectui undo takes it back, rejectui undo --back brings back more.",
    ]
    assert desk.fine("undo", "--back").lines[0] == "Planned again:"
    assert "they stare" in desk.fine("today").out
    assert desk.fine("undo", "--back").lines[0] == "Back in the journal:"
    assert [each["outcome"] for each in desk.attempts()] == ["no"]
    nothing = desk("undo", "--back")
    assert (nothing.status, nothing.err) == (1, "There is nothing to bring back.\n")


def test_a_rest_and_an_ask_on_the_list(desk: Desk) -> None:
    desk.fine("rest", "monday", "tuesday")
    desk.fine("asks", "keep", "A window seat", "--category", "favor")
    desk.fine("rest", "--end")
    desk.fine("takeaway", "Noes are short.")
    desk.fine("set", "theme", "nord")
    heads = [desk.fine("undo").lines[:2] for _ in range(4)]
    assert heads == [
        ["As it was before:", "  Takeaway, week of 16 Nov: none"],
        ["Resting again:", "  23 to 24 November 2026"],
        ["Off your list:", "  A window seat"],
        ["No longer resting:", "  23 to 24 November 2026"],
    ]
    assert desk.tables()["settings"]["theme"]["value"] == "nord"


def test_the_day_after_only_the_last_change_can_be_taken_back(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "First")
    desk.fine("log", "n", "--ask", "Second")
    desk.now += timedelta(days=1)
    assert "Second" in desk.fine("undo").out
    assert desk("undo").status == 1
    assert "Second" in desk.fine("undo", "--back").out
