"""What is in my life: packs that fit only other lives are off by themselves."""

from __future__ import annotations

from textual.content import Content

from rejectui.core.asks.situations import KEYS, with_key, words_of
from rejectui.practice.life import choose_life
from rejectui.ui.keys import LIFE
from rejectui.ui.sheets.about_me.picker import Picker, line


class LifePicker(Picker):
    """Digits choose and take out again; one more key says that none of it is."""

    BINDINGS = [*LIFE]
    QUESTION = "What is in my life"
    HINT = "Packs that fit none of it are off. If you choose nothing, all are on."
    choices = [*KEYS]

    def on_mount(self) -> None:
        """Begin with what was said before."""
        self._chosen = self.app.facts.settings.life

    def row(self, key: str, width: int) -> Content:
        """One of them, or none of these."""
        situation = KEYS[key]
        chosen = self._chosen == () if situation is None else situation in (self._chosen or ())
        return line(key, words_of(key), chosen)

    def pick(self, key: str) -> None:
        """Choose it, or take it out again."""
        self._chosen = with_key(self._chosen, key)

    def write(self) -> None:
        """Keep what is in it; with nothing chosen nothing is said."""
        if self._chosen != self.app.facts.settings.life:
            choose_life(self.app.practice, self._chosen)
