"""How the app ends, in a real terminal: by q, by a signal, by a closed window, by a bug."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.ui.build import House
from tests.ui.child import SECRET
from tests.ui.terminal import Terminal

pytestmark = pytest.mark.campaign

Open = Callable[..., Terminal]


@pytest.fixture
def open_app(tmp_path: Path) -> Iterator[Open]:
    """Start the app in a terminal and wait for its first screen or, when it was seen before, its card."""
    home = tmp_path / "home"
    with ExitStack() as stack:

        def start(how: str = "plain", **env: str) -> Terminal:
            terminal = stack.enter_context(Terminal(home, how, **env))
            if not (home / "journal").exists():
                terminal.begin()
            terminal.wait_for("Rest")
            terminal.forget()
            return terminal

        yield start


def start_a_note(terminal: Terminal) -> None:
    """Open the log, choose `no`, and write into the note."""
    terminal.send("l")
    terminal.wait_for("called off")
    terminal.send("n")
    terminal.wait_for("> How nervous did you get?")
    terminal.forget()
    terminal.send("\t")
    terminal.wait_for("  How nervous did you get?")
    terminal.send("Half a sentence")
    drafts = terminal.home / "state" / "drafts"
    terminal.wait_until(
        lambda: any("Half a sentence" in each.read_text() for each in drafts.glob("*.json")), "the draft"
    )


def is_offered_again(terminal: Terminal, open_app: Open) -> bool:
    again = open_app()
    again.send("l")
    again.wait_for("Half a sentence")
    again.send("\x13")
    again.wait_for("You asked")
    again.send("q")
    assert again.end() == 0
    (file,) = (terminal.home / "journal").glob("*.json")
    (attempt,) = json.loads(file.read_text())["attempts"].values()
    return bool(attempt["note"] == "Half a sentence" and attempt["outcome"] == "no")


def test_q_ends_with_0_and_leaves_the_terminal_as_it_was(open_app: Open) -> None:
    terminal = open_app()
    terminal.send("q")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output
    assert b"\x1b[?25h" in terminal.output


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str)
def test_a_signal_leaves_cleanly_and_keeps_what_was_typed(number: int, status: int, open_app: Open) -> None:
    terminal = open_app()
    start_a_note(terminal)
    terminal.kill(number)
    assert terminal.end() == status
    assert b"\x1b[?1049l" in terminal.output
    assert b"\x1b[?25h" in terminal.output
    assert is_offered_again(terminal, open_app)


def test_a_closed_window_leaves_no_orphan_and_keeps_what_was_typed(open_app: Open) -> None:
    terminal = open_app()
    start_a_note(terminal)
    terminal.hang_up()
    # 120 is Python's word for an output that is gone; there is nobody left to tell.
    assert terminal.end() in (129, 120)
    assert is_offered_again(terminal, open_app)


def test_not_even_kill_9_loses_what_was_typed(open_app: Open) -> None:
    terminal = open_app()
    start_a_note(terminal)
    terminal.kill(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    assert is_offered_again(terminal, open_app)


@pytest.mark.parametrize("how", ["closed", "killed"])
def test_a_first_start_that_ends_in_the_middle_goes_on_with_what_was_not_seen(
    how: str, tmp_path: Path
) -> None:
    with Terminal(tmp_path) as terminal:
        for sees, keys in (("Go on", "\r"), ("1 of 3", "3\r"), ("2 of 3", "5")):
            terminal.wait_for(sees)
            terminal.send(keys)
        terminal.wait_for("[x]")
        if how == "closed":
            terminal.hang_up()
        else:
            terminal.kill(signal.SIGKILL)
        assert terminal.end() in (129, 120, -signal.SIGKILL)
    settings = House(tmp_path).journal().facts.settings
    assert settings.areas == ("play",)
    assert settings.life == (("date",) if how == "closed" else None)
    for sees in ("3 of 3", "Rest"):
        with Terminal(tmp_path) as terminal:
            terminal.wait_for(sees)
            assert b"2 of 3" not in terminal.output
            terminal.send("q")
            if sees == "3 of 3":
                terminal.wait_for("Rest")
                terminal.send("q")
            assert terminal.end() == 0


@pytest.mark.parametrize("how", ["handler", "worker", "timer", "paint"])
def test_a_bug_ends_with_1_a_sentence_and_a_report_without_private_words(how: str, open_app: Open) -> None:
    terminal = open_app(how)
    terminal.send("r")
    assert terminal.end() == 1
    said = "".join(terminal.output[terminal.output.rindex(b"\x1b[?1049l") :].decode(errors="replace").split())
    assert "Somethingwentwrongthatshouldnot(" in said
    assert "Whatisinyourjournalissafe." in said
    assert "Traceback" not in said
    assert SECRET.encode() not in terminal.output
    (report,) = terminal.home.glob("state/report*")
    assert said.endswith(str(report))
    text = report.read_text()
    assert "RuntimeError" in text and "in fail" in text
    assert SECRET not in text
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_bug_while_nobody_looks_ends_the_same_way(open_app: Open) -> None:
    terminal = open_app("look")
    assert terminal.end() == 1
    assert b"Something went wrong that should not" in terminal.output
    assert SECRET.encode() not in terminal.output


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux tells whether a process is stopped")
@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP, None], ids=["asked", "stopped", "running"])
def test_who_goes_on_after_a_stop_leaves_the_terminal_as_it_was(
    stop: signal.Signals | None, open_app: Open
) -> None:
    terminal = open_app()
    if stop is not None:
        terminal.kill(stop)
        terminal.wait_until(lambda: terminal.state == "T", "the stop")
    terminal.forget()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for("Rest")
    start_a_note(terminal)
    terminal.send("\x13")
    terminal.wait_for("You asked")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.everything.count(b"\x1b[?1049h") == terminal.everything.count(b"\x1b[?1049l")
    assert terminal.everything.rindex(b"\x1b[?25h") > terminal.everything.rindex(b"\x1b[?1049h")
    assert terminal.as_before


@pytest.mark.parametrize(
    ("keys", "there", "then", "after"),
    [
        ("", "Rest", "2", "Period"),
        ("o", "May I sing here?", "\r", "Before you ask"),
        ("ln4\t\t", "corner café", "\x13", "You asked"),
    ],
    ids=["today", "own ask", "log"],
)
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(
    keys: str, there: str, then: str, after: str, open_app: Open
) -> None:
    terminal = open_app("job")
    if keys:
        terminal.send(keys)
        terminal.wait_for("esc")
        terminal.send(there)
        terminal.wait_for(there)
    terminal.forget()
    terminal.send("\x1a")
    terminal.wait_for("The shell waits.")
    assert terminal.as_before
    assert b"\x1b[?1049l" in terminal.output and b"\x1b[?25h" in terminal.output
    terminal.forget()
    terminal.send("\n")
    terminal.wait_for(there)
    terminal.send(then)
    terminal.wait_for(after)
    terminal.send("\x11")
    assert terminal.end() == 0
    assert terminal.as_before


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="NOT TRIED: fg, which needs /proc to wait")
def test_what_is_begun_in_the_background_opens_with_fg(tmp_path: Path) -> None:
    with Terminal(tmp_path, "behind") as terminal:
        terminal.wait_for("It is stopped.")
        assert terminal.as_before
        terminal.send("\n")
        terminal.wait_for("Go on")
        terminal.send("\x11")
        assert terminal.end() == 0
        assert terminal.as_before


def test_where_no_shell_waits_ctrl_z_stays_and_says_so(open_app: Open) -> None:
    terminal = open_app()
    terminal.send("\x1a")
    terminal.wait_for("No shell waits here")
    terminal.send("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    "numbers", [(signal.SIGTERM, signal.SIGCONT), (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)], ids=str
)
def test_of_several_signals_one_counts(numbers: tuple[int, ...], open_app: Open) -> None:
    terminal = open_app()
    start_a_note(terminal)
    for number in numbers:
        terminal.kill(number)
    assert terminal.end() in {129, 130, 143}  # of those that arrive together the lowest is told first
    assert terminal.as_before
    assert is_offered_again(terminal, open_app)


def test_ctrl_c_from_elsewhere_leaves_with_130(open_app: Open) -> None:
    terminal = open_app()
    start_a_note(terminal)
    terminal.kill(signal.SIGINT)
    assert terminal.end() == 130
    assert is_offered_again(terminal, open_app)


def test_a_terminal_that_nobody_reads_keeps_nobody_here(open_app: Open) -> None:
    """The app itself waits for it in the middle of a painting: then it is ended from beside."""
    terminal = open_app()
    for _ in range(40):
        terminal.send("2341")
    terminal.kill(signal.SIGTERM)
    assert terminal.end_unread() == 143


def test_what_is_no_text_is_no_reason_to_end(open_app: Open) -> None:
    terminal = open_app()
    terminal.send_bytes(b"l\xff\xfe\xc3")
    terminal.wait_for("called off")
    terminal.forget()
    terminal.send("\x1b")
    terminal.wait_for("Rest")
    terminal.send("q")
    assert terminal.end() == 0
