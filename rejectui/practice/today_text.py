"""What Today says, from everything that it may be about."""

from __future__ import annotations

from rejectui.core.card.compose import today_text
from rejectui.core.card.text import TodayText
from rejectui.core.days.aftercare import how_it_stayed
from rejectui.core.review.look_back import to_offer
from rejectui.core.wording.words import count
from rejectui.practice.practice import Practice


def text_of_today(practice: Practice, *, draft: bool = False, support: bool = False) -> TodayText:
    """The day as it stands, in words: `draft` says that something was being written when a window closed,
    `support` that the page is offered now."""
    facts, today = practice.facts, practice.today
    program, program_week = _program(practice)
    return today_text(
        today,
        facts,
        where=practice.where,
        program=program,
        program_week=program_week,
        draft=draft,
        support=support,
        hard=how_it_stayed(facts, today.day),
        last_week=to_offer(facts, today.day),
        problems=_problems(practice),
        can_undo=practice.journal.can_undo,
        can_redo=practice.journal.can_redo,
    )


def _program(practice: Practice) -> tuple[str, bool | None]:
    """(how the program stands, in a line, while one is going on; whether the week that this tells of is kept,
    if it tells of one)."""
    stand = practice.standing
    if stand is None:
        return "", None
    from rejectui.core.programs.program_words import in_a_line, its_week

    week = its_week(stand)
    return in_a_line(stand, "4, p looks back"), week.kept if week is not None else None


def _problems(practice: Practice) -> tuple[str, ...]:
    read_only, packs = practice.journal.read_only, len(practice.library.problems)
    in_packs = f"{count(packs, 'problem', 'problems')} in the packs: rejectui packs check"
    found = (read_only, *practice.journal.problems, in_packs if packs else None)
    return tuple(each for each in found if each)
