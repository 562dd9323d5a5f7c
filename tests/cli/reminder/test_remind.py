"""`rejectui remind` from setting it to taking it away, and the evenings between."""

from __future__ import annotations

import json
import os
import shlex
import stat
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from rejectui.cli.reminder import call, cron, standing
from rejectui.cli.reminder.cron import MARK
from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.machine import SCHEDULERS
from rejectui.cli.reminder.notify import TEXT
from rejectui.cli.reminder.systemd import SERVICE, TIMER
from rejectui.cli.terminal.out import CommandError
from tests.cli.conftest import Desk
from tests.cli.reminder.conftest import CRONTAB, OF_DEBIAN, SYSTEMCTL, Computer, Reminded

DENIED = "#!/bin/sh\necho You are not allowed to use this program >&2; exit 1\n"
OTHERS = b"SHELL=/bin/false\n# caf\xe9\n*/5 * * * * backup 100%%\r\n\n@daily x"


def flat(text: str) -> str:
    return " ".join(text.split())


class TestSetting:
    def test_it_is_shown_first_and_then_there(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        computer.has_notifications()
        said = desk.fine("remind", "18:30", "mon-fri", "--yes")
        line, _, rest = computer.crontab.read_bytes().partition(b"\n")
        assert rest == OTHERS
        assert line.decode() in said.out
        assert line.startswith(b"30 18 * * 1,2,3,4,5 ") and line.endswith(MARK.encode())
        assert b"%" not in line and f"{sys.executable} -P -m rejectui remind now".encode() in line
        told = flat(said.out)
        assert "Set: 18:30, Monday to Friday, by cron. If the computer is off then, there is none" in told
        assert "It next fires Monday 23 November at 18:30." in told
        kept = desk.home / "state" / "reminder.json"
        assert os.name == "nt" or stat.S_IMODE(kept.stat().st_mode) == 0o600

    def test_nobody_says_yes(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron()
        said = desk("remind", "18:30")
        assert said.status == 2 and "add --yes" in flat(said.err)
        assert not computer.crontab.exists() and not (desk.home / "state" / "reminder.json").exists()

    @pytest.mark.parametrize(("answer", "there"), [("y\n", True), ("n\n", False), ("", False)])
    def test_somebody_answers(
        self, answer: str, there: bool, desk: Desk, computer: Computer, typed: object
    ) -> None:
        computer.has_cron()
        typed(answer)  # type: ignore[operator]
        assert desk("remind", "18:30").status == (0 if there else 1)
        assert computer.crontab.exists() is there

    def test_systemd_comes_first_and_its_units_are_whole(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron()
        computer.has_systemd()
        said = desk.fine("remind", "6:30pm", "--yes")
        assert [path.name for path in computer.units] == [SERVICE, TIMER]
        assert not computer.crontab.exists()
        service, timer = (path.read_text("utf-8") for path in computer.units)
        assert "-P -m rejectui remind now" in service and sys.executable in service
        assert "OnCalendar=*-*-* 18:30:00\n" in timer
        assert computer.told == ["daemon-reload", f"enable --now {TIMER}"]
        assert "by systemd. If the computer is off then, it comes as soon as you are back" in flat(said.out)
        assert "Monday 23 November at 18:30" in said.out

    def test_a_new_one_takes_the_place_of_the_old_one(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        desk.fine("remind", "18:30", "--yes")
        said = desk.fine("remind", "7:15", "sat", "--yes")
        assert "It takes the place of the reminder that is set, 18:30, every day." in flat(said.out)
        assert computer.crontab.read_bytes().count(MARK.encode()) == 1
        computer.has_systemd()
        desk.fine("remind", "8:00", "--yes")
        assert computer.crontab.read_bytes() == OTHERS and len(computer.units) == 2
        desk.fine("remind", "8:00", "--by", "cron", "--yes")
        assert computer.crontab.read_bytes().count(MARK.encode()) == 1 and not computer.units

    def test_the_time_of_the_last_firing_does_not_make_the_next_one_fire_at_once(
        self, desk: Desk, computer: Computer
    ) -> None:
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        stamp = computer.folder / "home" / ".local" / "share" / "systemd" / "timers" / f"stamp-{TIMER}"
        stamp.parent.mkdir(parents=True)
        stamp.touch()
        desk.fine("remind", "7:00", "--yes")
        assert not stamp.exists()

    def test_it_says_when_another_folder_has_one(
        self, desk: Desk, computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        computer.has_cron()
        desk.fine("remind", "18:30", "--yes")
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "another"))
        assert "in cron there is a reminder that another folder seems to have set" in flat(
            desk.fine("remind").out
        )
        assert "a reminder that another folder seems to have set" in flat(
            desk.fine("remind", "9:00", "--yes").out
        )
        monkeypatch.setenv("REJECTUI_HOME", str(desk.home))
        said = desk("doctor")
        assert said.status == 1 and "Something else stands in cron than was set from here" in flat(said.err)

    def test_the_terminal_is_not_asked_for_its_folders_later(
        self, desk: Desk, computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        computer.has_cron()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("REJECTUI_HOME", "re lat%ive")
        desk.fine("remind", "18:30", "--yes")
        told = json.loads((tmp_path / "re lat%ive" / "state" / "reminder.json").read_bytes())
        assert f"REJECTUI_HOME={tmp_path}/re lat%ive" in told["argv"]
        monkeypatch.delenv("REJECTUI_HOME")
        monkeypatch.setenv("XDG_STATE_HOME", "/state of mine")
        argv = call.call(os.environ)
        assert "XDG_STATE_HOME=/state of mine" in argv and f"HOME={computer.folder / 'home'}" in argv

    def test_nothing_is_offered(self, desk: Desk, computer: Computer) -> None:
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1
        assert "systemd: systemctl is not here; cron: crontab is not here" in flat(said.err)
        printed = desk.fine("remind", "18:30", "--print").out
        assert f"{sys.executable} -P -m rejectui remind now" in printed
        assert "launchd" not in said.err + printed

    def test_cron_is_here_and_not_at_work(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron()
        (computer.folder / "processes" / "1" / "cmdline").write_bytes(b"/sbin/init\0")
        assert "no cron is at work" in flat(desk("remind", "18:30", "--yes").err)

    def test_a_crontab_that_cannot_be_read_is_not_overwritten(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        computer.has("crontab", DENIED)
        said = desk("remind", "18:30", "--by", "cron", "--yes")
        assert said.status == 1 and "You are not allowed to use this program" in flat(said.err)
        assert computer.crontab.read_bytes() == OTHERS

    def test_cron_keeps_something_else(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(b"mine\n")
        script = (computer.programs / "crontab").read_text().replace("-) /bin/cat >", "-) /bin/cat >>")
        (computer.programs / "crontab").write_text(script)
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "something else than it was given" in flat(said.err)
        assert "It is not sure that the crontab is as it was: please look at it" in flat(said.err)

    @pytest.mark.parametrize("others", [None, OTHERS])
    def test_what_cron_spoils_is_put_back(self, others: bytes | None, desk: Desk, computer: Computer) -> None:
        computer.has_cron(others)
        spoils = "-) /bin/cat > {0}/tab; if /bin/grep -q rejectui {0}/tab; then echo x >> {0}/tab; fi ;;"
        computer.has("crontab", CRONTAB.replace("-) /bin/cat > {0}/tab ;;", spoils))
        said = desk("remind", "18:30", "--yes")
        assert "something else than it was given. The crontab is as it was." in flat(said.err)
        assert (computer.crontab.read_bytes() if computer.crontab.exists() else None) == others

    def test_a_crontab_that_cannot_be_read_back_is_put_back(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        once = "-l) if [ -e {0}/written ]; then echo busy >&2; exit 1; fi\n"
        script = CRONTAB.replace("-l)", once).replace("{0}/tab ;;\nesac", "{0}/tab; : > {0}/written ;;\nesac")
        computer.has("crontab", script)
        said = desk("remind", "18:30", "--yes")
        assert (
            said.status == 1
            and "The crontab cannot be read: busy. It is not sure that the crontab is" in flat(said.err)
        )
        assert computer.crontab.read_bytes() == OTHERS

    def test_what_somebody_else_changes_meanwhile_is_not_lost(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        computer.has_cron(OTHERS)

        def changed(crontab: bytes) -> bytes:
            computer.crontab.write_bytes(b"another\n")
            return crontab

        monkeypatch.setattr(cron, "without_ours", changed)
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "Something else is changing the crontab just now" in flat(said.err)
        assert computer.crontab.read_bytes() == b"another\n"

    def test_systemd_refuses(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        (computer.folder / "refuses").touch()
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1
        assert "systemd does not take it: Failed to enable unit: no. No reminder is set." in flat(said.err)
        assert list((computer.folder / "home").rglob("*")) == []

    def test_what_was_set_stays_when_systemd_refuses_the_new_one(
        self, desk: Desk, computer: Computer
    ) -> None:
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        before = [path.read_text("utf-8") for path in computer.units]
        refuses = f"if /bin/grep -q 07:15 '{computer.units[1]}'; then echo no >&2; exit 1; fi"
        script = SYSTEMCTL.replace("if [ -e {0}/refuses ]; then echo", f"{refuses}; if false; then echo")
        computer.has("systemctl", script.replace("{0}/home", f"{computer.folder}/home"))
        said = desk("remind", "7:15", "sat", "--yes")
        assert said.status == 1 and "What was set before still is: 18:30, every day." in flat(said.err)
        assert [path.read_text("utf-8") for path in computer.units] == before
        assert computer.told[-1] == f"enable --now {TIMER}"
        assert desk("doctor").status == 0

    def test_it_says_when_systemd_takes_nothing_any_more(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        (computer.folder / "refuses").touch()
        said = desk("remind", "7:15", "--yes")
        assert said.status == 1 and not computer.units
        assert "The reminder that was set before is gone, so none is set now." in flat(said.err)

    def test_none_is_said_to_be_set_only_where_none_is(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        desk.fine("remind", "18:30", "--yes")
        before = computer.crontab.read_bytes(), desk.files()
        computer.has_systemd()
        (computer.folder / "refuses").touch()
        said = desk("remind", "7:15", "--yes")
        assert said.status == 1 and "What was set before still is: 18:30, every day." in flat(said.err)
        assert (computer.crontab.read_bytes(), desk.files()) == before
        (computer.programs / "systemctl").unlink()
        (computer.folder / "processes" / "1" / "cmdline").write_bytes(b"")
        assert "No reminder is set" not in flat(desk("remind", "7:15", "--yes").err)

    def test_the_state_cannot_be_written_any_more(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(state: Path, reminder: Reminder) -> None:
            raise CommandError("The disk is full.")

        computer.has_cron(OTHERS)
        desk.fine("remind", "18:30", "--yes")
        before = computer.crontab.read_bytes()
        monkeypatch.setattr("rejectui.cli.reminder.kept.write", full)
        still = "The disk is full. What was set before still is: 18:30, every day."
        assert still in flat(desk("remind", "7:15", "--yes").err)
        assert computer.crontab.read_bytes() == before
        computer.has_systemd()
        assert still in flat(desk("remind", "7:15", "--yes").err)
        assert computer.crontab.read_bytes() == before and not computer.units

    def test_both_are_set_when_the_old_one_cannot_be_taken_away(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        desk.fine("remind", "18:30", "--yes")
        computer.has_systemd()
        computer.has("crontab", CRONTAB.replace("/bin/cat > {0}/tab", "echo full >&2; exit 1"))
        said = desk("remind", "7:15", "--yes")
        assert said.status == 1 and "Set: 07:15, every day, by systemd." in flat(said.out)
        assert "cron does not take it: full. The crontab is as it was. So an older one, by cron, may" in flat(
            said.err
        )
        assert len(computer.units) == 2 and MARK.encode() in computer.crontab.read_bytes()
        computer.has("crontab", CRONTAB)
        desk.fine("remind", "off")
        assert not computer.units and computer.crontab.read_bytes() == OTHERS

    def test_who_may_not_use_cron_is_not_told_of_it(self, desk: Desk, computer: Computer) -> None:
        computer.has("crontab", DENIED)
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        assert desk.fine("remind", "off").out == "The reminder is taken away, and nothing is left of it.\n"

    def test_the_state_cannot_be_written(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        (desk.home / "state" / "reminder.json").mkdir()
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "cannot be written" in flat(said.err)
        assert computer.crontab.read_bytes() == OTHERS

    def test_a_program_that_no_scheduler_could_start(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        computer.has_cron()
        monkeypatch.setattr(sys, "executable", str(tmp_path / "moved" / "python"))
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "is gone), so no scheduler could start it" in flat(said.err)
        monkeypatch.setattr(sys, "executable", "")
        assert "does not know where it is" in flat(desk("remind", "18:30", "--yes").err)

    @pytest.mark.parametrize("name", ["line\nfeed", "bell\x07", "half\udce4"])
    def test_a_folder_that_no_scheduler_can_be_told(
        self, name: str, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        computer.has_cron()
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / name))
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "cannot be told reliably" in flat(said.err)

    @pytest.mark.parametrize("by", SCHEDULERS)
    def test_print_sets_nothing(self, by: str, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        computer.has_systemd()
        before = desk.files()
        assert "To set it by hand: " in desk.fine("remind", "18:30", "--by", by, "--print").out
        assert desk.files() == before
        assert computer.crontab.read_bytes() == OTHERS and not computer.units and not computer.told

    @pytest.mark.parametrize("card", [False, True])
    def test_what_is_printed_speaks_when_another_scheduler_starts_it(
        self, card: bool, desk: Desk, computer: Computer
    ) -> None:
        computer.has_notifications()
        options = ["--print", *(["--card"] if card else [])]
        printed = desk.fine("remind", "18:30", "sun,mon", *options).lines[-1]
        started = shlex.split(printed)
        argv = started[started.index("rejectui") + 1 :]
        desk.now = desk.now.replace(hour=18, minute=30)
        for _ in range(2):
            assert desk.fine(*argv).out == ""
            assert computer.shown[:2] == ["--", TEXT]
            assert len(computer.shown) == 2 + card, "once a day, with the card where that was wanted"
        desk.now += timedelta(days=2)
        desk.fine(*argv)
        assert len(computer.shown) == 2 + card, "one that was missed on Monday is not made up for on Tuesday"

    @pytest.mark.parametrize("word", ["off", "test", "now"])
    def test_words_stand_alone(self, word: str, desk: Desk, computer: Computer) -> None:
        said = desk("remind", word, "mon")
        assert said.status == 2 and f"{word} stands alone" in said.err

    @pytest.mark.parametrize("option", ["--print", "--card", "--yes", "--by cron"])
    @pytest.mark.parametrize("word", ["off", "test", "now", ""])
    def test_options_want_a_time(self, word: str, option: str, reminded: Reminded) -> None:
        before = reminded.computer.crontab.read_bytes(), reminded.desk.files()
        said = reminded.desk("remind", *word.split(), *option.split())
        if (word, option) == ("test", "--card"):
            assert said.status == 0
        else:
            assert said.status == 2 and f"{option} goes with a time, as in" in flat(said.err)
        assert (reminded.computer.crontab.read_bytes(), reminded.desk.files()) == before

    def test_help_says_what_is_told_with_the_card(self, desk: Desk) -> None:
        assert f'It says "{TEXT}" and, without --card, nothing else' in flat(
            desk.fine("remind", "--help").out
        )

    def test_tz_in_the_terminal_is_told(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        computer.has_cron()
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        assert "TZ is set in this terminal." in flat(desk.fine("remind", "18:30", "--yes").out)


class TestFiring:
    def test_it_speaks_once_a_day_and_says_nothing_private(self, reminded: Reminded) -> None:
        for day in (1, 2):
            said = reminded.fires(at="18:30", days=day == 2)
            assert (said.status, said.out, said.err) == (0, "", "")
            reminded.fires(at="18:31")
            reminded.fires(at="23:59")
            assert reminded.computer.shown == ["--", TEXT] * day

    def test_the_title_only_when_wanted(self, reminded: Reminded) -> None:
        reminded.desk.fine("remind", "18:30", "--card", "--yes")
        reminded.fires(at="18:30")
        title = json.loads(reminded.desk("status", "--json").out)["card"]
        assert title and reminded.computer.shown == ["--", TEXT, title.replace("&", "&amp;")]

    def test_with_the_title_it_says_when_the_ask_is_planned(self, reminded: Reminded) -> None:
        reminded.desk.fine("remind", "18:30", "--card", "--yes")
        reminded.desk.fine(
            "plan", "--ask", "May I sit here?", "--when", "at half past seven tonight, at the pub"
        )
        reminded.fires(at="18:30")
        assert reminded.computer.shown == ["--", TEXT, "19:30 · May I sit here?"]

    def test_silent_when_asked_already(self, reminded: Reminded) -> None:
        reminded.desk.fine("log", "n")
        reminded.fires(at="18:30")
        assert reminded.computer.shown == []
        reminded.fires(days=1)
        assert reminded.computer.shown == ["--", TEXT]

    def test_silent_when_resting(self, reminded: Reminded) -> None:
        reminded.desk.fine("rest")
        reminded.fires(at="18:30")
        assert reminded.computer.shown == []

    def test_silent_when_the_week_is_kept(self, reminded: Reminded) -> None:
        reminded.desk.fine("set", "rhythm", "1")
        reminded.desk.now = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1)))
        reminded.desk.fine("log", "n")
        reminded.fires(at="18:30", days=1)
        assert reminded.computer.shown == []

    def test_a_missed_one_is_made_up_for_on_its_own_day_only(self, reminded: Reminded) -> None:
        reminded.fires(at="22:10")
        assert reminded.computer.shown == ["--", TEXT]
        reminded.fires(at="03:10", days=2)  # of the evening before, whose practice day it still is
        assert reminded.computer.shown == ["--", TEXT] * 2
        reminded.fires(at="08:00", days=0)  # that would be of yesterday
        assert reminded.computer.shown == ["--", TEXT] * 2
        reminded.fires(at="18:30")
        assert reminded.computer.shown == ["--", TEXT] * 3

    def test_one_that_was_missed_on_friday_is_not_made_up_for_on_saturday(self, reminded: Reminded) -> None:
        reminded.desk.fine("remind", "18:30", "mon-fri", "--yes")
        reminded.desk.now = datetime(2026, 11, 28, 19, 0, tzinfo=timezone(timedelta(hours=1)))
        reminded.fires()
        assert reminded.computer.shown == []

    def test_in_the_night_it_belongs_to_the_day_before(self, reminded: Reminded) -> None:
        reminded.desk.fine("remind", "2:30", "--yes")
        reminded.desk.fine("log", "n")
        reminded.fires(at="02:30", days=1)
        assert reminded.computer.shown == []
        reminded.fires(days=1)
        reminded.fires(at="03:00")  # a night in which clocks go back, or skip the time
        assert reminded.computer.shown == ["--", TEXT]

    def test_a_line_where_nothing_shows_it(self, reminded: Reminded) -> None:
        (reminded.computer.programs / "notify-send").unlink()
        said = reminded.fires(at="18:30")
        assert said.status == 1 and "Nobody could be told" in flat(said.err)
        assert not (reminded.desk.home / "state" / "reminded").exists()
        reminded.computer.has_notifications()
        reminded.fires(at="18:40")
        assert reminded.computer.shown == ["--", TEXT]

    def test_what_is_carried_counts(
        self, reminded: Reminded, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "elsewhere"))
        assert "No reminder is set in this folder" in flat(reminded.fires(at="18:30").err)
        home = f"REJECTUI_HOME={reminded.desk.home}"
        assert reminded.desk("remind", "now", "--with", home).status == 0
        assert reminded.computer.shown == ["--", TEXT]

    @pytest.mark.parametrize("carried", ["x", "LD_PRELOAD=x", "PATH", "=", "HOME=a\0b"])
    def test_what_may_not_be_carried(self, carried: str, reminded: Reminded) -> None:
        said = reminded.desk("remind", "now", "--with", carried)
        assert said.status == 2 and "is not NAME=VALUE" in flat(said.err)


class TestHowItStands:
    def test_doctor_and_remind_tell_it(self, reminded: Reminded) -> None:
        assert reminded.desk.fine("remind").lines == [
            "Reminder: 18:30, every day, by cron.",
            "It next fires Sunday 22 November at 18:30.",
        ]
        assert "Reminder: 18:30, every day, by cron\n  It next fires Sunday 22" in reminded.desk("doctor").out
        told = json.loads(reminded.desk.fine("doctor", "--json").out)["reminder"]
        assert told == {"words": "18:30, every day, by cron", "next": "2026-11-22T18:30:00", "problems": []}

    def test_there_is_none(self, desk: Desk, computer: Computer) -> None:
        assert "Reminder: none\n" in desk.fine("doctor").out
        assert desk.fine("remind").out == "No reminder is set. rejectui remind 18:30 sets one.\n"

    def test_somebody_took_the_line_out(self, reminded: Reminded) -> None:
        reminded.computer.crontab.unlink()
        said = reminded.desk("doctor")
        assert said.status == 1 and "The reminder is not in cron any more." in flat(said.err)
        assert reminded.desk("remind").status == 1

    def test_the_whole_command_is_told_that_sets_it_again(self, reminded: Reminded) -> None:
        reminded.desk.fine("remind", "18:30", "sat", "wed", "--card", "--yes")
        reminded.computer.crontab.unlink()
        assert "Set it again: rejectui remind 18:30 wed,sat --card, or" in flat(reminded.desk("remind").err)

    def test_cron_is_gone(self, reminded: Reminded) -> None:
        (reminded.computer.folder / "processes" / "1" / "cmdline").write_bytes(b"")
        said = reminded.desk("doctor")
        assert said.status == 1 and "no cron is at work" in flat(said.err)
        assert "next fires" not in said.out

    def test_the_program_moved(self, reminded: Reminded, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(standing, "not_starting", lambda argv: f"{argv[0]} is gone")
        said = reminded.desk("doctor")
        assert said.status == 1
        assert f"does not start ({sys.executable} is gone). Set it again: rejectui remind 18:30" in flat(
            said.err
        )

    def test_whether_a_program_starts_is_tried(self, tmp_path: Path) -> None:
        assert standing.not_starting((str(tmp_path / "python"), "-m", "rejectui", "remind", "now")).endswith(
            "is gone"
        )
        assert standing.not_starting((sys.executable, "-P", "-m", "rejectui", "remind", "now")) == ""
        renamed = standing.not_starting((sys.executable, "-P", "-m", "rejectui_that_was", "remind"))
        assert "No module named rejectui_that_was" in renamed

    def test_systemd_will_not_fire_it(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        computer.has("systemctl", "#!/bin/sh\n")
        said = desk("doctor")
        assert said.status == 1 and "systemd has the reminder, but will not fire it" in flat(said.err)

    @pytest.mark.parametrize(
        "kept", [b"", b"{}", b"[1]", b"\xff", b'{"hour":25,"minute":0,"days":[9],"by":""}']
    )
    def test_what_is_kept_makes_no_sense(self, kept: bytes, desk: Desk, computer: Computer) -> None:
        (desk.home / "state" / "reminder.json").write_bytes(kept)
        assert "No reminder is set." in desk.fine("remind").out
        assert "Reminder: none" in desk.fine("doctor").out

    def test_a_scheduler_of_another_version(self, reminded: Reminded) -> None:
        path = reminded.desk.home / "state" / "reminder.json"
        path.write_bytes(path.read_bytes().replace(b'"cron"', b'"sundial"'))
        assert "knows no scheduler sundial" in flat(reminded.desk("doctor").err)
        assert reminded.desk.fine("where").out

    def test_where_lists_it(self, reminded: Reminded) -> None:
        told = reminded.desk.fine("where").out
        assert f"{reminded.desk.home / 'state' / 'reminder.json'}\n" in told
        assert "What fires it: crontab\n" in told and "rejectui remind off" in flat(told)

    def test_test_shows_it_and_says_through_what(self, reminded: Reminded) -> None:
        said = reminded.desk("remind", "test")
        assert (said.status, said.out) == (0, "Shown through notify-send.\n")
        assert reminded.computer.shown == ["--", TEXT]

    def test_test_in_a_terminal_without_notifications(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "there is no terminal" in flat(desk("remind", "test").err)
        monkeypatch.setattr("rejectui.cli.commands.reminder.tried.in_terminal", lambda: True)
        said = desk("remind", "test")
        assert said.status == 0 and said.out.startswith(f"\a{TEXT}\nShown as a line in your terminal")


class TestOff:
    def test_nothing_is_left(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron()
        before = desk.files(), sorted(computer.folder.rglob("*"))
        desk.fine("remind", "18:30", "--yes")
        computer.has_notifications()
        desk("remind", "now")
        said = desk.fine("remind", "off")
        assert said.out == "The reminder is taken away, and nothing is left of it.\n"
        (computer.programs / "notify-send").unlink()
        assert {name for name in desk.files() if "remind" in name} == set()
        assert before[1] == sorted(computer.folder.rglob("*"))
        assert desk.fine("remind", "off").out == "No reminder was set.\n"

    @pytest.mark.parametrize("others", [OTHERS, b"\n", b"# only a comment", b"a\r\nb"])
    def test_a_crontab_is_as_it_was(self, others: bytes, desk: Desk, computer: Computer) -> None:
        computer.has_cron(others)
        desk.fine("remind", "18:30", "--yes")
        assert computer.crontab.read_bytes() != others
        desk.fine("remind", "off")
        assert computer.crontab.read_bytes() == others

    @pytest.mark.parametrize("others", [b"a\r\nb\r\n", b"tr -d '\\r'\n", b"\r \\r\r\\\n"])
    def test_a_carriage_return_stays_one(self, others: bytes, desk: Desk, computer: Computer) -> None:
        computer.has_cron(others)
        computer.has("crontab", OF_DEBIAN)
        (computer.programs / "cat").symlink_to("/bin/cat")
        desk.fine("remind", "18:30", "--yes")
        assert computer.crontab.read_bytes().partition(b"\n")[2] == others
        desk.fine("remind", "off")
        assert computer.crontab.read_bytes() == others

    def test_a_crontab_that_is_not_what_it_shows_is_left_alone(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(b"a\r\n")
        computer.has("crontab", OF_DEBIAN)  # and no cat, so that the editor can do nothing
        said = desk("remind", "18:30", "--by", "cron", "--yes")
        assert said.status == 1 and "cannot be read as it is" in flat(said.err)
        assert computer.crontab.read_bytes() == b"a\r\n"

    def test_systemds_folders_go_that_were_made_for_it(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        config = computer.folder / "home" / ".config"
        config.mkdir()
        desk.fine("remind", "18:30", "--yes")
        links = config / "systemd" / "user" / "timers.target.wants"
        links.mkdir()
        (links / TIMER).symlink_to("../nowhere")
        desk.fine("remind", "9:00", "--yes")
        desk.fine("remind", "off")
        assert list(config.iterdir()) == []
        assert computer.told[-2:] == ["daemon-reload", f"reset-failed {SERVICE}"]

    def test_what_others_have_in_these_folders_stays(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        mine = computer.folder / "home" / ".config" / "systemd" / "user" / "mine.timer"
        mine.parent.mkdir(parents=True)
        mine.write_text("mine")
        desk.fine("remind", "18:30", "--yes")
        desk.fine("remind", "off")
        assert mine.read_text() == "mine" and [*mine.parent.iterdir()] == [mine]

    def test_units_go_even_where_no_manager_answers(self, desk: Desk, computer: Computer) -> None:
        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        (computer.programs / "systemctl").unlink()
        desk.fine("remind", "off")
        assert not computer.units

    def test_units_that_cannot_be_removed_go_on_firing(
        self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(path: Path) -> None:
            raise PermissionError(1, "not permitted", str(path))

        computer.has_systemd()
        desk.fine("remind", "18:30", "--yes")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", refused)
            said = desk("remind", "off")
        assert said.status == 1 and "(not permitted). So a reminder may still be set." in flat(said.err)
        assert computer.told[-1] == f"start {TIMER}" and desk("doctor").status == 0

    def test_what_was_kept_of_it_cannot_be_removed(self, desk: Desk, computer: Computer) -> None:
        (desk.home / "state" / "reminded").mkdir()
        said = desk("remind", "off")
        assert said.status == 1 and "reminded cannot be removed" in flat(said.err)

    def test_nothing_is_forgotten_while_the_crontab_cannot_be_read(self, reminded: Reminded) -> None:
        crontab, files = reminded.computer.crontab.read_bytes(), reminded.desk.files()
        reminded.computer.has("crontab", DENIED)
        said = reminded.desk("remind", "off")
        assert said.status == 1 and "taken away" not in said.out
        assert "You are not allowed to use this program. So a reminder may still be set." in flat(said.err)
        assert (reminded.computer.crontab.read_bytes(), reminded.desk.files()) == (crontab, files)
        (reminded.desk.home / "state" / "reminder.json").unlink()
        assert reminded.desk("remind", "off").status == 1

    def test_it_says_whose_it_takes_away(
        self, reminded: Reminded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk = reminded.desk
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "another"))
        others = "Taken away from cron: a reminder that another folder seems to have set."
        assert flat(desk.fine("remind", "off").out) == others
        monkeypatch.setenv("REJECTUI_HOME", str(desk.home))
        assert "The reminder of this folder was not found in cron." in flat(desk.fine("remind", "off").out)
        desk.fine("remind", "18:30", "--yes")
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "another"))
        desk.fine("remind", "7:15", "--yes")
        monkeypatch.setenv("REJECTUI_HOME", str(desk.home))
        said = flat(desk.fine("remind", "9:00", "--yes").out)
        assert "It takes the place of a reminder that another folder seems to have set." in said

    def test_it_goes_without_what_was_kept_of_it(self, desk: Desk, computer: Computer) -> None:
        computer.has_cron(OTHERS)
        desk.fine("remind", "18:30", "--yes")
        (desk.home / "state" / "reminder.json").unlink()
        desk.fine("remind", "off")
        assert computer.crontab.read_bytes() == OTHERS


class TestElsewhere:
    """Schedulers of other systems, as scripts: what they are told, and what is left afterwards."""

    def test_launchd(self, desk: Desk, computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", "darwin")
        computer.has("launchctl", '#!/bin/sh\necho "$*" >> {0}/told\n[ ! -e {0}/refuses ] || exit 5\n')
        computer.has("osascript", '#!/bin/sh\nfor each in "$@"; do echo "$each" >> {0}/shown; done\n')
        said = desk.fine("remind", "18:30", "sat", "--yes")
        agent = computer.folder / "home" / "Library" / "LaunchAgents" / "rejectui-remind.plist"
        assert "by launchd. If the computer sleeps then" in flat(said.out) and agent.exists()
        assert "Saturday 28 November at 18:30" in desk.fine("doctor").out
        desk.fine("remind", "18:30", "--yes")
        desk.later(hours=10)
        assert desk("remind", "now").status == 0 and computer.shown[-1] == TEXT
        desk.fine("remind", "off")
        domain = f"gui/{os.getuid()}"
        put, away = f"bootstrap {domain} {agent}", f"bootout {domain}/rejectui-remind"
        assert computer.told == [put, away, put, away]
        assert list((computer.folder / "home").iterdir()) == [agent.parents[1]]  # Library is the system's
        (computer.folder / "refuses").touch()
        said = desk("remind", "18:30", "--yes")
        assert said.status == 1 and "launchd does not take it: status 5" in flat(said.err)
        assert not agent.exists()
        (computer.folder / "refuses").unlink()
        desk.fine("remind", "18:30", "--yes")
        before = agent.read_bytes()
        computer.has("launchctl", f"#!/bin/sh\n! /bin/grep -q '<integer>7' '{agent}'\n")
        said = desk("remind", "7:15", "--yes")
        assert said.status == 1 and "What was set before still is: 18:30" in flat(said.err)
        assert agent.read_bytes() == before
