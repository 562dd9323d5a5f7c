"""Everything of the full log by commands, and the ladder with the asks that are kept for later."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Desk

MORE = {
    "as-planned": ("yes", "Then and there, as planned: yes"),
    "reply": ("Not today, dear", "They said: Not today, dear"),
    "how-known": ("I looked", "How I can tell: I looked"),
    "end": ("20", "At the end: 20 a flutter"),
    "opened": ("A door", "It led to: A door"),
    "used": ("My phone", "To feel safer: My phone"),
    "prep-minutes": ("5", "Getting ready took: 5 minutes"),
    "place": ("bakery", "Place: bakery"),
    "alone": ("yes", "On my own: yes"),
    "dodged-before": ("y", "Would have dodged it in the past: yes"),
    "laughed": ("no", "It made me laugh: no"),
    "feelings": ("proud, wobbly", "Felt: proud, wobbly"),
    "learned": ("It lasts a minute", "Learned: It lasts a minute"),
    "kind": ("Well done", "To myself: Well done"),
}


def test_everything_that_may_be_told_is_told_by_log_and_changed_by_edit(desk: Desk) -> None:
    options = [part for name, (given, _) in MORE.items() for part in (f"--{name}", given)]
    said = desk.fine("log", "yes", "60", *options)
    for _, shown in MORE.values():
        assert f"    {shown}" in said.lines
    (record,) = desk.tables()["attempts"].values()
    assert (record["alone"], record["laughed"], record["end"]) == (True, False, 20)
    assert record["feelings"] == ["proud", "wobbly"]
    listed = desk.fine("journal")
    assert "To feel safer: My phone" in listed.out
    desk.fine("edit", record["id"][:8], "--laughed", "", "--feelings", "", "--used", " ", "--end", "0")
    (record,) = desk.tables()["attempts"].values()
    assert record["end"] == 0
    assert not {"laughed", "feelings", "used"} & record.keys()


@pytest.mark.parametrize(
    ("option", "given", "sentence"),
    [
        ("--alone", "perhaps", '--alone is yes or no, and "perhaps" is neither'),
        ("--end", "ten", 'How bad it was at the end is a whole number from 0 to 100, and "ten" is not'),
        ("--end", "101", "How bad it was at the end is a whole number from 0 to 100, and 101 is not"),
        ("--prep-minutes", "-5", "whole number of minutes from 0 to 100,000, and -5 is not"),
        (
            "--learned",
            "x" * 5001,
            "What you learned is a text of 5,000 characters at most; this one has 5,001",
        ),
        ("--feelings", "x" * 300, "A feeling is a text of 200 characters at most"),
    ],
)
def test_a_wrong_answer_is_refused_in_a_sentence(desk: Desk, option: str, given: str, sentence: str) -> None:
    said = desk("log", "no", f"{option}={given}")
    assert said.status in (1, 2)
    assert sentence in " ".join(said.err.split())
    assert not (desk.home / "journal").exists()


def test_when_and_where_is_planned_told_and_asked_about(desk: Desk) -> None:
    said = desk.fine("plan", "--when", "half past three, at the bakery")
    assert "When: half past three, at the bakery" in said.lines
    assert desk("status", "--format", "{sign} {when}").out == "○ 15:30\n"
    said = desk.fine("export", "calendar", "-", "--alarm")
    assert "T153000" in said.out and "BEGIN:VALARM" in said.out and "bakery" not in said.out
    assert f"Planned: {desk.fine('today').title}" in said.out.replace("\n ", "")
    assert "BEGIN:VALARM" not in desk.fine("export", "calendar", "-").out
    assert "Then and there, as planned: no" in desk.fine("log", "no", "--as-planned", "no").out
    (record,) = desk.tables()["attempts"].values()
    assert (record["plan"], record["as_planned"]) == ({"when": "half past three, at the bakery"}, False)
    assert "half past three" in desk.fine("journal", "--search", "BAKERY").out
    assert "T153000" not in desk.fine("export", "calendar", "-").out


def test_what_is_left_out_is_planned_and_shown(desk: Desk) -> None:
    said = desk.fine("plan", "--leave-out", "Rehearsing it")
    assert "I will skip: Rehearsing it" in said.lines
    desk.fine("log", "no")
    (record,) = desk.tables()["attempts"].values()
    assert record["plan"] == {"drop": "Rehearsing it"}


def test_an_ask_is_kept_listed_on_the_ladder_and_dropped(desk: Desk) -> None:
    assert "The list is empty" in desk.fine("asks").out
    desk.fine("asks", "keep", "Ask Sam to a concert", "--category", "dating", "--distress", "70")
    listed = desk.fine("asks").lines
    assert listed[0].endswith("  Ask Sam to a concert")
    assert listed[1].strip() == "dating · level 4 · 70 expected"
    assert "Ask Sam to a concert (yours)" in desk.fine("ladder").out
    assert "on the list already" in desk("asks", "keep", "ask  sam to a CONCERT", "--category", "help").err
    desk.fine("asks", "drop", listed[0].split()[0])
    assert "The list is empty" in desk.fine("asks").out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["asks", "keep", " ", "--category", "help"], "An ask needs words"),
        (
            ["asks", "keep", "May I?", "--category", "fun"],
            '"fun" is not a category: write one of favor',
        ),
        (
            ["asks", "keep", "May I?", "--category", "help", "--distress", "900"],
            "0 to 100, and 900 is not",
        ),
        (["asks", "drop", "zz"], '"zz" is not the id of one ask on the list'),
        (["asks", "drop", ""], "is not the id of one ask on the list"),
    ],
)
def test_wrong_use_of_the_list_is_told(desk: Desk, argv: list[str], sentence: str) -> None:
    said = desk(*argv)
    assert said.status in (1, 2)
    assert sentence in " ".join(said.err.split())


def test_the_ladder_tells_the_level_and_what_is_next(desk: Desk) -> None:
    first = desk.fine("ladder")
    assert first.lines[0] == "Level 1 for now (a small favor). A small one to begin with."
    assert "next, probably hardly anything, 10 of 100" in " ".join(first.out.split())
    title = desk.fine("today").title
    desk.fine("log", "no", "90")
    done = " ".join(desk.fine("ladder").out.split())
    assert f"{title} [" in done and "asked once, today, it was as bad as it gets" in done
    table = desk.fine("ladder", "--table")
    assert any(line.startswith("> ") for line in table.lines)
    assert "It got to 90 the last time." in table.out
    assert len(desk.fine("ladder", "--all").out) > 5 * len(first.out)


def test_no_change_of_the_list_deals_another_card(desk: Desk) -> None:
    before = desk.fine("today").title
    desk.fine("asks", "keep", "Ask for a favor", "--category", "favor", "--distress", "19")
    assert desk.fine("today").title == before
    desk.fine("asks", "drop", desk.fine("asks").lines[0].split()[0])
    desk.fine("rest", "tomorrow")
    assert desk.fine("today").title == before


def test_a_plan_for_an_own_ask_is_told_by_its_text_however_it_is_written(desk: Desk) -> None:
    desk.fine("plan", "--ask", "Borrow a pen", "--feared", "laughs", "--chance", "50")
    desk.fine("log", "n", "40", "--ask", "  borrow a  PEN")
    (record,) = desk.tables()["attempts"].values()
    assert record["plan"] == {"feared": "laughs", "chance": 50}
    assert "Still open" not in desk.fine("today").out


def test_a_kept_ask_keeps_its_kind_through_an_edit(desk: Desk) -> None:
    desk.fine("asks", "keep", "Borrow a pen", "--category", "favor", "--distress", "30")
    desk.fine("log", "n", "40", "--ask", "Borrow a pencil")
    (record,) = desk.tables()["attempts"].values()
    assert "snapshot" not in record
    desk.fine("edit", record["id"][:8], "--ask", "borrow a pen")
    (record,) = desk.tables()["attempts"].values()
    assert record["snapshot"] == {"title": "Borrow a pen", "category": "favor", "level": 2}


def test_the_plan_is_shown_in_the_journal_and_found_with_all_the_rest(desk: Desk) -> None:
    desk.fine("plan", "--chance", "70", "--best", "A cake", "--leave-out", "Rehearsing")
    desk.fine("log", "yes", "60", "--feelings", "wobbly", "--opened", "A door", "--place", "bakery")
    listed = " ".join(desk.fine("journal").out.split())
    assert "How likely it seemed: 70 %" in listed and "A cake" in listed and "Rehearsing" in listed
    for word in ("rehearsing", "wobbly", "door", "bakery", "cake"):
        assert "A door" in desk.fine("journal", "--search", word).out


def test_named_areas_come_first_on_the_ladder(desk: Desk) -> None:
    desk.fine("set", "areas", "dating,work")
    lines = desk.fine("ladder").lines
    heads = [line.split(":")[0] for line in lines if line.endswith(" done")]
    assert heads[:3] == ["Dating", "Work", "Shops and counters"]
    lines = desk.fine("ladder", "--table").lines
    assert [line for line in lines if line.endswith(":")] == ["dating:", "work:", "everything else:"]
    assert any(line.lstrip(">· ✓").startswith("dating, level") for line in lines[: lines.index("work:")])
