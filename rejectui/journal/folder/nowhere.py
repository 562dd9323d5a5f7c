"""A journal that is written nowhere, for the first look and while a damaged one is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.journal.file.disk import File, Memory
from rejectui.journal.folder.device import new_device
from rejectui.journal.folder.peers import Peer

if TYPE_CHECKING:
    from rejectui.journal.file.backup import Backups
    from rejectui.journal.file.forgotten import Marks, StillThere


class Nowhere:
    """A home without folders, for what is only shown: nothing is written anywhere."""

    backups: Backups | None = None

    def __init__(self) -> None:
        self.device = self.start = new_device()
        self.file: File | Memory = Memory()

    @property
    def folders(self) -> tuple[Path, ...]:
        """There are none."""
        return ()

    def locate(self) -> None:
        """There is nothing to look for."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else can be here."""
        yield

    def get_ready(self) -> None:
        """There is nothing to prepare."""

    def peers(self) -> tuple[Peer, ...]:
        """There are none."""
        return ()

    def keep_copies(self, marks: Callable[[], Marks]) -> None:
        """There is nothing to keep."""

    def erase(self, marks: Marks) -> StillThere:
        """There are no other files."""
        from rejectui.journal.file.forgotten import StillThere

        return StillThere()

    def has_erased(self, forgot: frozenset[str]) -> bool:
        """There is nothing else to erase it from."""
        return True

    def note_erased(self, forgot: frozenset[str]) -> None:
        """Nobody will ask."""

    def gone(self) -> str | None:
        """It never is."""
        return None

    def sign(self) -> None:
        """Nobody will ask."""

    def wrote(self, start: object) -> bool:
        """Who else."""
        return True

    def take_new_id(self) -> None:
        """Nobody has the same."""
