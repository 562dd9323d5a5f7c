"""Today's card as a QR code over the whole screen, for the camera of a phone. Nothing is sent."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from rejectui.core.sharing.card_code import Code
from rejectui.practice.qr_code import cells, code_or_why
from rejectui.ui.keys import CODE
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe
from rejectui.ui.widgets.frame.key_line import KeyLine

BLACK_ON_WHITE = "#000000 on #ffffff"
PARTS = ("Only a part of the card.", "Only a part.")
DARK = "For a dark terminal."
NOT_DARK = f"{DARK} In a light one: NO_COLOR= rejectui"


class CardCode(ModalScreen[None]):
    """The code, as large a part of the card as fits; when the terminal changes, it does. What is to be known
    of it stands beside the keys, because the code may need all the other rows."""

    app = getters.app(PracticeApp)
    BINDINGS = [*CODE]
    code = getters.query_one("#code", Static)
    about = getters.query_one("#about-code", Static)
    keys = getters.query_one(KeyLine)

    def compose(self) -> ComposeResult:
        """Nothing but the code, the keys, and what is to be known of it."""
        yield Static(id="code")
        yield KeyLine()
        yield Static(id="about-code")

    def on_resize(self) -> None:
        """Draw what fits now."""
        found = code_or_why(self.app.practice.today, *self.app.size)
        if isinstance(found, str):
            self.code.update(safe(found))
        elif self.app.no_color:
            self.code.update(Content("\n".join(cells(found, dark_ink=False))))
        else:
            self.code.update(Content.styled("\n".join(cells(found, dark_ink=True)), BLACK_ON_WHITE))
        self._tell("" if isinstance(found, str) else self._about(found))

    def _about(self, code: Code) -> str:
        """The most of what is to be known that fits beside the keys."""
        parts = ("",) if code.whole else PARTS
        grounds = (NOT_DARK, DARK, "") if self.app.no_color else ("",)
        room = self.app.size.width - sum(len(key) + len(does) + 3 for key, does, _ in self.keys.keys) - 1
        ways = (f"{part} {ground}".strip() for part in parts for ground in grounds)
        return next((said for said in ways if len(said) <= room), "")

    def _tell(self, about: str) -> None:
        self.about.display = bool(about)
        self.about.update(safe(about))
        self.about.styles.offset = (self.app.size.width - len(about) - 1, self.app.size.height - 1)

    def action_leave(self) -> None:
        """Back to the card."""
        self.dismiss(None)
