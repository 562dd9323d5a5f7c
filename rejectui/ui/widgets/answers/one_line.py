"""One line of text that loses nothing: of several pasted lines it makes one."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class LineField(Input):
    """Textual's Input takes the first of several pasted lines, and selects everything when it is entered."""

    def __init__(self, value: str = "", **options: object) -> None:
        super().__init__(" ".join(value.splitlines()), select_on_focus=False, **options)  # type: ignore[arg-type]
        self._given = value
        self._shown = self.value

    @property
    def text(self) -> str:
        """What stands there; lines that nobody touched are still lines."""
        return self._given if self.value == self._shown else self.value

    def on_paste(self, event: events.Paste) -> None:
        """Take all of it."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(event.text.splitlines()))
