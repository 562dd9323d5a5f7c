"""The first start: the welcome, then three questions, one after the other and each at most once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rejectui.core.facts import QUESTIONS, Question
from rejectui.ui.pages import Welcome
from rejectui.ui.practice_app import PracticeApp
from rejectui.ui.sheets.about_me.first_run import QUESTION_SHEETS


def first_start(app: PracticeApp, done: Callable[[], object]) -> None:
    """Begin, or go on after a terminal that closed in the middle; then do what comes after.

    That a question was seen is written before it is: it never comes again, and what was not reached comes at
    the next start. Whoever leaves is not asked the rest. A journal that cannot be written is not asked for.
    """

    def ask(left: Sequence[Question]) -> None:
        if left and app.do(lambda: seen(left[1:])):
            app.push_screen(QUESTION_SHEETS[left[0]](), lambda goes_on: ask(left[1:]) if goes_on else leave())
        else:
            done()

    def seen(left: Sequence[Question]) -> None:
        with app.journal.together():
            app.journal.set("welcomed", True)
            app.journal.set("questions_left", left)

    def leave() -> None:
        app.do(lambda: seen(()))
        done()

    settings = app.facts.settings
    if settings.welcomed:
        ask(settings.questions_left)
    else:
        app.push_screen(Welcome(), lambda _: ask(QUESTIONS))
