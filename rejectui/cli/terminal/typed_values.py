"""What was typed becomes what core holds, or a sentence that says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from rejectui.cli.terminal.out import CommandError, quoted, usage
from rejectui.core.asks.attempt import Attempt, Outcome, Plan, Reason
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.limits import limit
from rejectui.core.wording.questions import Question, feelings_of
from rejectui.core.wording.words import LETTERS, OUTCOMES, REASON_LETTERS, REASONS

_WHOLE = re.compile(r"[+-]?\d+")


def outcome_of(text: str, among: Sequence[Outcome] = tuple(OUTCOMES)) -> Outcome:
    """An outcome by its letter or its words."""
    word = "_".join(re.split(r"[\s_-]+", text.strip().casefold()))
    outcome = LETTERS.get(word) or next((each for each in OUTCOMES if each == word), None)
    if outcome is None or outcome not in among:
        letters = {each: letter for letter, each in LETTERS.items()}
        known = ", ".join(f"{letters[each]} {OUTCOMES[each]}" for each in among)
        raise usage(f"{quoted(text)} is not an outcome here: write one of {known}.")
    return outcome


def reason_of(text: str) -> Reason:
    """Why an ask was called off, by its letter or its words."""
    word = "_".join(re.split(r"[\s_-]+", text.strip().casefold()))
    reason = REASON_LETTERS.get(word) or next((each for each in REASONS if each == word), None)
    if reason is None:
        raise usage(f"{quoted(text)} is not a reason here: write one of {', '.join(REASONS)}.")
    return reason


def is_number(text: str) -> bool:
    """Whether somebody meant a number, be it one that we take or not: 60, 6,0, 60%, -5, 1e9, 6_0, NaN, ½."""
    word = text.strip()
    if any(map(str.isspace, word)):
        return False
    try:
        float(word)
    except ValueError:
        return any(map(str.isnumeric, word)) and not any(map(str.isalpha, word))
    return True


def number_of(text: str, kind: type[Struct], field: str, remedy: str = "") -> int:
    """A whole number for this field, in digits of any script; its limits are checked later."""
    try:
        if _WHOLE.fullmatch(text.strip()):
            return int(text)
    except ValueError:  # thousands of digits
        pass
    raise usage(f"{limit(kind, field)}, and {quoted(text)} is not. {remedy}Nothing was saved.")


def yes_or_no(text: str, what: str) -> bool:
    """Yes or no."""
    word = text.strip().casefold()
    if word not in ("yes", "y", "no", "n"):
        raise usage(f"{what} is yes or no, and {quoted(text)} is neither. Nothing was saved.")
    return word.startswith("y")


def text_of(text: str | None) -> str | None:
    """A text without space around it; None when nothing is left."""
    return (text or "").strip() or None


def path_of(text: str) -> Path:
    """A path that the system can look at, whether anything is there or not."""
    path = Path(text)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        pass
    except OSError as error:
        raise usage(
            f"RejectUI cannot look at {quoted(text)} ({error.strerror}). Give another path."
        ) from None
    return path


def answer_of(question: Question, text: str, kind: type[Attempt | Plan]) -> object:
    """What was typed as the answer to a question about an attempt or a plan; None for nothing."""
    match question.kind:
        case "feelings":
            return feelings_of(text) or None
        case "yes_no" if text.strip():
            return yes_or_no(text, f"--{question.field.replace('_', '-')}")
        case "minutes" | "rating" | "percent" if text.strip():
            return number_of(text, kind, question.field)
        case _:
            return text_of(text)


def challenge_of(catalog: Catalog, text: str) -> Entry:
    """A challenge by its full id, its slug, or a beginning of one that fits no other."""
    exact = catalog.get(text)
    if exact is not None:
        return exact
    word = text.strip().casefold()
    found = [entry for entry in catalog if entry.challenge.id == word]
    found = found or [entry for entry in catalog if word and f"/{entry.id}".find(f"/{word}") >= 0]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandError(
            f"No challenge is called {quoted(text)}. rejectui packs list NAME shows their ids."
        )
    some = ", ".join(entry.id for entry in found[:3])
    raise CommandError(f"{quoted(text)} could be {len(found)} challenges, such as {some}. Write a longer id.")
