"""An own ask becomes a challenge of the user's own pack, and is dealt like any other from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import SPOKEN
from rejectui.core.asks.own_challenge import known_of
from rejectui.core.clean_text import storable
from rejectui.core.wording.words import ASKEES, CATEGORIES, CHANNELS, WHENS
from rejectui.packs.authoring.own_pack import mine
from rejectui.ui.drafts import LeftChallenge
from rejectui.ui.keys import MINE
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.answers.one_line import LineField
from rejectui.ui.widgets.frame.key_line import KeyLine

LEVELS = {level: str(level) for level in range(1, 6)}
# What is asked for, and the sentence where it is missing. When it can be done may stay open.
TEXTS = {
    "title": ("  The ask in one line", "Write the ask in one line."),
    "how": ("  How is it done?", "Write how it is done: when, whom and what."),
    "say": ("  Words to say", "It is spoken, so write the words to say."),
}
CHOICES: dict[str, tuple[str, dict[Any, str], str]] = {
    "level": ("How big is it?", LEVELS, "Choose how big it is with the arrows."),
    "category": (
        "What kind of ask is it?",
        dict(CATEGORIES),
        "Choose what kind of ask it is with the arrows.",
    ),
    "askee": ("Who is asked?", dict(ASKEES), "Choose with the arrows who is asked."),
    "channel": ("How are they asked?", dict(CHANNELS), "Choose with the arrows how they are asked."),
    "when": ("Can it be done any day?", dict(WHENS), ""),
}


def into_my_pack(app: PracticeApp, attempt: Attempt) -> None:
    """Ask what is missing, unless this ask is a challenge already."""
    there = mine(app.library.catalog, attempt.ask or "")
    if there is None:
        app.push_screen(MakeChallenge(attempt))
    else:
        app.say(f"It is in your own pack already: {there.challenge.title}")


class MakeChallenge(Sheet[bool]):
    """Answers whether the ask is a challenge now; what the journal knows of it is filled in."""

    BINDINGS = [*MINE]
    AUTO_FOCUS = "#mine-how"
    LEAVING = "Leave without saving it? What you typed will be lost."
    sheet = getters.query_one("#mine", VerticalScroll)

    def __init__(self, attempt: Attempt, told: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._attempt = attempt
        self._known = known_of(attempt)
        self._told_before = {**self._known, **(told or {})}

    def compose(self) -> ComposeResult:
        """The three texts, and the four choices."""
        with VerticalScroll(id="mine", can_focus=False, classes="sheet"):
            for field, (words, _) in TEXTS.items():
                yield Static(words)
                yield LineField(str(self._told_before.get(field, "")), id=f"mine-{field}")
            for field, (words, answers, _) in CHOICES.items():
                told = self._told_before.get(field)
                value = told if told in answers else None  # what a draft says may be anything
                choice = ChoiceField(words, answers, value=value, beside=field == "level")
                choice.id = f"mine-{field}"
                yield choice
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet."""
        self.sheet.border_title = "Into my own pack"
        self.sheet.border_subtitle = "it stays on this computer"

    @on(Input.Submitted)  # an enter that was typed ahead of this screen comes so
    def action_save(self) -> None:
        """Write it, or go to what is missing."""
        told = self._told
        for field, widget in self._fields():
            needed = field != "when" and (field != "say" or told.get("channel") in SPOKEN)
            if needed and not told.get(field):
                widget.focus()
                self.show_problem((CHOICES.get(field) or TEXTS[field])[-1])
                return
        problem = self.app.add_own(self._attempt.ask or "", told)
        if problem is None:
            self.app.say("It is in your own pack, and may be dealt from now on.")
        self.close(problem, True)

    def _fields(self) -> Iterator[tuple[str, Widget]]:
        for field in (*TEXTS, *CHOICES):
            yield field, self.query_one(f"#mine-{field}")

    @property
    def _told(self) -> dict[str, str | int]:
        """What is answered, by field, in the order of a pack."""
        found: dict[str, str | int] = {}
        for field, widget in self._fields():
            value = widget.value if isinstance(widget, ChoiceField) else None
            if isinstance(widget, LineField):
                value = storable(widget.text.strip())
            if value:
                found[field] = value
        return found

    @property
    def written(self) -> LeftChallenge:
        """What is told so far."""
        return LeftChallenge(self._attempt.id, self._told)

    @property
    def typed(self) -> bool:
        """Whether something was written that the journal does not know."""
        return any(self._told.get(field) not in (None, self._known.get(field)) for field in TEXTS)

    def leave(self) -> None:
        """Leave without writing it."""
        self.dismiss(False)
