"""Packs from elsewhere by commands: a look, a question, the file; taken out again; trusted or not."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

import pty

from rejectui.journal.errors import CannotSave
from rejectui.packs.library import bundled_folder
from rejectui.practice.pack_folder import put_new
from tests.cli.conftest import Desk
from tests.clocked import clocked
from tests.packs.samples import GOOD, HEAD, challenge, write

ROOT = Path(__file__).parents[2]
MINE = HEAD.replace("pack: cafe", "pack: theirs")
HARD = challenge(id="zoo", refusal="hard", level="3", smaller="Look.", reviewed="2026-01-01")
WHOLE = MINE + GOOD + HARD


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of what came from elsewhere."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def packs(desk: Desk) -> dict[str, str]:
    """The files in the user's packs, by name."""
    folder = desk.home / "packs"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*")) if path.is_file()}


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_pack_is_shown_before_it_is_added(desk: Desk, inbox: Path) -> None:
    late = challenge(id="late", how="Go after midnight.")
    path = write(inbox, WHOLE + late + challenge(id="too-hard", level="9"), "from a friend (1).yml")
    said = desk("packs", "add", str(path))
    assert said.status == 2
    told = words(said.out)
    for part in (
        "Cafés and small shops (theirs)",
        "By RejectUI contributors · CC-BY-4.0 · en",
        "3 challenges, 1 at level 1, 1 at level 2, 1 at level 3",
        "No reviewer of RejectUI has read it.",
        "The file says itself that 1 challenge was reviewed.",
        "1 is hard to refuse and stays off, unless you say: rejectui packs trust theirs",
        "value: level is 9; write a whole number from 1 to 5",
        f"Worth a second look, 2 places: rejectui packs check {path}",
        'Until it is repaired, this stays out: "too-hard"',
    ):
        assert part in told, told
    assert "no terminal here in which you could say yes" in words(said.err)
    assert desk.files() == {}

    said = desk.fine("packs", "add", str(path), "--yes")
    assert said.lines[-1] == "Added: theirs. Its cards say that they are from elsewhere, not reviewed."
    assert packs(desk) == {"theirs.yaml": path.read_text("utf-8")}
    assert (desk.home / "packs" / "theirs.yaml").stat().st_mode & 0o777 == 0o600
    assert "theirs is here already, and it is the same." in desk.fine("packs", "add", str(path)).out


def test_a_folder_is_added_and_what_is_wrong_in_it_stays_out(desk: Desk, inbox: Path) -> None:
    write(inbox, WHOLE, "a.yaml")
    write(inbox, WHOLE.replace("Small asks", "Other asks"), "b.yaml")
    write(inbox, HEAD + GOOD, "c.yaml")
    write(inbox, "[", "d.yaml")
    write(inbox, WHOLE.replace("pack: theirs", "pack: ours"), "e.yaml")
    (inbox / "f.yaml").symlink_to(inbox / "a.yaml")
    said = desk("packs", "add", str(inbox), "--yes")
    assert said.status == 1
    refused = words(said.err)
    assert f"theirs is in {inbox / 'a.yaml'}, too." in refused
    assert "cafe is the name of a pack that comes with RejectUI." in refused
    assert f"Nothing can be added from {inbox / 'd.yaml'}" in refused
    assert "f.yaml:1:1: file: is a link to somewhere else" in said.out
    assert list(packs(desk)) == ["ours.yaml", "theirs.yaml"]
    assert desk.fine("packs", "list", "theirs").out


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        (
            "https://example.org/theirs.yaml",
            2,
            "RejectUI never touches the network. Download the file yourself",
        ),
        ("file:///tmp/theirs.yaml", 2, "RejectUI never touches the network"),
        ("git@example.org:theirs.yaml", 2, "RejectUI never touches the network"),
        ("../nowhere/theirs.yaml", 2, "is not there. Give the path of a pack file or a folder."),
        ("", 2, "is not there. Give the path of a pack file or a folder."),
        ("www.example.org/theirs.yaml", 2, "RejectUI never touches the network"),
        ("\x00", 2, "is not there"),
        ("/dev/null", 1, "Nothing can be added from /dev/null"),
    ],
)
def test_what_is_no_pack_file(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, sentence: str
) -> None:
    monkeypatch.chdir(inbox)
    said = desk("packs", "add", typed, "--yes")
    assert said.status == status
    assert sentence in words(said.err)
    assert desk.files() == {}


def test_a_pipe_is_not_waited_for(desk: Desk, inbox: Path) -> None:
    os.mkfifo(inbox / "theirs.yaml")
    for path in (inbox, inbox / "theirs.yaml"):
        said = desk("packs", "add", str(path), "--yes")
        assert "this is not a regular file" in words(said.out)
        assert said.status == 1


@pytest.mark.parametrize(
    "broken", [MINE.replace("title: Cafés and small shops\n", "") + GOOD, MINE, "", "\0"]
)
def test_of_a_broken_head_nothing_is_added(desk: Desk, inbox: Path, broken: str) -> None:
    said = desk("packs", "add", str(write(inbox, broken, "theirs.yaml")), "--yes")
    assert said.status == 1
    assert "Nothing can be added from" in said.err
    assert desk.files() == {}


def test_another_file_of_a_pack_tells_what_it_changes(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, WHOLE, "old.yaml")), "--yes")
    desk.fine("packs", "trust", "theirs")
    desk.fine("log", "n", "--challenge", "theirs/good-one")
    other = write(inbox, MINE + HARD.replace("level: 3", "level: 4") + challenge(id="new"), "new.yaml")
    said = desk("packs", "add", str(other))
    assert said.status == 2
    assert packs(desk) == {"theirs.yaml": WHOLE}
    said = desk.fine("packs", "add", str(other), "--yes")
    told = words(said.out)
    assert "New: new" in told and "Changed: zoo" in told and "Gone: good-one" in told
    assert "1 entry in your journal keeps the title" in told
    assert packs(desk) == {"theirs.yaml": other.read_text("utf-8")}
    assert (desk.home / "packs" / "removed" / "theirs.yaml").read_text("utf-8") == WHOLE
    assert desk.tables()["settings"]["trusted theirs"]["value"] is False  # it was given to another file
    assert "Ask for a menu to keep" in desk.fine("journal").out


def test_a_pack_that_is_there_and_broken_is_replaced_and_kept(
    desk: Desk, inbox: Path, write_pack: Callable[[str, str], Path]
) -> None:
    write_pack("theirs", "[ my own work")
    said = desk.fine("packs", "add", str(write(inbox, WHOLE)), "--yes")
    assert "What is here cannot be read as a pack." in said.out
    assert (desk.home / "packs" / "removed" / "theirs.yaml").read_text("utf-8") == "[ my own work"


def test_what_is_there_and_is_not_to_be_replaced(
    desk: Desk, inbox: Path, write_pack: Callable[[str, str], Path]
) -> None:
    path = str(write(inbox, WHOLE))
    there = write_pack("other", WHOLE)
    said = desk("packs", "add", path, "--yes")
    assert "Rename that file to theirs.yaml, then add this one." in words(said.err)
    there.unlink()
    for make in (lambda p: p.mkdir(), os.mkfifo, lambda p: p.symlink_to(write(inbox, MINE + HARD, "far"))):
        target = there.with_name("theirs.yaml")
        make(target)
        said = desk("packs", "add", path, "--yes")
        assert said.status == 1
        assert "is no file that can be replaced. Move it away first." in words(said.err)
        target.rmdir() if target.is_dir() else target.unlink()
    assert (inbox / "far").read_text("utf-8") == MINE + HARD


@pytest.mark.parametrize("in_the_way", ["packs", "packs/removed"])
def test_a_disk_that_refuses_changes_nothing(desk: Desk, inbox: Path, in_the_way: str) -> None:
    other = str(write(inbox, MINE + HARD))
    if "/" in in_the_way:
        desk.fine("packs", "add", str(write(inbox, WHOLE, "old.yaml")), "--yes")
    before = packs(desk)
    (desk.home / in_the_way).write_text("a file", "utf-8")
    said = desk("packs", "add", other, "--yes")
    assert said.status == 1
    assert "a file is where a folder should be; nothing was saved" in words(said.err)
    assert {name: text for name, text in packs(desk).items() if name != "removed"} == before
    if before:
        assert desk("packs", "remove", "theirs", "--yes").status == 1
        assert packs(desk)["theirs.yaml"] == WHOLE


def test_the_card_of_the_day_stays_when_a_pack_is_added(desk: Desk, inbox: Path) -> None:
    title = desk.fine("today").title
    desk.fine("packs", "add", str(write(inbox, WHOLE)), "--yes")
    assert desk.fine("today").title == title


def test_a_language_that_is_not_spoken_is_told(desk: Desk, inbox: Path) -> None:
    path = write(inbox, WHOLE.replace("language: en", "language: de"))
    assert "rejectui set languages en,de" in words(desk.fine("packs", "add", str(path), "--yes").out)


def test_a_pack_is_taken_out_and_kept_aside(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, WHOLE)), "--yes")
    desk.fine("packs", "trust", "theirs")
    desk.fine("log", "n", "--challenge", "theirs/good-one")
    said = desk("packs", "remove", "theirs")
    assert said.status == 2
    assert "1 entry of it in your journal will stay." in said.out
    assert packs(desk) == {"theirs.yaml": WHOLE}
    aside = desk.home / "packs" / "removed" / "theirs.yaml"
    said = desk.fine("packs", "remove", "theirs", "--yes")
    assert f"The file is kept as {aside}" in words(said.out)
    assert packs(desk) == {}
    assert aside.read_text("utf-8") == WHOLE
    assert "theirs" not in [line.split(":")[0] for line in desk.fine("packs", "list").lines]
    assert "Ask for a menu to keep" in desk.fine("journal").out
    desk.fine("packs", "add", str(aside), "--yes")
    assert "hard to refuse (off)" in words(desk.fine("packs", "list").out)  # not trusted from before


def test_what_is_taken_out_need_not_be_good(desk: Desk, write_pack: Callable[[str, str], Path]) -> None:
    write_pack("theirs", "[")
    write_pack("cafe", HEAD + GOOD)  # never read: its name is taken
    assert desk("packs", "check").status == 1
    desk.fine("packs", "remove", "theirs", "--yes")
    desk.fine("packs", "remove", "cafe", "--yes")
    assert packs(desk) == {}
    assert desk("packs", "check").status == 0


@pytest.mark.parametrize("typed", ["theirs", "other"])
def test_a_pack_in_a_file_of_another_name_goes_by_both(
    desk: Desk, write_pack: Callable[[str, str], Path], typed: str
) -> None:
    write_pack("other", WHOLE)
    desk.fine("packs", "trust", "theirs")
    assert "Taken out: theirs." in desk.fine("packs", "remove", typed, "--yes").out
    assert packs(desk) == {}
    assert desk.tables()["settings"]["trusted theirs"]["value"] is False


def test_of_a_link_only_the_link_goes(desk: Desk, inbox: Path) -> None:
    (desk.home / "packs").mkdir()
    (desk.home / "packs" / "theirs.yaml").symlink_to(write(inbox, WHOLE))
    assert "It was a link." in desk.fine("packs", "remove", "theirs", "--yes").out
    assert packs(desk) == {}
    assert (inbox / "cafe.yaml").exists()


@pytest.mark.parametrize("name", ["../inbox/cafe", "removed/theirs", "/etc/passwd", "", ".", "*", "\x00"])
def test_no_path_can_be_taken_out(desk: Desk, inbox: Path, name: str) -> None:
    write(inbox, WHOLE)
    said = desk("packs", "remove", name, "--yes")
    assert said.status == 2
    assert "No pack from elsewhere is called" in said.err
    assert (inbox / "cafe.yaml").exists()


def test_packs_that_come_along_stay(desk: Desk) -> None:
    said = desk("packs", "remove", "cafe", "--yes")
    assert said.status == 1
    assert said.err == "cafe comes with RejectUI. To switch it off: rejectui packs off cafe\n"
    assert desk("packs", "trust", "cafe").status == 1
    assert desk("packs", "trust", "nowhere").status == 2


def test_what_is_hard_to_refuse_waits_for_trust(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, WHOLE)), "--yes")
    listed = words(desk.fine("packs", "list").out)
    assert (
        "theirs: Cafés and small shops · on · 2 challenges · in en · from elsewhere, not reviewed · 1 hard"
        in listed
    )
    assert "From elsewhere, not reviewed, 1 hard to refuse (off)." in words(
        desk.fine("packs", "list", "theirs").out
    )
    assert "1 challenge that is hard to refuse is on" in words(desk.fine("packs", "trust", "theirs").out)
    assert "(on)" in desk.fine("packs", "list", "theirs").out
    assert desk.tables()["settings"]["trusted theirs"]["value"] is True
    desk.fine("packs", "trust", "theirs", "--off")
    assert desk.tables()["settings"]["trusted theirs"]["value"] is False
    assert "is off already" in desk.fine("packs", "trust", "theirs", "--off").out


def test_where_nothing_is_hard_nothing_is_trusted(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, MINE + GOOD)), "--yes")
    assert desk.fine("packs", "trust", "theirs").out == "Nothing in theirs is hard to refuse.\n"
    assert "settings" not in desk.tables()


def test_what_is_planned_is_not_taken_away(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, MINE + HARD)), "--yes")
    desk.fine("packs", "trust", "theirs")
    for line in desk.fine("packs", "list").lines:
        name = line.split(":")[0]
        if not line.startswith(" ") and name != "theirs":
            desk.fine("packs", "off", name)
    desk.fine("log", "n", "50", "--challenge", "theirs/zoo", "--day", "yesterday")
    desk.now = desk.now.replace(month=12, day=30)
    assert "from elsewhere, not reviewed" in desk.fine("today").out
    desk.fine("plan")
    other = str(write(inbox, MINE + GOOD))
    for argv in (
        ["trust", "theirs", "--off"],
        ["remove", "theirs", "--yes"],
        ["off", "theirs"],
        ["add", other, "--yes"],
    ):
        said = desk("packs", *argv)
        assert said.status == 1
        assert "let it go first" in said.err
    assert packs(desk) == {"theirs.yaml": MINE + HARD}


def test_what_was_chosen_goes_only_with_its_file(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, MINE + HARD)), "--yes")
    desk.fine("packs", "trust", "theirs")
    title = desk.fine("plan", "--challenge", "theirs/zoo").title
    desk.fine("packs", "trust", "theirs", "--off")
    desk.fine("packs", "off", "theirs")
    assert desk.fine("today").title == title
    for argv in (["remove", "theirs", "--yes"], ["add", str(write(inbox, MINE + GOOD)), "--yes"]):
        assert "let it go first" in desk("packs", *argv).err
    assert desk.fine("today").title == title


EVIL_NAME = "[@click=app.quit]x[-]\x1b[31m\x1b]52;c;ZQ==\x07\u202e\u200b.yaml"


def test_a_hostile_pack_is_shown_clean(desk: Desk, inbox: Path) -> None:
    evil = "[b]x[/] [@click=app.quit]y[/] {0} %s"
    text = WHOLE.replace("Cafés and small shops", f"'{evil}'").replace("RejectUI contributors", f"'{evil}'")
    text += challenge(id=f"'{evil}'") + challenge(id="more", category=f"'{evil}'")
    said = [desk("packs", "add", str(write(inbox, text, EVIL_NAME)), *yes) for yes in ([], ["--yes"])]
    said.append(
        desk(
            "packs", "add", str(write(inbox, text.replace("Ask for", "Ask\x1b]0;x\x07\u202e for"), EVIL_NAME))
        )
    )
    said += [desk("packs", *argv) for argv in (["list"], ["list", "theirs"], ["trust", "theirs"])]
    said.append(desk("packs", "remove", EVIL_NAME))
    said.append(desk("packs", "trust", EVIL_NAME))
    said.append(desk("packs", "add", f"https://{EVIL_NAME}"))
    said.append(desk("packs", "remove", "theirs", "--yes"))
    printed = "".join(each.out + each.err for each in said)
    assert evil in words(printed)
    for sign in "\x1b\x07\u202e\u200b":
        assert sign not in printed
    assert "should not" not in printed  # none of it was unexpected


@pytest.mark.parametrize(
    ("answer", "status", "there"),
    [
        ("y\n", 0, True),
        ("YES\n", 0, True),
        ("n\n", 1, False),
        ("\n", 1, False),
        ("\x04", 1, False),
        ("é\n", 1, False),
    ],
)
def test_in_a_terminal_somebody_is_asked(
    desk: Desk, inbox: Path, answer: str, status: int, there: bool
) -> None:
    assert answered(["add", str(write(inbox, WHOLE))], b"Add theirs? y/n", answer) == status
    assert bool(packs(desk)) == there


def test_it_is_asked_again_before_anything_is_replaced_or_taken_out(desk: Desk, inbox: Path) -> None:
    desk.fine("packs", "add", str(write(inbox, WHOLE)), "--yes")
    other = write(inbox, MINE + HARD)
    assert answered(["add", str(other)], b"Replace theirs? y/n", "n\n") == 1
    assert answered(["remove", "theirs"], b"Take theirs out? y/n", "no\n") == 1
    assert packs(desk) == {"theirs.yaml": WHOLE}
    assert answered(["add", str(other)], b"Replace theirs? y/n", "y\n") == 0
    assert packs(desk) == {"theirs.yaml": MINE + HARD}
    assert answered(["remove", "theirs"], b"Take theirs out? y/n", "y\n") == 0
    assert packs(desk) == {}


def answered(argv: list[str], question: bytes, answer: str) -> int:
    """Give a command in a terminal, and the answer once it asks; the exit status."""
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(clocked("packs", *argv), cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    printed = b""
    while question not in printed:
        printed += os.read(ours, 65536)
    os.write(ours, answer.encode())
    status = asked.wait(30)
    os.close(ours)
    return status


def test_the_name_of_the_users_own_pack_is_taken(desk: Desk, inbox: Path) -> None:
    said = desk("packs", "add", str(write(inbox, WHOLE.replace("pack: theirs", "pack: mine"))), "--yes")
    assert said.status == 1
    assert "mine is the pack that your own asks go into. Rename this one, then add it." in words(said.err)
    assert packs(desk) == {}


def test_where_a_translation_goes_is_said(desk: Desk) -> None:
    said = desk("packs", "add", str(bundled_folder() / "cafe.de.yaml"), "--yes")
    assert said.status == 1
    assert f"is a translation of cafe. Copy it as it is called into {desk.home / 'packs'}" in words(said.err)


def test_a_pack_cannot_call_its_doubts_away(desk: Desk, inbox: Path) -> None:
    told = [
        words(desk("packs", "add", str(write(inbox, text, "a.yaml"))).out)
        for text in (WHOLE, re.sub(r"    reviewed: .*\n", "", WHOLE))
    ]
    assert "reviewed:" in WHOLE
    found = [re.search(r"Worth a second look, \d+ places?", each) for each in told]
    assert found[0] and found[1] and found[0][0] == found[1][0]


def test_what_appeared_while_it_asked_is_not_written_over(desk: Desk, inbox: Path) -> None:
    target = desk.home / "packs" / "theirs.yaml"
    target.parent.mkdir()
    target.write_text("# mine")
    with pytest.raises(CannotSave):
        put_new(target, b"theirs")
    assert target.read_text() == "# mine"
