"""Programs by commands: start, look, switch, pause, leave; and what may go wrong with them."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from rejectui.packs import programs
from tests.cli.conftest import Desk


def test_the_programs_are_listed_and_read_before_anything_is_written(desk: Desk) -> None:
    listed = desk.fine("program").out
    for name in ("gentle-month", "thirty-days", "rung-a-week", "jiang-100", "comely-30", "hundred-a-year"):
        assert f"{name}: " in listed
        page = desk.fine("program", "show", name).out
        assert page.split("\n\n")[1].startswith("What counts: ")
        assert "By the rules of: " in page
        assert "Source: " in page
        assert f"rejectui program start {name}" in page
    assert "Silverman" in desk.fine("program", "show", "comely-30").out
    assert desk.fine("program", "list").out == listed
    assert set(desk.files()) <= {"state/programs.json"}


def test_start_look_pause_resume_and_leave(desk: Desk) -> None:
    desk.fine("log", "y")
    sums = desk.fine("today").lines
    desk.fine("program", "start", "jiang-100")
    told = "Day 1 · A hundred days of asking · 1 of 100 days with an ask"
    assert desk.fine("today").lines[-1] == told
    assert desk.fine("ladder").lines[1] == told
    assert desk.fine("today").lines[:-1] == sums
    desk.later(days=1)
    desk.fine("program", "pause")
    desk.fine("log", "n")
    assert "1 of 100 days with an ask · paused" in desk.fine("today").out
    desk.later(days=2)
    assert "1 of 100" in desk.fine("program", "resume").out
    desk.fine("log", "n", "--ask", "May I sit here?")
    assert "day 2 · 2 of 100" in desk.fine("program").out
    left = desk.fine("program", "leave").out
    assert "2 asks on 2 days: 1 no, 1 yes." in left
    assert "hundred" not in desk.fine("today").out
    assert desk("program", "leave").status == 1
    (run,) = desk.tables()["runs"].values()
    assert run["became"] == "left"
    assert run["paused"] == [{"first": "2026-11-23", "last": "2026-11-24"}]
    assert {"ended", "became", "paused"} <= run["changed"].keys()


def test_the_week_its_goal_and_how_it_stands_are_told_everywhere(desk: Desk) -> None:
    desk.fine("program", "start", "gentle-month")
    desk.later(days=7)
    desk.fine("log", "n")
    line = "Week 2 of 4: a little bolder · A gentle month · asks on 2 or 3 days · ●○"
    assert desk.fine("today").lines[-1] == line
    assert desk.fine("ladder").lines[1] == line
    told = " ".join(desk.fine("program").out.split())
    assert (
        "week 2 of 4 · 0 weeks kept · this week ●○ Week 2, a little bolder: asks on 2 or 3 days. Places"
        in told
    )
    page = " ".join(desk.fine("program", "show").out.split())
    assert "Its weeks: 1, gentle ones: Something you want to ask anyway." in page
    assert "Alice Draper" in page


def test_the_cards_follow_the_week(desk: Desk) -> None:
    desk.fine("program", "start", "gentle-month")
    for _ in range(3):
        desk.later(days=1)
        card = desk.fine("today").out
        assert "It fits this week of the program." in " ".join(card.split())
        assert ", in person · " in card or ", by phone · " in card
        desk.fine("log", "y", "40")


def test_a_run_that_was_kept_under_an_older_name_goes_on(desk: Desk) -> None:
    desk.fine("program", "start", "rung-a-week")
    (file,) = (desk.home / "journal").glob("*.json")
    file.write_text(file.read_text("utf-8").replace("rung-a-week", "s1-ladder"), "utf-8")
    assert desk.fine("today").lines[-1] == "Week 1 · One rung a week · one ask · ○"
    desk.fine("program", "leave")
    (run,) = desk.tables()["runs"].values()
    assert (run["program"], run["became"]) == ("rung-a-week", "left")


def test_one_at_a_time_and_switching_leaves_the_first(desk: Desk) -> None:
    desk.fine("program", "start", "jiang-100")
    assert desk("program", "start", "jiang-100").status == 1
    assert "Left: A hundred days" in desk.fine("program", "start", "comely-30").out
    assert [run.get("became") for run in desk.tables()["runs"].values()] == ["left", None]


def test_a_finished_one_is_closed_as_finished_when_the_next_begins(desk: Desk) -> None:
    desk.fine("program", "start", "thirty-days")
    desk.later(days=40)
    assert "To look back: rejectui program" in " ".join(desk.fine("today").out.split())
    assert "Left:" not in desk.fine("program", "start", "thirty-days").out
    first, second = desk.tables()["runs"].values()
    assert (first["became"], first["ended"]) == ("finished", "2026-12-21")
    assert second["started"] == "2027-01-01"


def test_one_command_switches_between_the_strict_and_the_forgiving_rule(desk: Desk) -> None:
    desk.fine("program", "start", "comely-30")
    desk.fine("log", "y", "60")
    assert "0 days with a no · asked on 1 day" in desk.fine("program").out
    assert "1 of 30 days with an ask" in desk.fine("program", "forgiving").out
    assert "0 days with a no" in desk.fine("program", "strict").out
    desk.fine("program", "start", "thirty-days")
    assert desk("program", "forgiving").status == 1


def test_the_clock_moved_back(desk: Desk) -> None:
    desk.fine("program", "start", "jiang-100")
    desk.later(days=-3)
    assert "It has not begun yet" in desk.fine("program").out
    desk.fine("program", "pause")
    desk.fine("program", "resume")
    desk.fine("program", "leave")
    (run,) = desk.tables()["runs"].values()
    assert run["ended"] == run["started"] == "2026-11-22"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs that ship, in a folder where they can be broken."""
    folder = tmp_path / "programs"
    shutil.copytree(programs.programs_folder(), folder)
    monkeypatch.setattr(programs, "programs_folder", lambda: folder)
    return folder


def test_a_broken_program_file_stops_none_of_the_others(desk: Desk, folder: Path) -> None:
    desk.fine("program", "start", "jiang-100")
    desk.fine("log", "y")
    file = folder / "jiang-100.yaml"
    file.write_text(file.read_text("utf-8").replace("unit: day", "unit: hour"), "utf-8")
    listed = desk.fine("program").out
    assert "gentle-month: " in listed
    assert "cannot be read here" in listed
    assert "jiang-100.yaml:8:7: value: unit is " in listed
    desk.fine("today")
    assert desk("program", "show", "jiang-100").status == 2
    desk.fine("program", "leave")
    assert len(desk.attempts()) == 1


def test_a_run_edited_by_hand_is_named_and_not_counted(desk: Desk) -> None:
    desk.fine("program", "start", "jiang-100")
    (file,) = (desk.home / "journal").glob("*.json")
    tables = json.loads(file.read_text("utf-8"))
    (run,) = tables["runs"].values()
    run["started"] = "soon"
    file.write_text(json.dumps(tables), "utf-8")
    said = desk("today")
    assert "The program run" in said.err
    assert "soon" not in said.err
    assert desk("program", "leave").status == 1


def test_a_name_that_is_none(desk: Desk) -> None:
    said = desk("program", "start", "comely")
    assert said.status == 2
    assert "There are comely-30, gentle-month" in said.err
    assert desk("program", "show").status == 1


class TestRest:
    """Ranges of days off."""

    def test_a_range_ahead_is_taken_back_again(self, desk: Desk) -> None:
        assert "from Fri 27 Nov to Monday 30 November" in desk.fine("rest", "friday", "monday").out
        (pause,) = desk.tables()["pauses"].values()
        assert (pause["first"], pause["last"]) == ("2026-11-27", "2026-11-30")
        assert "resting" not in desk.fine("today").out
        desk.later(days=5)
        assert "resting until Monday 30 November" in desk.fine("today").out
        desk.later(days=-5)
        assert "Taken back" in desk.fine("rest", "--end").out
        assert desk("rest", "--end").status == 1

    def test_days_that_are_over_for_whoever_was_ill(self, desk: Desk) -> None:
        desk.fine("rest", "2026-11-17", "yesterday")
        assert "resting" not in desk.fine("today").out
        desk.fine("rest", "tomorrow")
        pauses = [(each["first"], each["last"]) for each in desk.tables()["pauses"].values()]
        assert pauses == [("2026-11-17", "2026-11-21"), ("2026-11-23", "2026-11-23")]

    def test_rests_that_overlap_end_together(self, desk: Desk) -> None:
        desk.fine("rest", "yesterday", "friday")
        desk.fine("rest", "today", "tuesday")
        desk.fine("rest", "--end")
        assert "resting" not in desk.fine("today").out

    @pytest.mark.parametrize(
        "wrong",
        [
            ("1899-11-10", "today"),
            ("tomorrow", "today"),
            ("2028-01-01",),
            ("soon",),
            ("today", "--end"),
            ("today", "--until", "friday"),
        ],
    )
    def test_what_is_no_range(self, desk: Desk, wrong: tuple[str, ...]) -> None:
        assert desk("rest", *wrong).status == 2
        assert desk.files() == {}


class TestAfter:
    """The quiet question of the next day, and the offer of support."""

    def test_it_is_asked_on_the_next_day_and_gone_after_it(self, desk: Desk) -> None:
        desk.fine("log", "n", "70")
        question = "How long until you felt calm again"
        assert question not in desk.fine("today").out
        desk.later(days=1)
        assert question in desk.fine("today").out
        desk.later(days=1)
        assert question not in desk.fine("today").out
        assert desk("after", "--minutes", "5").status == 1

    def test_it_is_answered_with_one_line(self, desk: Desk) -> None:
        desk.fine("log", "n", "70")
        desk.later(days=1)
        desk.fine("after", "--minutes", "90", "--stayed", "20")
        (kept,) = desk.attempts()
        assert (kept["recovery_minutes"], kept["stayed"]) == (90, 20)
        assert "How long" not in desk.fine("today").out
        desk.later(days=9)
        desk.fine("after", kept["id"][:6], "--stayed", "0")
        assert desk.attempts()[0]["stayed"] == 0
        assert desk("after", kept["id"]).status == 2
        said = desk("after", kept["id"], "--stayed", "101")
        assert (said.status, "0 to 100" in said.err) == (2, True)

    def test_support_is_offered_once(self, desk: Desk) -> None:
        for _ in range(3):
            assert "rejectui support" not in desk.fine("today").out.replace("first: rejectui support", "")
            desk.fine("log", "n", "85", "--ask", "A seat")
            desk.later(days=1)
        assert "This is offered only once" in " ".join(desk.fine("today").out.split())
        assert "this once" not in desk.fine("today").out
        assert desk.tables()["settings"]["support_offered"]["value"] is True


class TestCalledOff:
    """A reason belongs to calling it off, and to nothing else."""

    def test_each_reason_has_its_kind_line(self, desk: Desk) -> None:
        for reason in ("unsafe", "uncomfortable", "h", "other"):
            desk.fine("log", "x", "--ask", "A seat", "--reason", reason)
        kept = [each["reason"] for each in desk.attempts()]
        assert kept == ["unsafe", "uncomfortable", "not_honest", "other"]

    def test_a_reason_without_calling_it_off_is_told(self, desk: Desk) -> None:
        assert desk("log", "n", "--reason", "unsafe").status == 2
        assert desk("log", "x", "--reason", "bored").status == 2
        assert "attempts" not in (desk.tables() if desk.files() else {})

    def test_it_goes_when_the_outcome_changes(self, desk: Desk) -> None:
        desk.fine("log", "x", "--reason", "unsafe")
        (kept,) = desk.attempts()
        assert desk("edit", kept["id"], "--outcome", "n", "--reason", "unsafe").status == 2
        desk.fine("edit", kept["id"], "--outcome", "n")
        assert "reason" not in desk.attempts()[0]


def test_the_prompt_can_be_piped_and_says_where_it_goes(desk: Desk) -> None:
    desk.fine("set", "areas", "work,play")
    said = desk("plan", "prompt")
    assert said.status == 0
    assert "pasted text leaves this computer" in " ".join(said.err.split())
    assert said.out.startswith("I practice asking for things")
    assert desk("plan", "prompt", "--ask", "A seat").status == 2


def test_silence_settled_leaves_undo_to_the_user(desk: Desk) -> None:
    desk.fine("log", "w", "--ask", "A seat")
    desk.later(days=20)
    desk.fine("log", "n", "--ask", "A table")
    desk.fine("today")
    desk.fine("undo")
    assert [each["outcome"] for each in desk.attempts()] == ["no_reply"]


def test_a_rest_across_the_end_of_a_program(desk: Desk) -> None:
    desk.fine("program", "start", "thirty-days")
    away = desk.now.date() + timedelta(days=25)
    desk.fine("rest", away.isoformat(), (away + timedelta(days=9)).isoformat())
    desk.later(days=30)
    assert "day 25 of 30" in desk.fine("program").out
    desk.later(days=10)
    assert "finished on Thursday 31 December 2026" in desk.fine("program").out


def test_a_program_deals_its_cards_from_the_next_day_on_and_every_command_agrees(desk: Desk) -> None:
    before = desk.fine("today").title
    desk.fine("program", "start", "hundred-a-year")
    assert desk.fine("today").title == before
    wants = "The program wants one that is asked in writing or by form."
    for _ in range(3):
        desk.later(days=1)
        card = desk.fine("today")
        assert wants in " ".join(card.out.split())
        assert desk.fine("today").title == card.title
        other = desk.fine("another")
        assert wants in " ".join(other.out.split())
        assert other.title != card.title
        assert desk.fine("today").title == other.title
        assert other.title in desk.fine("log", "w").lines[0]
    for _ in range(5):
        desk.later(days=1)
        title = desk.fine("today").title
        assert title in desk.fine("log", "w").lines[0]


def test_hiding_the_card_deals_what_the_program_wants(desk: Desk) -> None:
    desk.fine("program", "start", "hundred-a-year")
    for _ in range(5):
        desk.later(days=1)
        desk.fine("another")
        record = max(desk.tables()["days"].values(), key=lambda each: str(each["day"]))
        desk.fine("packs", "hide", record["challenge"])
        assert "The program wants one that is asked in writing" in " ".join(desk.fine("today").out.split())


def test_a_paused_program_wants_nothing_and_today_s_card_stays_all_the_same(desk: Desk) -> None:
    desk.fine("program", "start", "hundred-a-year")
    desk.later(days=1)
    title = desk.fine("today").title
    desk.fine("program", "pause")
    assert desk.fine("today").title == title
    desk.later(days=1)
    assert "The program wants" not in " ".join(desk.fine("today").out.split())
    title = desk.fine("today").title
    desk.fine("program", "resume")
    assert desk.fine("today").title == title
    desk.later(days=1)
    title = desk.fine("today").title
    desk.fine("program", "leave")
    assert desk.fine("today").title == title


def test_who_is_in_no_program_waits_for_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.fine("program", "start", "jiang-100")
    reads: list[object] = []
    load = programs.load_programs
    monkeypatch.setattr(programs, "load_programs", lambda *given: reads.append(given) or load(*given))
    desk.fine("another")
    assert len(reads) == 1
    desk.fine("program", "leave")
    reads.clear()
    for command in (["today"], ["another"], ["plan"], ["log", "n"]):
        desk.fine(*command)
    assert reads == []


def test_a_finished_program_is_neither_paused_nor_counted_otherwise(desk: Desk) -> None:
    desk.fine("program", "start", "gentle-month")
    desk.later(days=40)
    for verb in ("pause", "resume", "strict", "forgiving"):
        said = desk("program", verb)
        assert said.status == 1
        assert "is finished. To put it away: rejectui program leave" in " ".join(said.err.split())
    desk.fine("program", "leave")


def test_the_gentlest_program_is_named_first(desk: Desk) -> None:
    assert desk.fine("program").lines[0].startswith("gentle-month: ")
