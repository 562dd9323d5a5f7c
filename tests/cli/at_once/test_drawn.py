"""The card that is drawn at once, in a real terminal: it is what Textual draws, and nothing else happens."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

import pty

import pyte

from rejectui.cli import make_memo as make_memo_of
from rejectui.cli.main import run
from tests.clocked import MOMENT, since
from tests.ui.build import House
from tests.ui.terminal import REPOSITORY, Terminal

SHOWN, AWAY = b"\x1b[?1049h", b"\x1b[?1049l"
CLEARED = b"\x1b[0m\x1b[2;1H\x1b[J"  # what leaving begins with
# What pyte takes for text: questions to the terminal, and modes of its keyboard.
UNKNOWN = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p|\x1bP[^\x1b]*\x1b\\")
COLORS = {
    "true color": {"COLORTERM": "truecolor"},
    "256 colors": {},
    "16 colors": {"TEXTUAL_COLOR_SYSTEM": "standard"},
    "no color": {"NO_COLOR": "1"},
}
SIZES = [(80, 24), (45, 14), (140, 40), (20, 6)]
DARK, LIGHT = "rejectui-dark", "rejectui-light"

Env = dict[str, str]


class Held(Terminal):
    """The program, which waits once the terminal was taken, until `go`."""

    def __init__(self, home: Path, **options: Any) -> None:
        self._hold = home / "hold"
        self._hold.mkdir(exist_ok=True)
        self._told.unlink(missing_ok=True)
        if not (self._hold / "go").exists():
            os.mkfifo(self._hold / "go")
        super().__init__(home, "at_once", HOLD=str(self._hold), **options)

    @property
    def _told(self) -> Path:
        return self._hold / "told"

    def held(self) -> str:
        """Wait until it holds: what was done with the terminal by then, all of which was read."""
        self.wait_until(self._told.exists, "the terminal to be taken")
        while select.select([self._master], [], [], 0)[0]:
            self._read()
        return self._told.read_text()

    def go(self) -> None:
        """Let it go on."""
        (self._hold / "go").write_bytes(b"")


def opened(home: Path, **options: Any) -> Terminal:
    """The program as it is."""
    return Terminal(home, "at_once", **options)


def make_memo(home: Path, **env: str) -> None:
    """Open the app and leave it, until it has left a memo: it leaves none of what was written just now."""
    if time.time() < Path(__file__).stat().st_mtime:
        pytest.skip("NOT TRIED: what is drawn at once, because by this clock all files are of a day to come")
    memo = home / "state" / "today"
    memo.unlink(missing_ok=True)
    for _ in range(5):
        with opened(home, **env) as terminal:
            terminal.wait_for("Rest")
            terminal.send("q")
            assert terminal.end() == 0
        if memo.exists():
            return
    pytest.fail("the app leaves no memo")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which the app was opened once."""
    journal = House(tmp_path / "home").journal()
    with journal.together():
        journal.set("welcomed", True)
        journal.set("fair_asks_shown", True)
    return tmp_path / "home"


@pytest.fixture
def with_memo(home: Path) -> Path:
    """The same, and the memo of it is there."""
    make_memo(home)
    return home


def screen_of(columns: int, rows: int) -> tuple[pyte.Screen, pyte.ByteStream]:
    screen = pyte.Screen(columns, rows)
    return screen, pyte.ByteStream(screen)


def cells(screen: pyte.Screen) -> list[list[tuple[Any, ...]]]:
    """What a reader sees of each cell: of a space no more than its background."""
    found = []
    for y in range(screen.lines):
        row = [screen.buffer[y][x] for x in range(screen.columns)]
        found.append(
            [
                (" ", cell.bg) if cell.data == " " and not (cell.underscore or cell.reverse) else tuple(cell)
                for cell in row
            ]
        )
    return found


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], tuple[Path, Env]]:
    """A home with a memo for a theme and a kind of terminal, made once."""
    made: dict[tuple[str, str], Path] = {}

    def find(theme: str, colors: str) -> tuple[Path, Env]:
        if (theme, colors) not in made:
            root = tmp_path_factory.mktemp("homes")
            journal = House(root).journal()
            with journal.together():
                journal.set("welcomed", True)
                journal.set("fair_asks_shown", True)
                journal.set("theme", theme)
            make_memo(root, **COLORS[colors])
            made[theme, colors] = root
        return made[theme, colors], COLORS[colors]

    return find


@pytest.mark.parametrize(
    ("theme", "colors", "size"),
    [
        *((DARK, "true color", size) for size in SIZES),
        (DARK, "256 colors", SIZES[0]),
        (DARK, "16 colors", SIZES[0]),
        (DARK, "no color", SIZES[0]),
        (LIGHT, "true color", SIZES[0]),
        (LIGHT, "256 colors", SIZES[1]),
    ],
    ids=str,
)
def test_it_is_cell_by_cell_what_textual_draws_and_never_anything_else(
    theme: str, colors: str, size: tuple[int, int], homes: Callable[[str, str], tuple[Path, Env]]
) -> None:
    home, env = homes(theme, colors)
    with Held(home, size=size, **env) as terminal:
        assert terminal.held() == "drawn"
        drawn = terminal.everything
        terminal.forget()
        terminal.go()
        bottom = lines(drawn, size)[-1].split()[0]
        terminal.wait_for(bottom)
        terminal.send("q")
        assert terminal.end() == 0
        after, cleared, _ = terminal.everything[len(drawn) :].partition(CLEARED)
        assert cleared
        assert (terminal.everything.count(SHOWN), terminal.everything.count(AWAY)) == (1, 1)
        assert terminal.as_before
    screen, stream = screen_of(*size)
    stream.feed(drawn)
    text, wanted = list(screen.display), cells(screen)
    assert any(line.strip() for line in text)
    assert len({cell[1] for row in wanted for cell in row}) > 1 or colors == "no color"
    screen.dirty.clear()
    for byte in UNKNOWN.sub(b"", after):
        stream.feed(bytes([byte]))
        for row in screen.dirty:
            assert "".join(screen.buffer[row][x].data for x in range(size[0])) == text[row]
        screen.dirty.clear()
    assert cells(screen) == wanted


def lines(data: bytes, size: tuple[int, int]) -> list[str]:
    screen, stream = screen_of(*size)
    stream.feed(UNKNOWN.sub(b"", data))
    return list(screen.display)


# The terminal is given back


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_while_the_card_stands_alone_gives_the_terminal_back(
    number: signal.Signals, with_memo: Path
) -> None:
    if signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip(f"NOT TRIED: whoever started the tests ignores {number.name}, and so does the program")
    with Held(with_memo) as terminal:
        assert terminal.held() == "drawn"
        assert not terminal.as_before
        terminal.kill(number)
        assert terminal.end() == -number
        assert terminal.as_before
        _, _, rest = terminal.everything.partition(SHOWN)
        assert rest.endswith(AWAY + b"\x1b[?25h") and SHOWN not in rest and rest.count(AWAY) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_so_it_is_where_nothing_could_be_drawn(number: signal.Signals, home: Path) -> None:
    with Held(home) as terminal:
        assert terminal.held() == "taken"
        terminal.kill(number)
        assert terminal.end() == -number
        assert terminal.as_before
        assert terminal.everything == b""


def test_an_error_before_the_app_is_there_gives_it_back_and_can_be_read(with_memo: Path) -> None:
    with Held(with_memo) as terminal:
        assert terminal.held() == "drawn"
        (with_memo / "config.toml").write_text("theme = [\n")
        terminal.go()
        assert terminal.end() != 0
        assert terminal.as_before
        _, away, rest = terminal.everything.partition(AWAY)
        assert away and b"config.toml" in rest and b"cannot be understood" in rest


def test_an_installation_that_is_broken_gives_it_back_and_says_so(with_memo: Path) -> None:
    with opened(with_memo, BROKEN="1") as terminal:
        assert terminal.end() == 1
        assert terminal.as_before
        _, away, rest = terminal.everything.partition(AWAY)
        assert away and b"ModuleNotFoundError: import of rejectui.cli.main halted" in rest


# Keys


def asks(home: Path) -> list[tuple[str, int | None]]:
    return [(each.outcome, each.peak) for each in House(home).journal().facts.attempts]


@pytest.mark.parametrize(
    ("before", "while_held"), [("ln6\r", ""), ("", "ln6\r"), ("ln", "6\r"), ("l", "n6\r")], ids=str
)
def test_what_is_typed_from_the_first_moment_on_is_done_in_its_order(
    before: str, while_held: str, with_memo: Path
) -> None:
    with Held(with_memo) as terminal:
        terminal.send(before)
        assert terminal.held() == "drawn"
        terminal.send(while_held)
        terminal.go()
        terminal.wait_for("You asked")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.as_before
    assert asks(with_memo) == [("no", 60)]


def test_leaving_can_be_typed_before_the_program_is_there(with_memo: Path) -> None:
    with opened(with_memo) as terminal:
        terminal.send("ln6\rq")
        assert terminal.end() == 0
        assert terminal.as_before
        assert terminal.everything.count(SHOWN) == terminal.everything.count(AWAY) == 1
    assert asks(with_memo) == [("no", 60)]


def test_nothing_that_is_typed_is_shown_on_the_card(with_memo: Path) -> None:
    with Held(with_memo) as terminal:
        assert terminal.held() == "drawn"
        terminal.send("zzzzq")  # z does nothing
        terminal.go()
        assert terminal.end() == 0
        assert b"zzz" not in terminal.everything


# Where it is not drawn


@pytest.mark.parametrize(
    ("options", "done"),
    [
        ({}, "drawn"),
        ({"TERM": "dumb"}, "not taken"),
        ({"TERM": ""}, "taken"),
        ({"TERM": "linux"}, "taken"),
        ({"TERM": "screen"}, "taken"),
        ({"STY": "1.tty"}, "taken"),
        ({"COLORTERM": "truecolor"}, "taken"),
        ({"NO_COLOR": "1"}, "taken"),
        ({"size": (19, 24)}, "taken"),
        ({"size": (80, 5)}, "taken"),
        ({"size": (20, 6)}, "drawn"),
        ({"MOMENT": "2026-11-20T12:00:00+00:00"}, "taken"),
        ({"MOMENT": "2026-11-24T12:00:00+00:00"}, "drawn"),
        ({"MOMENT": "2026-11-25T12:00:00+00:00"}, "taken"),
        ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}, "not taken"),
        ({"HOME": "/elsewhere"}, "taken"),
    ],
    ids=str,
)
def test_it_is_drawn_only_where_it_is_sure(options: dict[str, Any], done: str, with_memo: Path) -> None:
    with Held(with_memo, **options) as terminal:
        assert terminal.held() == done
        assert (SHOWN in terminal.everything) == (done == "drawn")


@pytest.mark.parametrize("change", ["journal", "pack", "config", "draft", "memo"])
def test_it_is_not_drawn_once_something_has_changed(change: str, with_memo: Path) -> None:
    match change:
        case "journal":
            House(with_memo).journal().set("theme", LIGHT)
        case "pack":
            (with_memo / "packs").mkdir()
        case "config":
            (with_memo / "config.toml").write_text(f'theme = "{LIGHT}"\n')
        case "draft":
            (with_memo / "state" / "draft.json").write_text("{}")
        case "memo":
            memo = with_memo / "state" / "today"
            memo.write_bytes(memo.read_bytes()[:-1])
    with Held(with_memo) as terminal:
        assert terminal.held() == "taken"
        assert terminal.everything == b""


@pytest.mark.parametrize("env", [{"STY": "1.tty"}, {"TERM": "linux"}, {"TERM": "screen"}], ids=str)
def test_it_is_not_drawn_where_the_card_might_stay_behind(env: Env, home: Path) -> None:
    make_memo(home, **env)
    with Held(home, **env) as terminal:
        assert terminal.held() == "taken"


def painted(home: Path) -> bytes:
    """What the app paints by itself, with no memo to begin with."""
    memo = home / "state" / "today"
    kept = memo.read_bytes()
    memo.unlink()
    with opened(home) as terminal:
        terminal.wait_for("Rest")
        terminal.send("q")
        assert terminal.end() == 0
        found = terminal.everything.partition(CLEARED)[0]
    memo.write_bytes(kept)
    return found


@pytest.mark.parametrize("change", ["theme", "theme here", "a key"])
def test_a_memo_that_a_command_made_has_no_colors_and_keys_of_before(
    change: str, with_memo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app was not opened since: what is drawn must be what it draws now."""
    if change == "theme":
        House(with_memo).journal().set("theme", LIGHT)
    else:
        lines = f'theme = "{LIGHT}"\n' if change == "theme here" else '[keys]\n"today.plan" = "f9"\n'
        (with_memo / "config.toml").write_text(lines)
    monkeypatch.setenv("REJECTUI_HOME", str(with_memo))
    monkeypatch.setenv("HOME", str(with_memo))
    monkeypatch.setattr(make_memo_of, "time", lambda: time.time() + 1)
    assert run(["today"], since(MOMENT)) == 0
    with Held(with_memo) as terminal:
        done, drawn = terminal.held(), terminal.everything
    if done == "drawn":
        ours, theirs = (screen_of(80, 24) for _ in range(2))
        ours[1].feed(drawn)
        theirs[1].feed(UNKNOWN.sub(b"", painted(with_memo)))
        assert cells(ours[0]) == cells(theirs[0])


@pytest.mark.parametrize("end", ["stdin", "stdout", "stderr"])
def test_it_is_not_taken_unless_all_three_ends_are_a_terminal(end: str, with_memo: Path) -> None:
    hold = with_memo / "hold"
    hold.mkdir()
    ours, theirs = pty.openpty()
    ends = dict.fromkeys(("stdin", "stdout", "stderr"), theirs) | {end: subprocess.PIPE}
    environment = {
        **os.environ,
        "HOLD": str(hold),
        "HOME": str(with_memo),
        "REJECTUI_HOME": str(with_memo),
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONUTF8": "1",
    }
    os.mkfifo(hold / "go")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.child", "at_once"],
        cwd=REPOSITORY,
        env=environment,
        start_new_session=True,
        **ends,
    ) as process:
        (hold / "go").write_bytes(b"")  # waits until it is read
        told = (hold / "told").read_text()
        process.kill()
    os.close(ours)
    os.close(theirs)
    assert told == "not taken"
