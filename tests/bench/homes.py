"""Homes (see REJECTUI_HOME) with journals of every size, each made once and copied for whoever changes it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import ask


@dataclass(frozen=True)
class Home:
    """A home: so many attempts, so many bytes of journal, and the title of today's card."""

    attempts: int
    folder: Path
    journal_bytes: int
    title: str

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{self.attempts:,} attempts"

    @property
    def seen_title(self) -> str:
        """The beginning of the title, as long as it surely stands on one line."""
        return " ".join(self.title.split()[:4])

    def copy(self, name: str) -> Home:
        """The same home once more, for somebody who writes in it."""
        folder = self.folder.with_name(f"{self.folder.name}-{name}")
        shutil.copytree(self.folder, folder)
        return Home(self.attempts, folder, self.journal_bytes, self.title)


def make(root: Path, attempts: int) -> Home:
    """A home with a made-up journal and a warm cache of packs."""
    folder = root / str(attempts)
    told = ask("season", str(attempts), home=folder)
    return Home(attempts, folder, told["bytes"], told["title"])
