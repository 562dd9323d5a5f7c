"""What is written wrongly: one clear sentence, the right exit status, and nothing saved."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Desk

MEGABYTE = "x" * 1_000_000

USAGE = [
    (["frobnicate"], 'There is no command "frobnicate"'),
    (["--frobnicate"], "unrecognized arguments: --frobnicate"),
    (["log"], "OUTCOME"),
    (["log", "perhaps"], '"perhaps" is not an outcome here: write one of n no, s soft no'),
    (["log", "n", "900"], "Distress is a whole number from 0 to 100, and 900 is not"),
    (["log", "n", "-5"], "Distress is a whole number from 0 to 100, and -5 is not"),
    (["log", "n", "60.5"], "Distress is a whole number from 0 to 100"),
    (["log", "n", "9" * 5000], "Distress is a whole number from 0 to 100"),
    (["log", "n", "--distress", "sixty"], 'Distress is a whole number from 0 to 100, and "sixty" is not'),
    (["log", "n", "sixty", "they laughed"], '"sixty" is not a distress'),
    (["log", "n", "60", "--distress", "50"], "given twice"),
    (["log", "n", "60", "a", "--note", "b"], "two notes"),
    (["log", "n", "60", "a", "b"], "unrecognized arguments: b"),
    (["log", "n", MEGABYTE], "A note is a text of 5,000 characters at most; this one has 1,000,000"),
    (["log", "n", "60", MEGABYTE], "this one has 1,000,000"),
    (["log", "n", "--label", "x" * 201], "A label is a text of 200 characters at most; this one has 201"),
    (["log", "n", "--ask", "x" * 2001], "An ask is a text of 2,000 characters at most"),
    (["log", "n", "--ask", "  "], "An ask needs words"),
    (["log", "n", "--ask", "x", "--challenge", "y"], "not allowed with"),
    (["log", "n", "--happened", "maybe"], "no, partly or yes"),
    (["log", "n", "--chance-again", "101"], "A chance is a whole number from 0 to 100, and 101 is not"),
    (["log", "n", "--day", "someday"], '"someday" is not a day'),
    (["log", "n", "--day", "2026-11-23"], "still to come"),
    (["log", "n", "--day", "tomorrow"], "still to come"),
    (["log", "n", "--day", "2026-11-14"], "There was no card on 2026-11-14. Say what you asked: --ask TEXT"),
    (["log", "n", "--day", "2026-02-30"], "There is no 30 February 2026"),
    (["log", "n", "--day", "22/11/26"], "write the year first, such as 2026-11-22"),
    (["log", "n", "--day", "1899-12-31"], "too far back: the earliest day is 1900-01-01"),
    (["log", "n", "--day", "0000-01-01"], "There is no year 0"),
    (["log", "n", "--day", f"{10**6} days ago"], "is not a day"),
    (["log", "n", "--day", MEGABYTE], "is not a day"),
    (["plan", "--chance", "lots"], 'A chance is a whole number from 0 to 100, and "lots" is not'),
    (["plan", "--chance", "101"], "A chance is a whole number from 0 to 100, and 101 is not"),
    (["plan", "--distress", "101"], "The expected distress is a whole number from 0 to 100"),
    (["plan", "--feared", MEGABYTE], "5,000 characters at most; this one has 1,000,000"),
    (["plan", "--ask", ""], "An ask needs words"),
    (["plan", "--keep", "--feared", "x"], "stand alone"),
    (["plan", "--keep", "--let-go"], "not allowed with"),
    (["another", "--smaller", "--bolder"], "not allowed with"),
    (["another", "--where", "moon"], "invalid choice"),
    (["rest", "--until", "yesterday"], "is over"),
    (["rest", "--until", "2026-11-21"], "is over"),
    (["rest", "someday"], '"someday" is not a day'),
    (["rest", "friday", "thursday", "monday"], "monday"),
    (["rest", "29 feb 2025"], "There is no 29 February 2025"),
    (["rest", "1899-12-01", "today"], "too far back"),
    (["rest", "today", "2028-01-01"], "more than a year ahead"),
    (["rest", "2026-12-01", "2026-11-30"], "cannot end before it begins"),
    (["log", "x", "--reason", "bored"], '"bored" is not a reason here: write one of unsafe'),
    (["log", "n", "--reason", "other"], "belongs to an ask that was called off"),
    (["plan", "later"], "invalid choice"),
    (["plan", "prompt", "--feared", "x"], "stands alone"),
    (["program", "frobnicate"], "invalid choice"),
    (["program", "start", "nothing"], 'No program is called "nothing". There are '),
    (["program", "start"], "NAME"),
    (["set", "areas", "shopping"], '"shopping" does not fit areas'),
    (["journal", "-n", "0"], "1 or more"),
    (["journal", "-n", "many"], "invalid int value"),
    (["answer"], "ID, OUTCOME"),
    (["answer", "abc", "waiting"], "is not an outcome here"),
    (["packs", "frobnicate"], "invalid choice"),
    (["packs", "on"], "NAME"),
    (["packs", "off", "nowhere"], 'No pack is called "nowhere". There are '),
    (["packs", "list", "nowhere"], "No pack is called"),
    (["packs", "check", "no/such/file.yaml"], "is not there"),
    (["set", "volume", "11"], 'No setting is called "volume". There are rhythm'),
    (["set", "hidden", "x"], "No setting is called"),
    (["set", "rhythm", "8"], '"8" does not fit rhythm'),
    (["set", "rhythm", "daily"], "does not fit rhythm"),
    (["set", "start_of_day", "24"], "does not fit start_of_day"),
    (["set", "start_of_week", "friday"], "does not fit start_of_week"),
    (["set", "languages", ""], "does not fit languages"),
    (["set", "languages", "english"], "does not fit languages"),
    (["set", "mouse", "maybe"], "does not fit mouse"),
    (["set", "theme", ""], "does not fit theme"),
    (["completion", "elvish"], "invalid choice"),
    (["completion"], "For which shell? One of bash"),
    (["completion", "--words", "notes"], "invalid choice"),
    (["share", "--with", "label"], "choose from"),
]

FAILURES = [
    (["answer", "abcd", "yes"], "No ask in the journal has the id"),
    (["edit", "abcd", "--note", "x"], "No ask in the journal has the id"),
    (["delete", ""], "No ask in the journal has the id"),
    (["undo"], "There is nothing to undo"),
    (["share"], "There is no ask to share yet"),
    (["share", "abcd"], "No ask in the journal has the id"),
    (["plan", "--keep"], "There is no open plan"),
    (["another", "--back"], "first card of today"),
    (["rest", "--end"], "not resting"),
    (["after", "--minutes", "5"], "no hard ask yesterday"),
    (["after", "abcd", "--minutes", "5"], "No ask in the journal has the id"),
    (["program", "leave"], "You are in no program"),
    (["program", "pause"], "You are in no program"),
    (["program", "strict"], "You are in no program"),
    (["program", "show"], "You are in no program"),
    (["packs", "hide", "no-such-thing"], "No challenge is called"),
    (["packs", "hide", "c"], "Write a longer id"),
    (["log", "n", "--challenge", "no-such-thing"], "No challenge is called"),
]


@pytest.mark.parametrize(("argv", "sentence"), USAGE, ids=lambda each: str(each)[:40])
def test_usage(desk: Desk, argv: list[str], sentence: str) -> None:
    _refused(desk, argv, sentence, 2)


@pytest.mark.parametrize(("argv", "sentence"), FAILURES, ids=lambda each: str(each)[:40])
def test_failures(desk: Desk, argv: list[str], sentence: str) -> None:
    _refused(desk, argv, sentence, 1)


def _refused(desk: Desk, argv: list[str], sentence: str, status: int) -> None:
    said = desk(*argv)
    message = " ".join(said.err.split())
    assert sentence in message
    assert (said.status, said.out) == (status, "")
    assert "Traceback" not in message
    assert len(message) < 400
    assert not list(desk.home.glob("journal/*.json"))


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "Say what to change"),
        (["--outcome", "perhaps"], "is not an outcome"),
        (["--distress", "900"], "Distress is a whole number"),
        (["--note", MEGABYTE], "this one has 1,000,000"),
        (["--ask", ""], "An ask needs words"),
        (["--day", "1899-11-14"], "too far back"),
        (["--day", "tomorrow"], "still to come"),
        (["--answered", "yesterday"], "2026-11-21 is before the ask, which was on 2026-11-22"),
        (["--answered", "tomorrow"], "still to come"),
        (["--outcome", "w", "--answered", "today"], "no answer yet to date: waiting"),
        (["--outcome", "b", "--answered", "today"], "no answer yet to date: backed out"),
    ],
)
def test_editing(desk: Desk, argv: list[str], sentence: str) -> None:
    desk.fine("log", "n", "60", "they laughed")
    before = desk.files()
    said = desk("edit", desk.attempts()[0]["id"], *argv)
    assert said.status == 2
    assert sentence in " ".join(said.err.split())
    assert desk.files() == before


def test_a_single_letter_is_no_id(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "A seat")
    said = desk("delete", desk.attempts()[0]["id"][0])
    assert said.status == 1
    assert "is too short for an id. Give at least 4 letters" in said.err


@pytest.mark.parametrize(
    "word", ["NaN", "inf", "6_0", "1e9", "60%", "6,0", "½", "24/7", "1e400", "+-5", "9" * 5_000, "-5", "101"]
)
def test_what_was_meant_as_a_number_becomes_no_note(desk: Desk, word: str) -> None:
    said = desk("log", "n", word)
    assert (said.status, said.out) == (2, "")
    told = " ".join(said.err.split())
    assert "Distress is a whole number from 0 to 100, and " in told
    if word not in ("-5", "101"):
        assert "If it is your note, write --note before it. Nothing was saved." in told
    assert not (desk.home / "journal").exists()
    desk.fine("log", "n", "--note", word)
    assert desk.attempts()[0]["note"] == word


@pytest.mark.parametrize("word", ["60", " 60 ", "+60", "６０", "٦٠"])
def test_digits_of_any_script_are_a_rating(desk: Desk, word: str) -> None:
    desk.fine("log", "n", word)
    assert desk.attempts()[0]["peak"] == 60


@pytest.mark.parametrize("word", ["ok", "2nd", "2nd try", "60 or so", ":)", "no.", "10am", "五", "Nancy"])
def test_words_with_numbers_in_them_are_notes(desk: Desk, word: str) -> None:
    desk.fine("log", "n", word)
    (attempt,) = desk.attempts()
    assert (attempt["note"], attempt.get("peak")) == (word, None)


@pytest.mark.parametrize("option", ["--distress", "--end", "--chance-again", "--prep-minutes"])
@pytest.mark.parametrize("word", ["6_0", "1e1", "NaN", "６_０"])
def test_options_take_no_other_numbers_either(desk: Desk, option: str, word: str) -> None:
    said = desk("log", "n", option, word)
    assert said.status == 2
    assert "is a whole number" in said.err
    assert not (desk.home / "journal").exists()


def test_minutes_are_told_as_minutes(desk: Desk) -> None:
    desk.fine("log", "n")
    said = desk("after", desk.attempts()[0]["id"], "--minutes", "an hour")
    assert said.status == 2
    assert "The time until it let go is a whole number of minutes from 0 to 100,000" in " ".join(
        said.err.split()
    )


@pytest.mark.parametrize(
    "argv", [["--" + "x" * 50_000], ["log", "n", "60", "a", MEGABYTE], ["data", MEGABYTE]]
)
def test_a_word_without_end_is_not_repeated(desk: Desk, argv: list[str]) -> None:
    said = desk(*argv)
    assert said.status == 2
    assert len(said.err) < 500
    assert "--help" in said.err


@pytest.mark.parametrize(
    "command",
    [
        "log no 40 --ask tea --day",
        "answer {} no --day",
        "edit {} --day",
        "rest --until",
        "takeaway ok --week",
    ],
)
def test_no_command_takes_an_empty_text_for_a_day(desk: Desk, command: str) -> None:
    desk.fine("log", "waiting", "--ask", "May I?")
    before = desk.attempts()
    said = desk(*command.format(before[0]["id"]).split(), "")
    assert said.status == 2
    assert said.err.startswith('"" is not a day')
    assert desk.attempts() == before
    assert desk("status").status == 0, "no rest"
