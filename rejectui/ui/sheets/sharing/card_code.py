"""Today's card as a QR code over the whole screen, for the camera of a phone. Nothing is sent."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from rejectui.core.sharing.card_code import Code
from rejectui.practice.qr_code import cells, fitting, why_none
from rejectui.ui.keys import CODE
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe
from rejectui.ui.widgets.frame.key_line import KeyLine

BLACK_ON_WHITE = "#000000 on #ffffff"


class CardCode(ModalScreen[None]):
    """The code, as large a part of the card as fits; when the terminal changes, it does."""

    app = getters.app(PracticeApp)
    BINDINGS = [*CODE]
    code = getters.query_one("#code", Static)

    def compose(self) -> ComposeResult:
        """Nothing but the code and the keys."""
        yield Static(id="code")
        yield KeyLine()

    def on_resize(self) -> None:
        """Draw what fits now."""
        found = code_for(self.app)
        if found is None:
            self.code.update(safe(why_none(self.app.practice.today, *self.app.size)))
        elif self.app.no_color:
            self.code.update(Content("\n".join(cells(found, dark_ink=False))))
        else:
            self.code.update(Content.styled("\n".join(cells(found, dark_ink=True)), BLACK_ON_WHITE))

    def action_leave(self) -> None:
        """Back to the card."""
        self.dismiss(None)


def code_for(app: PracticeApp) -> Code | None:
    """The code that fits over the line of keys, if one can be had."""
    return fitting(app.practice.today, app.size.width, app.size.height - 1)
