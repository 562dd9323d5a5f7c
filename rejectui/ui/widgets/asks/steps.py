"""The steps of the climb: an area, an ask in it, and each in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from rejectui.core.asks.kept_ask import Ask
from rejectui.core.choosing.climb import Climb, Step
from rejectui.core.wording.words import CATEGORIES, capital, count, day_seen_from, feels
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.asks.challenge import challenge_in_full

FEELING = 16  # cells for how it is: "hardly anything"
NUMBER = 5
NARROW = 44  # columns below which there is no room to say how it is


def area_row(climb: Climb, width: int) -> Content:
    """The area, and how many steps of how many were done."""
    every = len(climb.steps)
    number = f"  {climb.done} of {every} done" if climb.done else f"  {count(every, 'ask', 'asks')}"
    if climb.done and climb.here is not None and width >= NARROW:
        number += f" · now at {feels(climb.here)}"
    number += " "  # off the scroll bar
    name = Content.styled(climb.called, "bold $primary")
    return Content.assemble(
        name.truncate(max(width - len(number), 8), ellipsis=True, pad=True), (number, QUIET)
    )


def step_row(step: Step, width: int, *, numbers: bool) -> Content:
    """What became of it or whether it is next, the ask, and how it was or will probably be."""
    how = ""
    if numbers:
        how = f"{step.distress:>{NUMBER}}"
    elif width >= NARROW:
        how = f"  {_felt(step):<{FEELING}}"
    title = safe_line(_title(step)).truncate(max(width - len(how) - 4, 8), ellipsis=True, pad=True)
    near = step.state == "next" or step.mark.today
    return Content.assemble(
        (f"  {_sign(step)} ", "bold $primary" if near else QUIET),
        title if near or step.state == "done" or step.own else title.stylize("dim"),
        (how, QUIET),
    )


def area_in_full(climb: Climb) -> Content:
    """What is in it, and where one is."""
    asks, here = count(len(climb.steps), "ask", "asks"), climb.here
    lines = [
        Content(f"{asks}, from small to large; {climb.done} done. enter shows all, or only what is near.")
    ]
    if here is not None:
        lines.append(Content(f"You are at about {here} of 100 here: {feels(here)}."))
    return Content("\n").join(
        [
            Content.styled(climb.called, "bold"),
            *lines,
            Content.styled("✓ done · → next · + saved for later, or sorted by you", QUIET),
        ]
    )


def step_in_full(step: Step, day: date) -> Content:
    """How it was or will probably be, and all that is known of the ask."""
    told = [Content(f"{each}.") for each in _sentences(step, day)]
    if not isinstance(step.option, Ask):
        return challenge_in_full(step.option, told)
    ask = step.option
    since = day_seen_from(ask.added, day)
    kind = f"Yours: {CATEGORIES[ask.category]}, level {ask.level}. Kept since {since}."
    return Content("\n").join([safe(ask.text, "bold"), Content.styled(kind, QUIET), *told])


def _sentences(step: Step, day: date) -> Sequence[str]:
    told = step.mark.words(day)
    found = [capital(" · ".join(told))] if told else []
    likely = f"about {step.expected} of 100, {feels(step.expected)}"
    if step.mark.peak is not None:
        found.append(f"Once more it would probably get to {likely}")
    elif step.looked is not None:
        found.append(f"At a glance you said {step.looked}, {feels(step.looked)}")
        found.append(f"From all your ratings, it will probably get to {likely}")
    else:
        found.append(f"It will probably get to {likely}")
    return found


def _title(step: Step) -> str:
    return f"“{step.option.text}”" if isinstance(step.option, Ask) else step.option.challenge.title


def _sign(step: Step) -> str:
    if step.mark.today or step.state == "next":
        return "→"
    return "✓" if step.state == "done" else "+" if step.own else " "


def _felt(step: Step) -> str:
    if step.state == "done" and step.mark.peak is None:
        return "asked"
    return feels(step.distress)
