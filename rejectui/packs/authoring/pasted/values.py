"""What stands in a field of a pasted text, as the strict reader would have read it in a pack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent
from typing import get_args

from rejectui.core.asks.challenge import (
    Askee,
    Category,
    Channel,
    Cost,
    Likely,
    Money,
    Place,
    Refusal,
    When,
)
from rejectui.core.asks.kept_ask import level_of
from rejectui.core.clean_text import REPLACEMENT
from rejectui.core.slug import slug
from rejectui.packs.authoring.pasted.item import Field
from rejectui.packs.authoring.pasted.names import FREE, LEVELS, LISTS, OTHERWISE, plain, value_of
from rejectui.packs.problem import Problems, quoted
from rejectui.packs.strict_yaml.events import Listing, Mapping, Node, Scalar, parse

ALLOWED = {
    "category": get_args(Category),
    "askee": get_args(Askee),
    "channel": get_args(Channel),
    "when": get_args(When),
    "likely": get_args(Likely),
    "refusal": get_args(Refusal),
    "money": get_args(Money),
    "cost": get_args(Cost),
    "places": get_args(Place),
}
_TEXTS = FREE | {"title"}
# What is said stands in quotes there, and what is done without.
_WITH_QUOTES = ("if_yes", "if_no")
_NUMBERS = ("level", "minutes", "silence_after")
_NOTHING = re.compile(r"(?:null|none|n/?a|nothing|-+|–|—|keine?s?)?\.?", re.IGNORECASE)
_OPENING, _CLOSING = "“„”\"'‘‚«»", "”“\"'’‘»«"
_LEVEL = re.compile(
    r"(?:level|stufe|lvl\.?)?\s*(\d{1,3})(?:\s*(?:/|of|out of|von)\s*(\d{1,3}))?\b", re.IGNORECASE
)
_WHOLE = re.compile(r"\d{1,3}")
_SEVERAL = re.compile(r"\s*(?:/|,|;|\||\bor\b|\band\b|\boder\b|\bund\b)\s*", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"\s#[^\s#]")


def node_of(field: Field, problems: Problems) -> Node | None:
    """The value of a field as a node at its place, or None where nothing stands there.

    What was not taken just as it is written is told as advice; what cannot be read at all as an error.
    """
    node = field.node or _read(field, problems)
    if node is None or node.broken:
        return node
    node.line, node.column = field.line, field.column
    if field.name in LISTS:
        return _listing(field, node, problems)
    text = _text_in(node, " " if field.name in FREE else ", ")
    if field.name not in _WITH_QUOTES:
        text = unquoted(text)
    if _is_nothing(field, text):
        return None
    if field.name in _NUMBERS:
        text = _number(field, text, problems)
    elif field.name in ALLOWED:
        text = _word(field, text, problems)
    if not text:
        return None
    cut = isinstance(node, Scalar) and node.cut
    return Scalar(*field.place, text=text, plain=True, cut=cut)


def _is_nothing(field: Field, text: str) -> bool:
    """Whether it says that there is nothing. "none" is a word that money and cost may say."""
    return not text.strip() or (
        field.name not in ("money", "cost") and bool(_NOTHING.fullmatch(text.strip()))
    )


def _read(field: Field, problems: Problems) -> Node | None:
    """What the strict reader makes of the lines; where it makes nothing of them, the words as they are."""
    first, *more = field.lines
    if field.quoted:
        *before, last = field.lines
        first, *more = [*before, last.rstrip().removesuffix(",")]
    if REPLACEMENT in "".join(field.lines):  # told when the text was read
        return Scalar(*field.place, broken=True, text="", plain=False)
    if not field.verbatim:
        rest = dedent("\n".join(more)).split("\n") if more else []
        data = "\n".join([f"k: {first}", *(f"  {line}" if line.strip() else "" for line in rest), ""])
        found = Problems("")
        tree = parse(data.encode(), found)
        node = tree.root.fields.get("k") if isinstance(tree.root, Mapping) and not found.count else None
        if node is not None and not (field.name in _TEXTS and _is_cut(node, first)):
            return node
        for problem in found.listed():
            if problem.code == "character":
                problems.add(field.place, problem.code, problem.what, problem.remedy)
                return Scalar(*field.place, broken=True, text="", plain=False)
    text = " ".join(line.strip() for line in (first, *more) if line.strip())
    return Scalar(*field.place, text=text, plain=False)


def _is_cut(node: Node, text: str) -> bool:
    """Whether a text was taken to end before a number, as in "table #7"."""
    return isinstance(node, Scalar) and node.cut and _NUMBER_SIGN.search(text) is not None


def _text_in(node: Node, joint: str) -> str:
    """A text, or the texts of a list after each other, without the signs of a chat around them."""
    if isinstance(node, Listing):
        return joint.join(each for item in node.items if (each := _text_in(item, joint)))
    if not isinstance(node, Scalar) or node.empty:
        return ""
    text = " ".join(node.text.split()).replace("**", "").replace("__", "")
    if len(text) > 2 and text[0] == text[-1] == "*":
        text = text[1:-1]
    return text.strip("`").strip()


def unquoted(text: str) -> str:
    """A text without the one pair of quotes that it stands in."""
    inside = text[1:-1]
    if len(text) < 2 or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return text
    marks = set('“„”"«»') if text[0] not in "'‘‚" else set("'‘‚")
    return text if marks & set(inside) else inside.strip()


def _listing(field: Field, node: Node, problems: Problems) -> Node | None:
    """A list of the texts, also where they stand on one line."""
    if isinstance(node, Listing):
        texts = [unquoted(_text_in(item, ", ")) for item in node.items]
    else:
        text = unquoted(_text_in(node, ", "))
        texts = _SEVERAL.split(text) if field.name in ("places", "tags") else [text]
    if field.name == "tags":
        texts = [slug(each) for each in texts]
    elif field.name == "places":
        texts = [_word(field, each, problems) for each in texts]
    texts = [each for each in dict.fromkeys(texts) if not _is_nothing(field, each)]
    place = field.place
    return Listing(*place, items=[Scalar(*place, text=each, plain=True) for each in texts]) if texts else None


def _word(field: Field, text: str, problems: Problems) -> str:
    """A word of the format; of several the first. An unknown one stays, for the reader to tell."""
    allowed: Sequence[str] = ALLOWED[field.name]
    word = value_of(field.name, text)
    if word in allowed:
        return word
    before = re.sub(r"\s*[(–—:,].*", "", text, flags=re.DOTALL)
    for part in (before, *_SEVERAL.split(text)):
        word = value_of(field.name, part)
        if word in allowed:
            _tell(field, text, word, problems)
            return word
    if field.name in OTHERWISE:
        _tell(field, text, OTHERWISE[field.name], problems)
        return OTHERWISE[field.name]
    return text


def _number(field: Field, text: str, problems: Problems) -> str:
    """A number in digits; of minutes the most. A level may be a word, or one of ten or of a hundred."""
    if field.name != "level":
        numbers = [int(each) for each in _WHOLE.findall(text)]
        if not numbers or re.search(r"\bhours?\b|\bstunden?\b|\bh\b", text, re.IGNORECASE):
            _tell(field, text, "", problems)
            return ""
        if len(numbers) > 1:
            _tell(field, text, str(max(numbers)), problems)
        return str(max(numbers))
    found = _LEVEL.match(text)
    if found is None:
        word = LEVELS.get(plain(text))
        if word is not None:
            _tell(field, text, str(word), problems)
        return text if word is None else str(word)
    number, most = int(found[1]), int(found[2] or 5)
    if most not in (5, 10, 100) or number > most:
        return text
    level = str({5: number, 10: (number + 1) // 2, 100: level_of(number)}[most])
    if most != 5 or (found[2] is None and len(_WHOLE.findall(text)) > 1):
        _tell(field, text, level, problems)
    return level


def _tell(field: Field, text: str, taken: str, problems: Problems) -> None:
    what = f"{field.name} says {quoted(text)}"
    remedy = f"it was taken as {taken}" if taken else "it was left out"
    problems.advise(field.place, "warning", "taken", what, f"{remedy}; write another value if that is not so")
