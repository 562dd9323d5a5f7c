"""The bottom line: the keys that work here and now, read from the bindings."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from rejectui.ui.keys import ORDER, has_none, shown_key


class KeyLine(Widget):
    """Draws the shown bindings of the screen in their order; a click presses the key.

    One widget instead of Textual's Footer, which makes a widget a key: this one costs a tenth at start,
    and on a narrow terminal it keeps Help in sight and leaves out what does not fit.
    """

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _keys(self) -> list[tuple[str, Binding]]:
        """(text, binding) of what fits, the last one always among them."""
        seen: dict[str, Binding] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and not has_none(binding.key):
                seen.setdefault(binding.description, binding)
        shown = sorted(seen.values(), key=lambda b: (b.action == "help", ORDER.get(b.id, 0)))
        keys = [(f" {shown_key(b.key)} {b.description} ", b) for b in shown]
        while len(keys) > 1 and sum(len(text) for text, _ in keys) > self.size.width:
            del keys[-2]
        return keys

    def render(self) -> Content:
        """The line: keys bold, what they do beside them."""
        parts: list[Content] = []
        for text, binding in self._keys():
            key = shown_key(binding.key)
            parts += [
                Content.styled(f" {key}", "bold $primary"),
                Content.styled(text[len(key) + 1 :], "$foreground 80%"),
            ]
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        x = 0
        for text, binding in self._keys():
            if x <= event.x < x + len(text):
                self.app.simulate_key(binding.key.split(",")[0])
            x += len(text)
