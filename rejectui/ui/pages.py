"""The pages that are read rather than worked with: the welcome, Help, Support."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from rejectui.core.wording.fair_page import FAIR
from rejectui.core.wording.science_page import SCIENCE
from rejectui.core.wording.support_page import SUPPORT
from rejectui.core.wording.words import not_therapy
from rejectui.ui.keys import BY_PLACE, PAGE, Keymap, shown_key
from rejectui.ui.keys import WELCOME as KEYS
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.key_table import KeyTable

Sections = Sequence[tuple[str, Sequence[str]]]

PLACE_OF = {binding.id: place for place, bindings in BY_PLACE.items() for binding in bindings}
CALLED = {binding.id: binding.description for bindings in BY_PLACE.values() for binding in bindings}

WELCOME = (
    "One small, honest ask a day, where a no is a fine answer. The ask counts, not the answer.",
    not_therapy("press !"),
)

# The ten digits of a rating: their names for a keymap, and what they mean.
DIGITS = {
    "Logging": ("log.0 to log.9", "How nervous you got, in tens."),
    "Sorting asks": ("sort.0 to sort.9", "How nervous it would make you, in tens."),
}


class Page(Screen[None]):
    """A title and text to scroll through."""

    BINDINGS = [*PAGE]
    AUTO_FOCUS = "VerticalScroll"
    WANTS_TO_BE_READ = False  # see TypeAhead; one that opens by itself does

    def __init__(self, title: str, *parts: Content | KeyTable) -> None:
        super().__init__()
        self._heading = title
        self._parts = parts

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with VerticalScroll(id="page") as page:
            page.border_title = self._heading
            yield from (Static(part) if isinstance(part, Content) else part for part in self._parts)
        yield KeyLine()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


class Welcome(ModalScreen[None]):
    """The first screen, seen once: two sentences, and a key to go on."""

    app = getters.app(PracticeApp)
    BINDINGS = [*KEYS]

    def compose(self) -> ComposeResult:
        """Two sentences."""
        with Vertical(id="welcome", classes="sheet"):
            yield Static(Content("\n\n").join([Content(sentence) for sentence in WELCOME]))
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.query_exactly_one("#welcome", Vertical).border_title = "Welcome to RejectUI"

    def action_begin(self) -> None:
        """Go on."""
        self.dismiss(None)

    def action_support(self) -> None:
        """Read Support first."""
        self.app.push_screen(support_page())


def support_page() -> Page:
    """When to talk to someone, and to whom."""
    return Page("Support", _text(SUPPORT))


def fair_page() -> Page:
    """What is owed to those who are asked."""
    return Page("Fair asks", _text(FAIR))


def help_page(keymap: Keymap, here: Screen[object]) -> Page:
    """All keys, as they are after the user's keymap, those of this screen first; and the science page."""
    mine = _places_of(here)
    keys = [
        (f"On this screen: {place}" if place in mine else place, _keys(place, keymap))
        for place in dict.fromkeys([*mine, *BY_PLACE])
    ]
    return Page(
        "Help",
        Content("ctrl+p finds any action by its name and takes you there; ctrl+q leaves from anywhere.\n"),
        KeyTable(keys, 1 / 3),
        _text(SCIENCE),
        Content("\nBelow are the names of the keys for [keys] in config.toml.\n"),
        KeyTable([(place, _names(place)) for place in BY_PLACE], 1 / 2),
    )


def _places_of(screen: Screen[object]) -> list[str]:
    """The places whose keys a screen has, or a widget on it; its own first."""
    nodes = screen.walk_children(with_self=True)
    ids = [each.id for node in nodes for each in node.BINDINGS if isinstance(each, Binding)]
    return list(dict.fromkeys(PLACE_OF[name] for name in ids if name in PLACE_OF))


def _keys(place: str, keymap: Keymap) -> list[tuple[str, str]]:
    """(key, what it does) of a place; also what has a key now that was given to another action."""
    rows = []
    for binding in _told(place):
        name = binding.id or ""
        lost = keymap.lost.get(name, {}).items()
        told = [
            binding.tooltip,
            *(f"{shown_key(key)} is “{CALLED[other]}” in {PLACE_OF[other]}." for key, other in lost),
        ]
        rows.append((shown_key(keymap.keys.get(name, binding.key)), " ".join(told)))
    return [*rows, ("0 to 9", DIGITS[place][1])] if place in DIGITS else rows


def _names(place: str) -> list[tuple[str, str]]:
    """(name, what it is) of the keys of a place."""
    rows = [
        (binding.id or "", binding.tooltip if binding.description.isdecimal() else binding.description)
        for binding in _told(place)
    ]
    return [*rows, (DIGITS[place][0], "0 to 90")] if place in DIGITS else rows


def _told(place: str) -> list[Binding]:
    """The keys of a place that have a row of their own: ten digits of a rating share one."""
    return [each for each in BY_PLACE[place] if place not in DIGITS or not each.description.isdecimal()]


def _text(sections: Sections) -> Content:
    parts: list[Content] = []
    for heading, paragraphs in sections:
        parts += [Content(""), Content.styled(heading, "bold $primary"), *(safe(each) for each in paragraphs)]
    return Content("\n").join(parts[1:])
