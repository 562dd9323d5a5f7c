"""The command palette, made from the keys of the screen it was called on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.message import Message
from textual.widgets import Input, OptionList

from rejectui.ui.keys import shown_key

PaletteKey = Callable[[], Coroutine[Any, Any, bool]]


class Palette(CommandPalette):
    """Textual's, which (8.2.8) turns pages that are not laid out yet, and chooses again while it closes."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # there is no page yet
            super()._action_command_list(action)

    async def _on_message(self, message: Message) -> None:
        if self.is_current or not isinstance(message, Input.Submitted | OptionList.OptionSelected):
            await super()._on_message(message)


class KeysProvider(Provider):
    """Every action that has a key here, by its sentence."""

    def _bindings(self) -> Iterator[tuple[Binding, PaletteKey]]:
        seen = set()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.id and enabled and binding.description not in seen:
                seen.add(binding.description)
                # The action, not its key: inside a text, enter is a new line.
                yield binding, partial(self.app.run_action, binding.action, node)

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for binding, run in self._bindings():
            name = f"{binding.description}  ({shown_key(binding.key)})"
            yield DiscoveryHit(name, run, help=binding.tooltip)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for binding, run in self._bindings():
            name = f"{binding.description}  ({shown_key(binding.key)})"
            # A name tells more than a sentence: "journal" is Journal first, then what changes it.
            score = max(matcher.match(name), matcher.match(binding.tooltip) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, help=binding.tooltip)
