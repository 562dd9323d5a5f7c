"""A full disk, a home that cannot be written, a journal that cannot be read: sentences, and no loss."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from rejectui.journal.errors import UnreadableJournal
from rejectui.journal.file.disk import System
from rejectui.journal.journal import Journal
from rejectui.ui.sheets.log_attempt import LogAttempt
from rejectui.ui.sheets.own_ask import OwnAsk
from rejectui.ui.sheets.sheet import Sheet
from tests.bench import typed
from tests.ui.build import SUNDAY, House, ask
from tests.ui.every_sheet import OTHERS, SHEETS, WORDS, in_the_journal
from tests.ui.player import Play, Player
from tests.ui.test_bindings import ours


class Disk(System):
    """Refuses to write while it is `full`."""

    def __init__(self) -> None:
        self.full = False

    def write(self, fd: int, data: memoryview) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(fd, data)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def player(disk: Disk, house: House, play: Play) -> Player:
    return play(house.app(house.journal(disk)))


def test_while_the_disk_is_full_everything_stays_on_screen_and_enter_saves_it_once(
    disk: Disk, house: House, player: Player
) -> None:
    player.press("l", "n", "6")
    log = player.screen
    assert isinstance(log, LogAttempt)
    log.note.focus()
    player.type("They were kind about it.").press("tab").type("corner café").press("shift+tab")
    disk.full = True
    for _ in range(3):
        player.press("ctrl+s")
        assert player.screen is log
        assert "The disk is full" in player.words
        assert "Free some space and save again." in player.words
    assert (log.note.text, log.label.value) == ("They were kind about it.", "corner café")
    assert house.journal().facts.attempts == ()
    disk.full = False
    player.press("ctrl+s")
    assert player.on == "TodayScreen"
    (attempt,) = house.journal().facts.attempts
    assert (attempt.note, attempt.label, attempt.peak) == ("They were kind about it.", "corner café", 60)


def test_no_sheet_is_forgotten() -> None:
    known = {each.sheet for each in SHEETS.values()} | OTHERS
    there = {cls for cls in ours() if issubclass(cls, Sheet) and cls is not Sheet}
    assert there == known, (
        "give each sheet with text a line in SHEETS (tests/ui/every_sheet.py), any other in OTHERS"
    )


@pytest.mark.campaign
@pytest.mark.parametrize("sheet", SHEETS)
def test_whichever_call_of_a_save_fails_what_was_typed_stays_and_is_kept_once(sheet: str) -> None:
    """Some of the calls; `python -m tests.bench.typed` lets each of them fail."""
    cases, refused, failed = typed.campaign(sheet, 13)
    assert failed == []
    assert cases >= refused > 0


def test_the_judge_sees_a_sheet_that_closes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A campaign that could not fail would prove nothing."""
    monkeypatch.setattr(OwnAsk, "close", lambda sheet, problem, answer: sheet.dismiss(answer))
    assert "kept 0 times" in str(typed.campaign("own ask", 13))


def test_the_same_on_the_quick_path_with_enter(disk: Disk, house: House, player: Player) -> None:
    disk.full = True
    player.press("l", "n", "6", "enter")
    assert player.on == "LogAttempt"
    assert "The disk is full" in player.words
    assert "60 very tense" in player.words
    disk.full = False
    player.press("enter")
    assert len(house.journal().facts.attempts) == 1
    player.press("u")
    assert house.journal().facts.attempts == ()


def test_a_plan_stays_too(disk: Disk, house: House, player: Player) -> None:
    disk.full = True
    player.press("enter", "tab").type("They sigh").press("enter")
    assert player.on == "PlanAsk"
    assert "The disk is full" in player.words
    assert "They sigh" in player.text
    disk.full = False
    player.press("enter")
    assert house.journal().facts.days[SUNDAY].planned


def test_so_does_an_own_ask(disk: Disk, player: Player) -> None:
    disk.full = True
    player.press("o").type("May I sing here?").press("enter")
    assert player.on == "OwnAsk"
    assert "The disk is full" in player.words
    disk.full = False
    assert player.press("enter").on == "TodayScreen"


def test_an_ask_that_could_not_be_sorted_stays_until_it_can(disk: Disk, house: House, player: Player) -> None:
    player.press("4", "s")
    asked = player.words.split("staff")[0]
    disk.full = True
    player.press("5")
    assert "The disk is full" in player.words and asked in player.words
    disk.full = False
    player.press("5")
    assert "1 of 12 sorted" in player.words
    assert [look.peak for look in house.journal().facts.looks] == [50]


def test_so_does_an_ask_that_is_kept_for_later_and_dropping_it_says_why(
    disk: Disk, house: House, player: Player
) -> None:
    disk.full = True
    player.press("4", "o").type("May I sing here?").press("tab", "right", "enter")
    assert player.on == "KeepAsk"
    assert "The disk is full" in player.words and "May I sing here?" in player.text
    disk.full = False
    player.press("enter")
    (kept,) = house.journal().facts.asks
    disk.full = True
    player.press("d")
    assert "The disk is full" in player.notices[-1]
    assert "“May I sing here?”" in player.words
    assert house.journal().facts.asks == (kept,)


@pytest.mark.parametrize(
    "keys",
    [
        ["n"],
        ["h"],
        ["r"],
        ["5", "space"],
        ["5", "enter", "down", "h"],
        ["5", "enter", "down", "enter"],
        ["4", "p", "enter"],
        ["comma", "right"],
    ],
)
def test_everything_else_says_why_and_changes_nothing(
    keys: list[str], disk: Disk, house: House, player: Player
) -> None:
    before = house.journal().facts
    shown = player.app.practice.today.card
    disk.full = True
    player.press(*keys)
    assert "The disk is full" in player.notices[-1]
    disk.full = False
    assert house.journal().facts == before
    assert player.app.practice.today.card == shown


def test_edit_and_delete_say_why_and_change_nothing(disk: Disk, house: House, play: Play) -> None:
    journal = house.journal(disk)
    journal.record(ask())
    player = play(house.app(journal)).press("3")
    disk.full = True
    player.press("d")
    assert "The disk is full" in player.notices[-1]
    player.press("e", "y", "enter")
    assert player.on == "LogAttempt"
    assert "The disk is full" in player.words
    disk.full = False
    player.press("enter")
    assert [a.outcome for a in house.journal().facts.attempts] == ["yes"]


def test_on_a_full_disk_the_first_run_still_leads_to_the_card(disk: Disk, house: House, play: Play) -> None:
    disk.full = True
    player = play(house.app(house.journal(disk), welcomed=False)).press("enter")
    assert player.on == "TodayScreen"
    assert "The disk is full" in player.notices[-1]


def test_an_answer_that_finds_no_room_stays_on_screen_and_traps_nobody(
    disk: Disk, house: House, play: Play
) -> None:
    player = play(house.app(house.journal(disk), welcomed=False)).press("enter", "enter", "2")
    disk.full = True
    player.press("enter")
    assert player.on == "FirstLife"
    assert "The disk is full" in player.words and "2 [x] school or studies" in player.words
    player.press("escape")
    assert player.on == "TodayScreen"
    assert "The disk is full" in player.notices[-1]
    disk.full = False
    assert house.journal().facts.settings.life is None
    assert player.press("comma", "end", "up", "enter", "2", "enter").on == "SettingsScreen"
    assert house.journal().facts.settings.life == ("study",)


def test_a_home_that_is_taken_away_is_made_again(house: House, play: Play) -> None:
    player = play().press("l")
    shutil.rmtree(house.root)
    house.root.write_text("a file where the folder should be")
    player.look_around().press("n", "enter")
    assert player.on == "LogAttempt"
    assert "a file is where a folder should be" in player.words
    house.root.unlink()
    player.press("enter")
    assert len(house.journal().facts.attempts) == 1


def test_a_journal_that_cannot_be_read_in_an_idle_moment_is_told_by_who_needs_it(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Journal] = []

    def fails(journal: Journal) -> None:
        asked.append(journal)
        raise UnreadableJournal("a file is where a folder should be")

    monkeypatch.setattr(Journal, "get_ready", fails)
    player = play().wait_until(lambda: asked, "the idle moment")
    assert player.running and player.press("l").on == "LogAttempt"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this account may write everywhere")
def test_a_read_only_home_runs_and_says_why(house: House, play: Play) -> None:
    house.root.mkdir()
    house.root.chmod(0o500)
    try:
        player = play(house.app(welcomed=False)).press("enter", "l", "n", "enter")
        assert "may not write" in player.words
    finally:
        house.root.chmod(0o700)


class Unsure(System):
    """A disk that does not confirm the names in a folder while it is `shaky`."""

    shaky = False

    def fsync(self, fd: int) -> None:
        if self.shaky and stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().fsync(fd)


@pytest.mark.parametrize("sheet", ["keep ask", "look back"])
def test_what_the_disk_did_not_confirm_is_ours_when_it_is_saved_again(
    sheet: str, house: House, play: Play
) -> None:
    disk = Unsure()
    SHEETS[sheet].before(house)
    player = play(house.app(house.journal(disk))).press(*SHEETS[sheet].keys).type(WORDS)
    player.press(*SHEETS[sheet].then)
    before, disk.shaky = player.on, True
    player.press("ctrl+s")
    assert player.on == before
    assert "the disk did not confirm it" in player.words
    disk.shaky = False
    player.press("ctrl+s")
    assert player.on != before
    assert in_the_journal(house) == 1


class Forbidden(System):
    """A disk on which this account may write nothing."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return super().open(path, flags, mode)

    def mkdir(self, path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def test_what_may_not_be_written_runs_and_says_why(house: House, play: Play) -> None:
    player = play(house.app(house.journal(Forbidden()), welcomed=False)).press("enter", "l", "n", "enter")
    assert player.on == "LogAttempt"
    assert "This account may not write" in player.words
    assert "REJECTUI_HOME" in player.words


def test_a_newer_journal_is_shown_and_not_changed(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, ask="May I sit here?"))
    (file,) = house.folder.glob("*.json")
    tables = json.loads(file.read_text())
    tables["meta"]["format"] = {**tables["meta"]["format"], "value": 99}
    file.write_text(json.dumps(tables))
    before = file.read_bytes()
    player = play(house.app()).press("l", "n", "enter")
    assert "newer RejectUI" in player.words
    assert player.on == "LogAttempt"
    player.press("escape", "y", "3")
    assert "May I sit here?" in player.words
    assert file.read_bytes() == before


def test_a_journal_damaged_while_the_app_runs_is_shown_and_not_written_over(house: House, play: Play) -> None:
    player = play().press("l", "y", "enter")
    (file,) = house.folder.glob("*.json")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    player.look_around()
    assert "You asked" in player.words
    player.press("l", "y", "enter")
    assert "damaged or cut off" in player.words
    assert file.read_bytes() == whole[: len(whole) // 2]
    file.write_bytes(whole)
    player.press("enter")
    assert len(house.journal().facts.attempts) == 2
