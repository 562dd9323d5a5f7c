"""What schedulers are given, read back by what reads it."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rejectui.cli.reminder.cron import MARK, Cron, cron_line, without_ours
from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.launchd import property_list
from rejectui.cli.reminder.notify import USUAL_PATH
from rejectui.cli.reminder.systemd import Systemd, calendar, quoted, service_text, timer_text
from rejectui.cli.reminder.task_scheduler import TaskScheduler, task, without_window
from rejectui.cli.reminder.when import ALL, When
from rejectui.cli.terminal.out import CommandError

ODD = (
    "/a b/100%",
    "/%h/%%/%n",
    "/$HOME/${X}/$$",
    "/`id`/$(id)",
    "/it's",
    '/"quoted"',
    "/back\\slash\\n",
    "/tab#hash;semi&and|or",
    "/~/*?[x]{a,b}!",
    "/ü/日本/🙂",
    "/=a",
    " ",
    "",
)
NS = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
WEEK = (0, 1, 2, 3, 4)


def reminder(*argv: str, days: tuple[int, ...] = ALL) -> Reminder:
    return Reminder(hour=18, minute=5, days=days, by="", argv=argv)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(18, 30), "*-*-* 18:30:00"),
        (When(0, 5, WEEK), "Mon,Tue,Wed,Thu,Fri *-*-* 00:05:00"),
        (When(2, 30, (6,)), "Sun *-*-* 02:30:00"),
    ],
)
def test_systemd_is_told_the_time(when: When, expected: str) -> None:
    assert calendar(when) == expected
    assert f"\nOnCalendar={expected}\nPersistent=true\n" in timer_text(when)


def test_no_sign_in_a_systemd_argument_means_anything() -> None:
    assert quoted('/a b/100%/$X/\\n/"') == '"/a b/100%%/$$X/\\\\n/\\""'
    assert '\nExecStart="/$p%%/python" -m "$$x"\n' in service_text(["/$p%/python", "-m", "$x"])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="NOT TRIED: systemd-analyze is not here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    python = tmp_path / "a $x %h folder" / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)
    service, timer = tmp_path / "rejectui-remind.service", tmp_path / "rejectui-remind.timer"
    service.write_text(service_text([str(python), *ODD]), "utf-8")
    timer.write_text(timer_text(When(18, 30, WEEK)), "utf-8")
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", "--man=no", str(service), str(timer)],
        capture_output=True,
        text=True,
        env=environ,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "rejectui" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(18, 30), "30 18 * * * "),
        (When(0, 5, WEEK), "5 0 * * 1,2,3,4,5 "),
        (When(2, 30, (5, 6)), "30 2 * * 6,0 "),
    ],
)
def test_cron_is_told_the_time(when: When, expected: str) -> None:
    line = cron_line(when, ["/bin/python", "-m", "rejectui"])
    assert line == f"{expected}/bin/python -m rejectui {MARK}"


@pytest.mark.skipif(os.name == "nt", reason="asks sh")
def test_sh_reads_the_cron_line_as_it_was_meant_and_cron_finds_no_percent_sign() -> None:
    line = cron_line(When(18, 30), ["/usr/bin/printf", "%s|", *ODD])
    assert "%" not in line
    command = line.split(" ", 5)[5]
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == "".join(f"{odd}|" for odd in ODD)


def test_cron_fires_with_next_to_nothing_around() -> None:
    around = {"HOME": "/h", "PATH": "/mine", "DISPLAY": ":0"}
    assert Cron().around(reminder("/p", "--with", "HOME=/x"), around) == {"HOME": "/h", "PATH": USUAL_PATH}
    assert Cron().around(reminder("/p", "--with", "PATH=/y"), around) == {"HOME": "/h", "PATH": "/y"}
    assert Systemd().around(reminder("/p"), around) == around


@pytest.mark.parametrize(
    "others",
    [
        b"",
        b"\n",
        b"# mine\n0 5 * * 1 tar -zcf /var/backups/home.tgz /home/\n",
        b"no line feed at the end",
        b"a\r\nb\r\n",
        b"\xff\xfe\x00 nothing that is text\n",
        b"form\x0cfeed \x85 \xe2\x80\xa8 and others that end no line\n\n\n",
        b"# set by: rejectui remind, I think\n",
    ],
)
def test_what_others_wrote_into_a_crontab_stays_byte_for_byte(others: bytes) -> None:
    ours = cron_line(When(18, 30), ["/bin/python"]).encode()
    assert without_ours(others) == others
    assert without_ours(ours + b"\n" + others) == others
    assert without_ours(ours + b"\n" + ours + b"\r\n" + others) == others
    if others.endswith(b"\n"):
        assert without_ours(others + ours) == others


def test_launchd_reads_what_was_meant() -> None:
    every = plistlib.loads(property_list(reminder(*ODD)).encode())
    assert every["ProgramArguments"] == list(ODD)
    assert every["StartCalendarInterval"] == {"Hour": 18, "Minute": 5}
    some = plistlib.loads(property_list(reminder("/p", days=(0, 6))).encode())
    assert some["StartCalendarInterval"] == [
        {"Hour": 18, "Minute": 5, "Weekday": 1},
        {"Hour": 18, "Minute": 5, "Weekday": 0},
    ]


def test_task_scheduler_is_given_a_whole_task() -> None:
    text = task(reminder(r"C:\a & b\python.exe", "-m", 'x "y"', "<z>", days=(0, 5)))
    tree = ElementTree.fromstring(text.partition("\n")[2])
    assert tree.findtext(f".//{NS}StartBoundary") == "2026-01-01T18:05:00"
    assert [each.tag for each in tree.find(f".//{NS}DaysOfWeek") or ()] == [f"{NS}Monday", f"{NS}Saturday"]
    assert tree.findtext(f".//{NS}Command") == r"C:\a & b\pythonw.exe"
    assert tree.findtext(f".//{NS}Arguments") == '-m "x \\"y\\"" <z>'
    assert tree.findtext(f".//{NS}StartWhenAvailable") == "true"


def test_task_scheduler_replaces_what_stands_between_percent_signs() -> None:
    with pytest.raises(CommandError, match="which Task Scheduler cannot be told"):
        task(reminder(r"C:\100%\python.exe"))


def test_a_task_that_could_not_be_read_is_not_put_back() -> None:
    with pytest.raises(CommandError, match="signs that cannot be read"):
        TaskScheduler().put(["<Command>C:\\M\ufffdller</Command>"], ())


def test_only_what_is_called_python_opens_no_window() -> None:
    assert without_window(["/opt/python3", "-m"]) == ["/opt/python3", "-m"]
    assert without_window([r"D:\Python.exe", "-m"]) == [r"D:\pythonw.exe", "-m"]
