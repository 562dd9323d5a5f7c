"""How the text is shown, and what becomes of it where nothing shows it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

from rejectui.cli.reminder import notify
from rejectui.cli.reminder.notify import TEXT, argv_of, ring, show, with_bus
from rejectui.cli.reminder.running import NOT_THERE, TOO_SLOW, ran
from tests.cli.reminder.conftest import Computer

EVIL = '-e <b>"x" & \\n $(id)'


def test_nothing_but_the_sentence_is_told_unless_wanted() -> None:
    for name in ("notify-send", "termux-notification", "osascript", "powershell"):
        told = " ".join(argv_of(name)).casefold()
        assert "reject" not in told.replace("rejectui_t", "").replace("--id rejectui", "")
        assert name == "powershell" or TEXT.casefold() in told


def test_a_title_is_never_read_as_something_else() -> None:
    assert argv_of("notify-send", EVIL) == [
        "notify-send",
        "--",
        TEXT,
        '-e &lt;b&gt;"x" &amp; \\\\n $(id)',
    ]
    assert argv_of("termux-notification", EVIL)[-2:] == ["--content", EVIL]
    assert argv_of("osascript", EVIL)[-2:] == [TEXT, EVIL]
    assert not any(EVIL in part for part in argv_of("osascript", EVIL)[:-1])
    assert not any(EVIL in part for part in argv_of("powershell", EVIL))


def test_the_first_that_can_shows_it(computer: Computer) -> None:
    computer.has_notifications()
    assert show("", os.environ) == ("notify-send", ["termux-notification: not here"])
    assert computer.shown == ["--", TEXT]


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("#!/bin/sh\necho The name was not provided >&2; exit 1\n", "The name was not provided"),
        ("#!/bin/sh\nexit 3\n", "status 3"),
        ("#!/no/such/shell\n", "No such file or directory"),
        ("#!/bin/sh\n/bin/sleep 100 &\nwait\n", "no answer within 0.4 seconds"),
    ],
)
def test_what_cannot_show_it_says_why_and_is_not_waited_for(
    script: str, why: str, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "SECONDS", 0.4)
    computer.has("notify-send", script)
    began = time.monotonic()
    assert show("", os.environ) == (None, ["termux-notification: not here", f"notify-send: {why}"])
    assert time.monotonic() - began < 20


@pytest.mark.skipif(os.name == "nt", reason="asks sh")
def test_a_program_that_hangs_is_ended_with_all_that_it_began(tmp_path: Path) -> None:
    script = f"/bin/sleep 60 & echo $! > {tmp_path}/begun; wait"
    assert ran(["/bin/sh", "-c", script], seconds=0.5).status == TOO_SLOW
    begun = int((tmp_path / "begun").read_text())
    for _ in range(200):
        try:
            os.kill(begun, 0)
        except ProcessLookupError:
            return
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(begun)], capture_output=True, text=True, check=False
        )
        if state.stdout.strip()[:1] in ("", "Z"):
            return  # ended, and only its parent has not looked yet
        time.sleep(0.05)
    pytest.fail("it goes on")


@pytest.mark.skipif(os.name == "nt", reason="names programs as Unix does")
def test_what_is_not_there_or_cannot_be_named_is_told_as_such() -> None:
    assert ran(["/no/such/program"]).status == NOT_THERE
    assert ran(["/bin/echo", "a\0b"]).status == NOT_THERE


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="a bus is a socket in the file system")
def test_the_bus_is_found_where_cron_does_not_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    around = {"XDG_RUNTIME_DIR": "."}
    assert with_bus(around) == around
    (tmp_path / "bus").write_text("no socket")
    assert with_bus(around) == around
    (tmp_path / "bus").unlink()
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind("bus")
        assert with_bus(around)["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=./bus"
        assert with_bus({**around, "DBUS_SESSION_BUS_ADDRESS": "x"})["DBUS_SESSION_BUS_ADDRESS"] == "x"


def test_a_line_goes_to_the_terminal_used_last_of_those_that_take_messages(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not ring("")
    pairs = [os.openpty() for _ in range(3)]
    masters = [master for master, _ in pairs]
    try:
        for number, (_, terminal) in enumerate(pairs):
            os.fchmod(terminal, 0o620 if number else 0o600)  # `mesg n` in the first
            (computer.folder / "terminals" / str(number)).symlink_to(os.ttyname(terminal))
        os.utime(os.ttyname(pairs[0][1]), (4e9, 4e9))
        os.utime(os.ttyname(pairs[1][1]), (3e9, 3e9))
        os.utime(os.ttyname(pairs[2][1]), (2e9, 2e9))
        assert ring("A seat")
        assert os.read(masters[1], 100).replace(b"\r\r", b"\r") == b"\r\n\aYour card is here. A seat\r\n"
        for master in (masters[0], masters[2]):
            os.set_blocking(master, False)
            with pytest.raises(BlockingIOError):
                os.read(master, 1)
    finally:
        for fd in (each for pair in pairs for each in pair):
            os.close(fd)
