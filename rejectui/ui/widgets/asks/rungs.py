"""The table of rungs: each kind and level of ask on a line, and in full."""

from __future__ import annotations

from textual.content import Content

from rejectui.core.card.text import level_marks
from rejectui.core.dealing.ladder import Rung, RungState
from rejectui.core.wording.words import CATEGORIES, feels
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET

# A sign and a word, so that no rung speaks by color alone.
STATES: dict[RungState, str] = {
    "next": "→ next",
    "easing": "✓ easing",
    "tried": "· tried",
    "ahead": "  ahead",
}
STATE_CELLS = 9
WIDE = 58


def rung_row(rung: Rung, width: int) -> Content:
    """State, level, what it is, how bad it will probably get, and the latest ratings."""
    dots = level_marks(rung.level)
    peaks = " ".join(map(str, rung.peaks[-4:]))
    latest = f"lately {peaks}" if peaks else ""
    ratings = f"  about {rung.expected:>2}" + (f"   {latest:<19}" if width > WIDE else "")
    left = width - STATE_CELLS - len(dots) - len(ratings) - 2
    return Content.assemble(
        (f"{STATES[rung.state]:<{STATE_CELLS}}", "bold" if rung.state == "next" else QUIET),
        (f"{dots}  ", "$primary" if rung.state == "next" else QUIET),
        _title(rung).truncate(max(left, 8), ellipsis=True, pad=True),
        (ratings, QUIET),
    )


def rung_in_full(rung: Rung) -> Content:
    """Why a rung stands as it does."""
    kind = f"{CATEGORIES[rung.category]}, level {rung.level}"
    state = STATES[rung.state].strip()
    told = [state] if rung.ask is None else [state, kind]
    if rung.state in ("tried", "easing"):  # the reasons of the others say it
        told.append(f"about {rung.expected} expected, {feels(rung.expected)}")
    if rung.asks:
        told.append("asked once" if rung.asks == 1 else f"asked {rung.asks} times")
    lines = [
        safe(rung.ask.text, "bold") if rung.ask is not None else Content.styled(kind, "bold"),
        Content.styled(" · ".join(told), QUIET),
        Content(rung.why),
    ]
    if rung.peaks:
        peaks = " · ".join(map(str, rung.peaks))
        lines.append(Content.assemble(("Your latest, newest last: ", QUIET), peaks))
    if rung.ask is None:
        lines.append(Content.styled("enter shows the challenges of this rung.", QUIET))
    return Content("\n").join(lines)


def _title(rung: Rung) -> Content:
    """The user's own words for an ask that is kept, else the kind of ask."""
    if rung.ask is not None:
        return safe_line(f"“{rung.ask.text}”")
    return Content(CATEGORIES[rung.category])
