"""That `python -m tests.bench.heard` hears what is said; what the commands say is its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="a screen reader reads a Unix terminal")

from tests.bench import heard


def test_without_yasr_it_is_said_and_nothing_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert heard.main([]) == 2
    assert "NOT TRIED" in capsys.readouterr().err


def test_every_command_has_what_is_to_be_said() -> None:
    assert {path.stem for path in heard.SPOKEN.glob("*.txt")} == set(heard.COMMANDS)


@pytest.mark.skipif(shutil.which("yasr") is None, reason="there is no yasr on this computer")
def test_lines_are_heard_one_by_one_and_whole(tmp_path: Path) -> None:
    lines = [f"This is sentence {number}, said in one breath." for number in range(50)]
    assert heard.heard("\n".join([*lines, "", "● is as it is."]), tmp_path) == [*lines, "● is as it is."]
