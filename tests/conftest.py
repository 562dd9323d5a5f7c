"""Keeps the machine out of every test: its home, its colors, its terminal. And how hypothesis runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from tests.memory import MEMORY

_FIXED = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "LANG": "C.UTF-8"}
_REMOVED = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "SSH_CONNECTION")

# Every process that a test starts would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Textual reads some of these when it is imported, so they go before any test file is.
for _name in [each for each in os.environ if each in _REMOVED or each.startswith(("TEXTUAL", "XDG_", "LC_"))]:
    del os.environ[_name]
os.environ.update(_FIXED)

# Read by pytest when it first wants a folder; TMPDIR is a place that somebody has chosen.
if MEMORY and "TMPDIR" not in os.environ:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)

settings.register_profile("rejectui", deadline=None, database=None)
settings.load_profile("rejectui")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than the cores: a part of the time, tests wait for processes, disks and timers."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _no_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home of its own for every test; neither exists before somebody writes."""
    monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "rejectui"))
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    for name, value in _FIXED.items():
        monkeypatch.setenv(name, value)
    for name in _REMOVED:
        monkeypatch.delenv(name, raising=False)
    yield


@pytest.fixture
def in_reach() -> Iterator[Path]:
    """A folder that other accounts can come to, unlike tmp_path, which only its owner can enter."""
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        for above in folder.parents if hasattr(os, "geteuid") and os.geteuid() == 0 else ():
            if not above.stat().st_mode & 0o001:
                pytest.skip(f"NOT TRIED: what another account may do, because it cannot enter {above}")
        yield folder
