"""The pages that are read rather than worked with: the welcome, Help, Support."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
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

Sections = Sequence[tuple[str, Sequence[str]]]

WELCOME = (
    "One small, honest ask a day, where a no is a fine answer. The ask counts, not the answer.",
    not_therapy("press !"),
)


class Page(Screen[None]):
    """A title and text to scroll through."""

    BINDINGS = [*PAGE]
    AUTO_FOCUS = "VerticalScroll"
    WANTS_TO_BE_READ = False  # see TypeAhead; one that opens by itself does

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._heading = title
        self._content = content

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with VerticalScroll(id="page") as page:
            page.border_title = self._heading
            yield Static(self._content)
        yield KeyLine()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


class Welcome(ModalScreen[None]):
    """The first screen, seen once: two sentences, and a key to the first card."""

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
        """Remember that it was seen, if that can be written, and go on."""
        self.app.change_or_say(lambda: self.app.journal.set("welcomed", True))
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


def help_page(keymap: Keymap) -> Page:
    """All keys, as they are after the user's keymap, and the science page."""
    parts: list[Content] = []
    for place, bindings in BY_PLACE.items():
        parts.append(Content.styled(place, "bold $primary"))
        for binding in bindings:
            if place == "Logging" and binding.id and binding.id[4:].isdecimal():
                continue
            key = shown_key(keymap.keys.get(binding.id or "", binding.key))
            lost = keymap.lost.get(binding.id or "", {})
            given = "".join(f"; {shown_key(each)} is {other}" for each, other in lost.items())
            name = (f"  {binding.id}{given}", "$foreground 50%")
            parts.append(Content.assemble((f"  {key:<14} ", "bold"), binding.tooltip, name))
        if place == "Logging":
            parts.append(Content.assemble((f"  {'0 to 9':<14} ", "bold"), "How bad it got, in tens."))
        parts.append(Content(""))
    parts.append(
        Content(
            "  ctrl+p finds every action by name; ctrl+q leaves from anywhere.\n"
            "  The gray names are for [keys] in config.toml.\n"
        )
    )
    return Page("Help", Content.assemble(Content("\n").join(parts), "\n", _text(SCIENCE)))


def _text(sections: Sections) -> Content:
    parts: list[Content] = []
    for heading, paragraphs in sections:
        parts += [Content(""), Content.styled(heading, "bold $primary"), *(safe(each) for each in paragraphs)]
    return Content("\n").join(parts[1:])
