"""A challenge in full, as lists tell it beside them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from rejectui.core.asks.catalog import Entry
from rejectui.core.card.compose import care_of, curled, in_quotes
from rejectui.core.card.text import level_marks
from rejectui.core.choosing.levels import LEVELS
from rejectui.core.wording.words import who_and_how
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET


def challenge_in_full(entry: Entry, told: Sequence[Content] = ()) -> Content:
    """All of it; `told` are lines about it that come before what to do."""
    challenge = entry.challenge
    level = f"  level {challenge.level}, {LEVELS[challenge.level]} · "
    lines = [
        safe_line(challenge.title, "bold"),
        Content.assemble(
            (level_marks(challenge.level), "$primary"), level, safe_line(who_and_how(challenge))
        ),
        *told,
        safe(curled(challenge.how)),
    ]
    if challenge.say:
        lines.append(safe(in_quotes(challenge.say), "italic"))
    lines.append(Content.assemble(("If no: ", QUIET), safe(curled(challenge.if_no))))
    if challenge.smaller:
        lines.append(Content.assemble(("Smaller: ", QUIET), safe(challenge.smaller)))
    lines += map(safe, care_of(challenge))
    lines.append(safe_line(entry.id, QUIET))
    return Content("\n").join(lines)
