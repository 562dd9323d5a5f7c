"""The foot of every screen: the keys that work here and now, and over them what is said in passing."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from rejectui.core.card.layout import keys_row, keys_that_fit
from rejectui.core.card.wrap import shortened, wrap
from rejectui.core.clean_text import clean
from rejectui.ui.keys import has_none, in_line, shown_key
from rejectui.ui.theme import ROLES

MOST = 4  # a message takes a quarter of the screen at most


class KeyLine(Widget):
    """Draws the shown bindings of the screen in their order; a click presses the key. A message has rows of
    its own over them, as many as it needs and the screen has.

    One widget instead of Textual's Footer, which makes a widget a key: this one costs a tenth at start,
    and on a narrow terminal it keeps Help in sight and leaves out what does not fit.
    """

    message: reactive[str] = reactive("", layout=True)
    is_warning: reactive[bool] = reactive(False)

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The message, and the line of keys."""
        return len(self._message(width)) + 1

    def _message(self, width: int) -> list[str]:
        text = clean(self.message)
        lines = [text[start:end] for start, end in wrap(text, max(width - 2, 1), cell_len)] if text else []
        most = max(self.screen.size.height // MOST, 1)
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width - 2, cell_len)]

    @property
    def keys(self) -> list[tuple[str, str, Binding]]:
        """(key, what it does, its binding) of what works now, in their order, Help last."""
        seen: dict[str, Binding] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and not has_none(binding.key):
                seen.setdefault(binding.description, binding)
        shown = sorted(seen.values(), key=in_line)
        return [(shown_key(b.key), b.description, b) for b in shown]

    def render(self) -> Content:
        """The line: keys bold, what they do beside them."""
        row = keys_row([(key, does) for key, does, _ in self.keys], self.size.width)
        keys = Content.assemble(*((part, ROLES[role]) for part, role in row))
        look = "bold $warning" if self.is_warning else "bold"
        message = [Content.styled(f" {line}", look) for line in self._message(self.size.width)]
        return Content("\n").join([*message, keys])

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        if event.y < self.size.height - 1:
            return
        x = 0
        bindings = {does: binding for _, does, binding in self.keys}
        for key, does in keys_that_fit([(key, does) for key, does, _ in self.keys], self.size.width):
            wide = len(key) + len(does) + 3
            if x <= event.x < x + wide:
                self.app.simulate_key(bindings[does].key.split(",")[0])
            x += wide
