"""The README's tutorial for git, word for word, with the real git between two homes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clocked import clocked, moved
from tests.test_readme import PROJECT, README

ADDRESS = "git@example.org:you/journal.git"
FOLDER = "rejectui-journal"


class Machine:
    """A home with a shell, and the folder in which the shell is."""

    def __init__(self, root: Path, name: str, tools: Path) -> None:
        self.root = root / name
        self.root.mkdir()
        self._environment = {
            "HOME": str(self.root),
            "REJECTUI_HOME": str(self.root / "home"),
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(PROJECT),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            **moved(),
            **{f"GIT_{who}_NAME": name for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": f"{name}@example.org" for who in ("AUTHOR", "COMMITTER")},
        }

    def types(self, script: str, folder: str = ".") -> str:
        """What is printed; every line has to succeed."""
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=self.root / folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A `rejectui` on the path that is this one."""
    if shutil.which("git") is None:
        pytest.skip("NOT TRIED: the README's tutorial for git, because there is no git on this computer")
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "rejectui"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(clocked())} "$@"\n')
    command.chmod(0o755)
    return folder


def test_two_computers_and_a_repository(tmp_path: Path, tools: Path) -> None:
    section = README.partition("### With git\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"(?:^    .*\n)+", section, flags=re.MULTILINE)
    here = str(tmp_path / "journal.git")
    first, second, often = (block.replace(ADDRESS, here) for block in blocks)
    subprocess.run(["git", "init", "--quiet", "--bare", here], check=True)
    laptop, desktop = (Machine(tmp_path, name, tools) for name in ("laptop", "desktop"))

    laptop.types("rejectui log n 60 'at the café'")
    laptop.types(first)
    desktop.types(second)
    assert "at the café" in desktop.types("rejectui journal")

    # Both go on without each other, and one changes what the other wrote.
    laptop.types("rejectui log y 20 'in the library'")
    desktop.types("rejectui log n 40 'on the phone'")
    number = re.findall(r"\b[0-9a-f]{4,}\b", desktop.types("rejectui journal --search café"))[0]
    desktop.types(f"rejectui edit {number} --label 'corner café'")
    for machine in (laptop, desktop):
        machine.types(often, FOLDER)
    laptop.types("git pull --no-rebase --no-edit", FOLDER)

    for machine in (laptop, desktop):
        told = machine.types("rejectui journal")
        for note in ("at the café", "in the library", "on the phone", "corner café"):
            assert note in told, (machine.root.name, note, told)
        assert "All is well." in machine.types("rejectui doctor")
        assert machine.types("git status --porcelain", FOLDER) == ""
    assert len(list((laptop.root / FOLDER).glob("*.json"))) == 2
