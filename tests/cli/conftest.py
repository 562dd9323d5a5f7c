"""Commands run in this process, with a clock that the test holds and the packs that ship."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from rejectui.cli.main import run
from rejectui.cli.terminal import out
from rejectui.packs.library import bundled_folder, load

SUNDAY = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=1)))


class Said:
    """What a command printed, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[str]:
        """What it printed, line by line."""
        return self.out.splitlines()

    @property
    def title(self) -> str:
        """The title of the card, in what `today` prints."""
        marks = next(
            i for i, line in enumerate(self.lines) if line.startswith(("●", "○")) and "level" in line
        )
        return self.lines[marks - 1]


class Desk:
    """Somebody at a prompt: types commands, and time passes only when the test says so."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.now = SUNDAY
        self._capsys = capsys

    def __call__(self, *argv: str) -> Said:
        """Type a command."""
        self._capsys.readouterr()
        status = run(argv, lambda: self.now)
        printed = self._capsys.readouterr()
        return Said(status, printed.out, printed.err)

    def fine(self, *argv: str) -> Said:
        """Type a command that works and has nothing to complain of."""
        said = self(*argv)
        assert (said.status, said.err) == (0, ""), said.err
        return said

    def later(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    def tables(self) -> dict[str, dict[str, dict[str, Any]]]:
        """The journal as plain JSON has it."""
        (file,) = (self.home / "journal").glob("*.json")
        tables: dict[str, dict[str, dict[str, Any]]] = json.loads(file.read_text("utf-8"))
        return tables

    def attempts(self) -> list[dict[str, Any]]:
        """The attempts on disk that are not deleted."""
        found = self.tables()["attempts"].values()
        return [each for each in found if not each.get("deleted")]

    def files(self) -> dict[str, bytes]:
        """Every file in the home but the cache of packs."""
        found = (path for path in self.home.rglob("*") if path.is_file() and path.name != "packs.json")
        return {str(path.relative_to(self.home)): path.read_bytes() for path in found}


Elsewhere = Callable[[str], Desk]


@pytest.fixture(autouse=True)
def _signs_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is as in a terminal, though it is captured: in words only with --plain."""
    monkeypatch.setattr(out, "wants_words", lambda *, asked: asked)


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packs as they were read once."""
    path = tmp_path_factory.mktemp("cache") / "packs.json"
    load([(bundled_folder(), True)], path)
    return path


@pytest.fixture
def home(tmp_path: Path, warm_cache: Path) -> Path:
    """A home in which nothing is but the cache of packs, which saves time."""
    home = tmp_path / "rejectui"
    (home / "state").mkdir(parents=True)
    shutil.copy(warm_cache, home / "state" / "packs.json")
    return home


@pytest.fixture
def desk(home: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk in a fresh home, on a Sunday morning."""
    return Desk(home, capsys)


@pytest.fixture
def write_pack(home: Path) -> Callable[[str, str], Path]:
    """Adds a pack file to the user's packs."""

    def write(name: str, text: str) -> Path:
        path = home / "packs" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    found = tmp_path / "here"
    found.mkdir()
    monkeypatch.chdir(found)
    return found


@pytest.fixture
def elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Elsewhere:
    """Another computer; from now on commands are typed there."""

    def move(name: str) -> Desk:
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / name))
        return Desk(tmp_path / name, capsys)

    return move


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two asks, and one that was deleted."""
    desk.fine("log", "n", "60", "they laughed")
    desk.later(hours=1)
    desk.fine("log", "y", "--ask", "=A seat")
    desk.fine("log", "n", "--ask", "gone")
    desk.fine("delete", next(each["id"] for each in desk.attempts() if each.get("ask") == "gone"))
    return desk


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sits somebody down at a terminal, who will type this."""

    def sit_down(text: str) -> None:
        keyboard = io.TextIOWrapper(io.BytesIO(text.encode()))
        monkeypatch.setattr(keyboard, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", keyboard)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    return sit_down
