"""What is being typed, kept so that a closed terminal does not lose it. Never worth an error."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from rejectui.core.text import storable
from rejectui.journal.errors import JournalError
from rejectui.journal.files import File, make_folder, remove_leftovers, replace_file


class Drafts:
    """The drafts of this account by name. They do not wait for the disk: typing must stay quick."""

    def __init__(self, state: Path) -> None:
        self._path = state / "draft.json"

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep these texts by name, each in the place of what was kept under its name before."""
        self._write((self.load() or {}) | {storable(name): storable(text) for name, text in fields.items()})

    def load(self) -> dict[str, str] | None:
        """What was kept, or None."""
        try:
            data, _ = File(self._path).read()
            return None if data is None else msgspec.json.decode(data, type=dict[str, str])
        except (JournalError, msgspec.DecodeError, UnicodeError):
            return None

    def drop(self, name: str) -> None:
        """Forget the one of this name: it was saved, or nobody wants it."""
        kept = self.load() or {}
        if name not in kept:
            return
        del kept[name]
        if kept:
            self._write(kept)
            return
        remove_leftovers(self._path)
        with suppress(OSError):
            self._path.unlink()

    def _write(self, fields: Mapping[str, str]) -> None:
        with suppress(OSError):
            make_folder(self._path.parent)
            replace_file(self._path, [msgspec.json.encode(fields)], durable=False)
