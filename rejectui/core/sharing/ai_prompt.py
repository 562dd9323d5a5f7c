"""A text for an AI tool of the user's own choice: it asks for questions first, then for a graded plan.

RejectUI sends it nowhere. It says what is hard and how far somebody is, in kinds of ask and numbers alone: no
label, no note, no fear, no own ask and no title ever gets into it, and the user can edit it before pasting.
What comes back is read in packs/authoring/pasted/.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import inspect

from rejectui.core.asks.areas import AREA_NAMES, AREAS
from rejectui.core.asks.challenge import Challenge
from rejectui.core.facts import Facts
from rejectui.core.wording.words import CATEGORIES

LATEST = 3
CHALLENGES = 12
QUESTIONS = 6

BEFORE = (
    "Below is a text that you can paste into any AI tool you like. RejectUI sends it nowhere, but pasted "
    "text leaves this computer, and so does what you answer there: read it first, and change or take out "
    "whatever should stay with you. It holds no labels, notes or asks of yours."
)
# The README says the same, word for word.
AFTER = (
    "When the plan has come, T on the Ladder takes it: paste all that the tool wrote, and ctrl+s reads it. "
    "From a file: rejectui packs paste FILE. You see the cards first. Read them as the one who would be "
    "asked, and take those that you like: they are your own pack from then on, in the plan's order."
)
# Where the text begins, by which it is known when somebody pastes all of a conversation.
FIRST = "I practice asking for things, and a no is a fine answer. Please help me with it, in two steps."
RULES = (
    "Honest: no lie, no pretext, no made-up story, nothing hidden.",
    "Asked once. A no ends it: no second try, no smaller request after it, no arguing.",
    "Easy to refuse, and light on the other person: a minute or two for those who did not expect it.",
    "Of strangers only something tiny that belongs to the moment, or better: ask staff and organizations.",
    "Nothing about whether I am liked or attractive. No gifts or loans of money.",
    "No touching, no filming or pictures, no timers, no counting of noes.",
    "Nobody who depends on me or cannot say a free no. No children, no emergency, medical or care staff.",
    "A date only with somebody who is already friendly, once, never at their work.",
    "Legal, safe, in public, sober. Something I would be glad to get, or that makes us both smile.",
    "No shame and no dares in the words.",
)
EXAMPLE = """\
pack: my-plan
title: My plan
summary: Asks for me, from small to what I care about.
language: en
license: CC0-1.0
authors: [me]
challenges:
  - id: house-favorite
    title: Ask what they like best here
    how: In a quiet moment, ask whoever takes your order.
    say: "What would you take, if you were me?"
    level: 1
    category: shopping
    askee: staff
    channel: in_person
    when: any_day
    likely: mostly_yes
    refusal: easy
    if_yes: Try it, and tell them.
    if_no: '"No problem, thank you!" and that is the whole ask.'
    smaller: Ask which of two is the milder one.
"""
# Fields that a plan seldom needs, or that are not for the one who writes it.
_LEFT_OUT = ("reviewed", "retired", "by", "source", "locales", "tags", "not_for", "power")

_REFUSED = ("personal",)


def plan_prompt(facts: Facts, ladder: Sequence[str] | None = None) -> str:
    """The text to paste; `ladder` says in words how far the user is, instead of what the ratings say."""
    return "\n".join(
        (
            FIRST,
            "",
            "First, help me find out which noes I am afraid of. Ask me short questions, one at a time, "
            f"{QUESTIONS} at most, and wait for my answer each time: whom I avoid asking, for what, what I "
            "think would happen, and what I would ask for if a no did not matter. Please no diagnosis and no "
            "advice. Then tell me in two sentences what you understood, and let me put it right. If I write "
            "skip, go on.",
            "",
            f"Only then, write me a plan of {CHALLENGES} asks, graded from small to what matters to me, as "
            "one YAML file in the form below.",
            "",
            "What is hard for me, what matters most first:",
            *_areas(facts),
            "",
            "How far I am (levels are 1 easy to 5 hard; numbers are how nervous I got, 0 to 100):",
            *(f"- {line}" for line in (ladder if ladder is not None else _so_far(facts))),
            "",
            "Begin a little below where I am, with what can be done this week, rise by one level at most "
            "from ask to ask, and vary who is asked, where and how. Mix likely yeses and likely noes.",
            "",
            "Every ask keeps these rules; leave out what would break one:",
            *(f"- {rule}" for rule in RULES),
            "",
            "The form. Each challenge has these fields; those marked with * are required, and so is say when "
            "the ask is spoken:",
            *_fields(),
            "",
            "An example with one challenge. Write the plan as one YAML block with nothing in between, put "
            "texts in quotes, and keep the names of the fields as they are:",
            "",
            EXAMPLE,
        )
    )


def _areas(facts: Facts) -> Iterator[str]:
    chosen = facts.settings.areas
    if not chosen:
        yield "- (write here what is hard for you, in your own words)"
    for area in dict.fromkeys(chosen):
        kinds = ", ".join(AREAS[area])
        yield f"- {AREA_NAMES[area]} (category: {kinds})"


def _so_far(facts: Facts) -> tuple[str, ...]:
    """A line for each category that was tried: the highest level, and the mean of the last three ratings."""
    levels: dict[str, int] = {}
    peaks: dict[str, list[int]] = defaultdict(list)
    for attempt in facts.attempts:
        snapshot = attempt.snapshot
        if not attempt.counts or snapshot is None or snapshot.category is None or snapshot.level is None:
            continue
        name = CATEGORIES[snapshot.category]
        levels[name] = max(levels.get(name, 1), snapshot.level)
        if attempt.peak is not None:
            peaks[name].append(attempt.peak)
    lines = []
    for name, level in levels.items():
        latest = peaks[name][-LATEST:]
        usually = f", lately about {round(sum(latest) / len(latest))}" if latest else ""
        lines.append(f"{name}: up to level {level}{usually}")
    return tuple(lines) or ("I am just beginning.",)


def _fields() -> Iterator[str]:
    """The fields of a challenge, from their one declaration."""
    declared = inspect.type_info(Challenge)
    assert isinstance(declared, inspect.StructType)
    for field in declared.fields:
        if field.name in _LEFT_OUT:
            continue
        kind, about = field.type, ""
        while isinstance(kind, inspect.Metadata):
            about = about or str((kind.extra_json_schema or {}).get("description", ""))
            kind = kind.type
        given = kind.values if isinstance(kind, inspect.LiteralType) else ()
        values = ", ".join(str(value) for value in given if value not in _REFUSED)
        star = "*" if field.required else ""
        yield f"- {field.name}{star}: {about}{f' ({values})' if values else ''}"
