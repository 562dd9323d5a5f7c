"""A sheet of questions over a place: trouble is told on it, and leaving asks first if text would be lost."""

from __future__ import annotations

from typing import TypeVar

from textual import getters, on
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from rejectui.ui.drafts import NAMES, Left, is_kept, keep
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.safe_text import safe

T = TypeVar("T")


class Sheet(ModalScreen[T]):
    """A sheet with something to lose fills in `typed`, and one that keeps a draft of it `written`.

    Its `compose` yields a Static called `problem`.
    """

    LEAVING = "Leave? What you typed will be lost."
    UNSAVED = "Leave? It is not saved. What you typed is offered when RejectUI next opens."
    app = getters.app(PracticeApp)
    problem = getters.query_one("#problem", Static)
    _refused = False

    @property
    def typed(self) -> bool:
        """Whether leaving would lose something."""
        return False

    @property
    def written(self) -> Left | None:
        """What a draft keeps of it, if it keeps any."""
        return None

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_written(self) -> None:
        """Keep a draft of it, if there is something to lose."""
        written = self.written
        if written is not None and self.typed:
            keep(self.app.drafts, written)

    def _drop_written(self) -> None:
        written = self.written
        if written is not None:
            self.app.drafts.drop(NAMES[type(written)])

    def leave(self) -> None:
        """Close it with nothing done."""
        self.dismiss(None)

    def show_problem(self, problem: str) -> None:
        """Say what is in the way; everything stays where it is."""
        self.problem.update(safe(problem))
        self.problem.display = True
        self.problem.scroll_visible(animate=False)

    def close(self, problem: str | None, answer: T) -> None:
        """Close it with this answer, or say what is in the way."""
        self._refused = problem is not None
        if problem is None:
            self._drop_written()
            self.dismiss(answer)
        else:
            self.keep_written()
            self.show_problem(problem)

    def hand_over(self, text: str) -> None:
        """Hand a text to the terminal, which may put it into the clipboard, and say so."""
        self.app.copy_to_clipboard(text)
        self.app.say("Copied, if your terminal allows it; you can also select it.")

    def action_leave(self) -> None:
        """Leave; asks first if something would be lost."""
        self.run_worker(self._may_leave(), exclusive=True)

    async def _may_leave(self) -> None:
        from rejectui.ui.sheets.confirm import Confirm

        stays = self._refused and is_kept(self.app.drafts, self.written)  # a full disk has no room for drafts
        question = self.UNSAVED if stays else self.LEAVING
        if not self.typed or await self.app.push_screen_wait(Confirm(question)):
            if not stays:
                self._drop_written()
            self.leave()
