"""The short form of `python -m tests.bench.completion`, which can fail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="shells read a Unix terminal")
if not Path("/proc/self/task").exists():
    pytest.skip("the campaign looks into /proc, which only Linux has", allow_module_level=True)

from tests.bench import completion
from tests.bench.homes import make


def test_without_a_shell_it_is_said_and_nothing_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert completion.main(["zsh"]) == 2
    assert "NOT TRIED" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this computer")
def test_bash_completes_after_loading_and_a_line_that_is_not_completed_is_told(tmp_path: Path) -> None:
    home = make(tmp_path, 2).folder
    lines = (
        ("log so", ("log", "soft-no")),
        ("import My\\ A", ("import", "My Asks.json")),
        ("edit ID-", ("edit", "ID")),
        ("log 60", ("log", "yes")),
    )
    rows = completion.try_shell("bash", tmp_path, home, lines)
    assert [right for *_, right in rows] == [True, True, True, False]
    assert rows[0][1:3] == ("log so", "log soft-no")
