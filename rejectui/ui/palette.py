"""The command palette, made from the keys: every action by its name, and the way to where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Coroutine, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from pkgutil import iter_modules
from typing import Any, NamedTuple, cast

from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList

import rejectui.ui.places
from rejectui.core.search import closeness
from rejectui.journal.errors import JournalError
from rejectui.ui.keys import BY_PLACE, EVERYWHERE, ROW, has_none, shown_key
from rejectui.ui.places.settings import SettingsScreen
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe
from rejectui.ui.type_ahead import PATIENCE, reached
from rejectui.ui.widgets.frame.rows import RowList

NOT_NOW = " · not now"
Run = Callable[[], Coroutine[Any, Any, object]]


class Palette(CommandPalette):
    """Textual's, which (8.2.8) turns pages that are not laid out yet, and chooses again while it closes."""

    def __init__(self) -> None:
        super().__init__(placeholder="What would you like to do?", id="--command-palette")

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # there is no page yet
            super()._action_command_list(action)

    async def _on_message(self, message: Message) -> None:
        if self.is_current or not isinstance(message, Input.Submitted | OptionList.OptionSelected):
            await super()._on_message(message)


class Offer(NamedTuple):
    """A line of the palette: a name, its key or its place behind it, what else it is called, the sentence
    about it, and what choosing it does."""

    name: str
    behind: str
    also: str
    about: str
    run: Run


class KeysProvider(Provider):
    """What can be done here, and what can be done elsewhere, where it goes.

    Over a sheet only what can be done on it: all else would leave what is written there.
    """

    async def startup(self) -> None:
        """See what there is."""
        app, here = cast("PracticeApp", self.app), dict[str, Offer]()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.id and enabled and binding.id not in here:
                # The action, not its key: inside a text, enter is a new line.
                run = partial(app.run_action, binding.action, node)
                here[binding.id] = _offer(binding, f"  ({shown_key(binding.key)})", run)
        self._here = list(here.values())
        over_a_sheet = any(each.is_modal and not isinstance(each, Palette) for each in app.screen_stack)
        there = () if over_a_sheet else (*_elsewhere(app, self.screen, here), *_settings(app))
        self._there = sorted(there, key=lambda offer: offer.behind == NOT_NOW)

    async def discover(self) -> Hits:
        """What can be done here, before anything is typed."""
        for offer in self._here:
            yield DiscoveryHit(safe(offer.name + offer.behind), offer.run, help=_sentence(offer))

    async def search(self, query: str) -> Hits:
        """What matches: by its name before by anything else, and here before elsewhere."""
        matcher, offers = self.matcher(query), [*self._here, *self._there]
        scores: list[float] = [
            closeness(query, each.name, each.also, each.behind, each.about) for each in offers
        ]
        if not any(scores):  # a slip of the finger
            scores = [matcher.match(each.name) for each in offers]
        for offer, score in zip(offers, scores, strict=True):
            if score:
                line = matcher.highlight(offer.name).append(safe(offer.behind))
                yield Hit(score, line, offer.run, help=_sentence(offer))


def _sentence(offer: Offer) -> str:
    # Textual (8.2.8) would read a string as markup, and takes what is none as it is.
    return cast("str", safe(offer.about))


def _offer(binding: Binding, behind: str, run: Run) -> Offer:
    # "plan" finds "I'll do it", which a keymap calls today.plan.
    return Offer(binding.description, behind, _named(binding)[1], binding.tooltip, run)


def _elsewhere(app: PracticeApp, here: Screen[object], offered: Container[str]) -> Iterator[Offer]:
    """What is not offered here: all that is in another place, but leaving it; and what cannot be done now."""
    for called, way, bindings in [("", (), EVERYWHERE), *places().values()]:
        for binding in bindings:
            if binding.id in offered or binding.action == "leave":
                continue
            if _has(here, binding):
                yield _offer(binding, NOT_NOW, partial(_go, app, (binding,)))
            else:
                yield _offer(binding, f" · {called}" if called else "", partial(_go, app, (*way, binding)))


def _settings(app: PracticeApp) -> Iterator[Offer]:
    """Each setting, to whose row it goes."""
    called, way, _ = places()["settings"]
    with suppress(JournalError):  # Settings itself tells it
        for choice in SettingsScreen().choices():
            run = partial(_go_to_setting, app, way, choice.name)
            yield Offer(choice.title, f" · {called}", choice.name, choice.about, run)


class Place(NamedTuple):
    """What Help calls a place, the keys that lead there, and those it has."""

    called: str
    way: tuple[Binding, ...]
    bindings: list[Binding]


@cache
def places() -> Mapping[str, Place]:
    """The places by what the ids of their keys begin with, which their module is called as well.

    A key that leads to one has its name for the rest of its id: `go.ladder`, `ladder.programs`.
    """
    modules = {module.name for module in iter_modules(rejectui.ui.places.__path__)}
    there = {_named(bindings[0])[0]: called for called, bindings in BY_PLACE.items()}
    found: dict[str, Place] = {}
    for binding in (each for bindings in BY_PLACE.values() for each in bindings):
        at, to = _named(binding)
        if to in modules and to in there and to not in found and (binding in EVERYWHERE or at in found):
            before = found[at].way if at in found else ()
            found[to] = Place(there[to], (*before, binding), BY_PLACE[there[to]])
    return found


def _named(binding: Binding) -> tuple[str, str]:
    """(where, what) by its id."""
    at, _, what = (binding.id or "").partition(".")
    return at, what


def _has(node: DOMNode, binding: Binding) -> bool:
    return binding in node.BINDINGS


async def _go(app: PracticeApp, steps: tuple[Binding, ...]) -> bool:
    """Do one after the other, each when what the one before opened is there; else say why not.

    What is done to a row is left to the user, who has not seen yet which one that would be.
    """
    for binding in steps:
        await _shown(app)
        node = app if binding in EVERYWHERE else app.screen
        listed = binding.group == ROW and any(rows.current is not None for rows in app.screen.query(RowList))
        if listed or not _has(node, binding) or not await app.run_action(binding.action, node):
            app.say(_why_not(app, binding, listed=listed))
            return False
    return True


async def _go_to_setting(app: PracticeApp, way: tuple[Binding, ...], name: str) -> None:
    """Go to the row of a setting."""
    if isinstance(app.screen, SettingsScreen) or await _go(app, way):
        await _shown(app)
        screen = app.screen
        if isinstance(screen, SettingsScreen):
            screen.rows.go_to([choice.name for choice in screen.choices()].index(name))


async def _shown(app: PracticeApp) -> None:
    """Wait until the screen is there, and what it shows."""
    with suppress(TimeoutError):
        await asyncio.wait_for(reached(app.screen), PATIENCE)


def _why_not(app: PracticeApp, binding: Binding, *, listed: bool) -> str:
    if not listed:
        return f"“{binding.description}” cannot be done just now. What it does: {binding.tooltip}"
    key = app.keys.keys.get(binding.id or "", binding.key).split(",")[0]
    then = "ctrl+p again" if has_none(key) else f"press {shown_key(key)}"
    return f"“{binding.description}” is about one row: go to it, then {then}. {binding.tooltip}"
