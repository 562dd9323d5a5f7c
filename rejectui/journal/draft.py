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
    """The one draft of this account. It does not wait for the disk: typing must stay quick."""

    def __init__(self, state: Path) -> None:
        self._path = state / "draft.json"

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep these texts by name, in the place of what was kept before."""
        data = msgspec.json.encode({storable(name): storable(text) for name, text in fields.items()})
        with suppress(OSError):
            make_folder(self._path.parent)
            replace_file(self._path, [data], durable=False)

    def load(self) -> dict[str, str] | None:
        """What was kept, or None."""
        try:
            data, _ = File(self._path).read()
            return None if data is None else msgspec.json.decode(data, type=dict[str, str])
        except (JournalError, msgspec.DecodeError, UnicodeError):
            return None

    def drop(self, name: str | None = None) -> None:
        """Forget it: it was saved, or nobody wants it. With a name, only if a text of this name is in it."""
        if name is not None and name not in (self.load() or {}):
            return
        remove_leftovers(self._path)
        with suppress(OSError):
            self._path.unlink()
