"""The one check at the border: values from a form or a command become what core declared.

A Struct's limits hold only in `msgspec.convert`; here its messages become sentences for people, which never
repeat a text that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct, ValidationError, convert, to_builtins

S = TypeVar("S", bound=Struct)

_WHERE = re.compile(r"at `\$\.([a-z_]+(\.[a-z_]+)?)")
_PERCENT = "is a whole number from 0 to 100"
_WORDS = "is a text of 5,000 characters at most"
_LIMITS = {
    "peak": f"Distress {_PERCENT}",
    "plan.peak": f"The expected distress {_PERCENT}",
    "chance": f"A chance {_PERCENT}",
    "chance_again": f"A chance {_PERCENT}",
    "note": f"A note {_WORDS}",
    "reply": f"What they said {_WORDS}",
    "how_known": f"How you know it {_WORDS}",
    "end": f"How bad it was at the end {_PERCENT}",
    "opened": f"What it opened {_WORDS}",
    "used": f"What you did to feel safer {_WORDS}",
    "drop": f"What you would do without {_WORDS}",
    "prep_minutes": "The time of getting ready is a whole number of minutes from 0 to 100,000",
    "place": "A kind of place is a text of 200 characters at most",
    "feelings": "A feeling is a text of 200 characters at most",
    "learned": f"What you learned {_WORDS}",
    "kind": f"A kind line {_WORDS}",
    "feared": f"What you fear {_WORDS}",
    "best": f"The best that could happen {_WORDS}",
    "recovery_minutes": "The time until it let go is a whole number of minutes from 0 to 100,000",
    "stayed": f"How much it stayed {_PERCENT}",
    "words": f"A takeaway {_WORDS}",
    "label": "A label is a text of 200 characters at most",
    "ask": "An ask is a text of 2,000 characters at most",
    "feared_happened": "Whether it happened is no, partly or yes",
}


class Unfit(ValueError):  # noqa: N818 - named for what the value is
    """A value beyond its limits; str() is a sentence for the user."""


def fit(values: Mapping[str, object], kind: type[S], within: str = "") -> S:
    """The values as a Struct, absent where None or empty; raises Unfit.

    `within` is the field that the Struct will stand in, such as `plan.`, where its own names say too little.
    """
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    try:
        return convert(given, kind)
    except ValidationError as error:
        found = _WHERE.search(str(error))
        name = found[1] if found else ""
        limit = _LIMITS.get(within + name) or _LIMITS.get(name) or f"{name or kind.__name__}: {error}"
        raise Unfit(f"{limit}{_given(given.get(name))}. Nothing was saved.") from None


def changed(struct: S, changes: Mapping[str, object]) -> S:
    """The Struct with these fields changed, or cleared where None; raises Unfit."""
    values: dict[str, object] = to_builtins(struct)
    return fit({**values, **changes}, type(struct))


def _given(value: object) -> str:
    if isinstance(value, str):
        return f"; this one has {len(value):,}"
    return f", and {str(value)[:20]} is not" if isinstance(value, int) else ""
