"""A practice on real parts: the packs that ship, a journal in a temporary folder, a day set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rejectui.journal.journal import Journal
from rejectui.packs.library import Library, bundled_folder, load
from rejectui.packs.programs import Programs, load_programs
from rejectui.practice.practice import Practice
from tests.journal.build import TODAY, House


@cache
def packs() -> Library:
    """The packs that come with RejectUI."""
    return load([(bundled_folder(), True)])


@dataclass
class Parts:
    """What the app and a session hand in."""

    journal: Journal
    library: Library
    programs: Programs
    day: date


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One account."""
    return House(tmp_path)


@pytest.fixture
def parts(house: House) -> Parts:
    """Its journal, at noon on Sunday, 22 November 2026."""
    return Parts(house.open(), packs(), load_programs(), TODAY)


@pytest.fixture
def practice(parts: Parts) -> Practice:
    """The practice with these parts."""
    return Practice(parts)
