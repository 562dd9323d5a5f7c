"""`rejectui status` from the memo: one line for a prompt, before anything heavy is imported."""

from __future__ import annotations

import sys

from rejectui.cli.at_once.memo import believed, day_now, state_folder

# What the exit status says; 1 and 2 are errors, as everywhere.
EXIT = {"asked": 0, "open": 10, "resting": 11, "kept": 12, "nothing": 13}
USUAL = "{line}"


class FieldError(Exception):
    """The name of what a format asks for and nobody has."""


def status_from_memo(argv: list[str]) -> int | None:
    """Print the line that the memo has for today, and return the exit status; None if nothing was printed,
    because it may not be so, or because only the whole program knows what these arguments mean."""
    if argv[:1] == ["--format"] and len(argv) == 2:
        form = argv[1]
    elif not argv:
        form = USUAL
    else:
        return None
    folder = state_folder()
    memo = believed(folder) if folder else None
    fields = memo.glances.get(day_now(memo.start_of_day)) if memo else None
    if not fields:
        return None
    try:
        sys.stdout.write(filled(form, fields) + "\n")
        sys.stdout.flush()
    except (FieldError, OSError, ValueError, AttributeError):  # who comes after us tells it
        return None
    return EXIT[fields["state"]]


def filled(form: str, fields: dict[str, str]) -> str:
    """The form with every `{name}` replaced once; other braces stay. Raises FieldError."""
    first, *others = form.split("{")
    told = [first]
    for each in others:
        name, closed, rest = each.partition("}")
        if not closed or not name.isidentifier():
            told.append("{" + each)
        elif name in fields:
            told.append(fields[name] + rest)
        else:
            raise FieldError(name)
    return "".join(told)
