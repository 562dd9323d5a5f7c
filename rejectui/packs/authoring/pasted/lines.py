"""A pasted text line by line: freed of what chats put around a plan, and what each line is."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rejectui.packs.authoring.pasted.names import field_of, is_part

Kind = Literal["blank", "fence", "heading", "field", "other"]

# What copying leaves between letters, and nobody sees. What turns the direction of text is refused instead.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# A heading may stand so far in; what stands further in is something else.
NOT_YET_INDENTED = 3
_FENCE = re.compile(r"\s*(```|~~~)")
_RULE = re.compile(r"\s*([-*_=]\s*){3,}$")
_QUOTED = re.compile(r"(?:\s{0,3}>\s?){1,9}")
_HEADING = re.compile(r"(\s*)(#{1,6})(?:\s+(.*)|[^#\s].*)?$")
_BOLD = re.compile(r"\s*(\*\*|__)([^*_].*?)\1:?\s*$")
_NUMBER = re.compile(r"\(?\d{1,3}(?:[.)]|\u20e3)(?:\s+|(?=\*\*))")
_DASH = re.compile(r"[-*+•‣▪◦–—](?:\s+|$)")
# Little pictures before a word.
_PICTURES = re.compile("(?:[\u2190-\u21ff\u2300-\u25fe\u2600-\u2bff\U0001f000-\U0001faff\u200d]\\s*)+")
_MARKS = "*_`\"'“”„‘’«»"
_FIELD = re.compile(
    rf"(?P<open>[{_MARKS}]*)(?P<name>[^\W\d_][\w .()/'’-]{{0,40}}?)(?P<close>[{_MARKS}]*)"
    r"\s*[:：](?P<more>[*_`]*)(?P<value>\s*.*)"
)
# Between two fields on one line.
_BESIDE = re.compile(r"(?:\s{1,4}[|·•;/]\s{1,4}|[;,]\s{1,4})(?=[*_`]*[^\W\d_][\w ]{1,20}[*_`]*:)")


class Line(NamedTuple):
    """A line: its number from 1, the column from 0 where something stands, and what that is.

    A field has its name in the format ("" for none) and as it is written, the column from 0 of the name, and
    its value; a heading its words as `value`. `mark` is the dash or the number before it, `bare` says that a
    field stands there without any sign of a chat, and `quoted` that its name stood in quotes.
    """

    number: int
    kind: Kind
    text: str = ""
    indent: int = 0
    mark: Literal["", "-", "1"] = ""
    name: str = ""
    written: str = ""
    at: int = 0
    value: str = ""
    column: int = 0
    bare: bool = True
    quoted: bool = False

    @property
    def is_part(self) -> bool:
        """Whether a list or a part of a plan begins here."""
        return self.kind == "field" and not self.value and is_part(self.written)


def unseen_out(text: str) -> str:
    """The text with plain line ends, without what nobody sees, and with plain spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub(" ", _UNSEEN.sub("", text))


def lines_of(text: str) -> list[Line]:
    """What each line of a text is."""
    return [line for number, each in enumerate(text.split("\n"), 1) for line in _lines(number, each)]


def _lines(number: int, text: str) -> list[Line]:
    """The line, and the fields beside the first one as lines of their own."""
    line = _line(number, text)
    if line.kind != "field" or not line.name or line.quoted or line.value[:1] in _MARKS:
        return [line]
    parts = _BESIDE.split(line.value)
    others = [_line(number, part) for part in parts[1:]]
    if not others or not all(each.kind == "field" and each.name for each in others):
        return [line]
    beside = [each._replace(indent=line.at, at=line.at, mark="") for each in others]
    return [line._replace(value=parts[0].strip()), *beside]


def _line(number: int, text: str) -> Line:
    text = text.expandtabs(4)
    quote = _QUOTED.match(text)
    text = text[quote.end() :] if quote is not None else text
    if not text.strip():
        return Line(number, "blank")
    if _FENCE.match(text):
        return Line(number, "fence", text)
    if _RULE.match(text):
        return Line(number, "heading", text)
    heading = _HEADING.match(text)
    if heading is not None:
        comment = len(heading[2]) == 1 or len(heading[1]) > NOT_YET_INDENTED
        return Line(number, "heading", text, len(heading[1]), value=heading[3] or "", bare=comment)
    indent = len(text) - len(text.lstrip())
    rest = text[indent:]
    mark: Literal["", "-", "1"] = ""
    for sign, pattern in (("-", _DASH), ("1", _NUMBER)):
        found = pattern.match(rest)
        if found is not None:
            mark, rest = ("-" if sign == "-" else "1"), rest[found.end() :]
            break
    picture = _PICTURES.match(rest)
    rest = rest[picture.end() :] if picture is not None else rest
    at = len(text) - len(rest)
    field = _field(number, text, rest, at)
    if field is not None:
        bare = field.bare and picture is None and mark != "1"
        return field._replace(indent=indent, mark=mark, bare=bare)
    bold = _BOLD.match(rest)
    if mark == "1" or (bold is not None and mark == ""):
        return Line(number, "heading", text, indent, mark, value=rest, bare=False)
    return Line(number, "other", text, indent, mark)


def _field(number: int, text: str, rest: str, at: int) -> Line | None:
    found = _FIELD.match(rest)
    if found is None:
        return None
    written, value = found["name"].strip(), found["value"]
    name = field_of(written)
    quoted = found["open"][:1] in ('"', "'", "“", "„", "‘") and bool(found["open"])
    apart = not value or value[0].isspace()
    if not (apart or quoted or (name and not value.startswith("/"))):
        return None
    bare = not (set("*_`") & {*found["open"], *found["close"], *found["more"]})
    value = value.strip()
    column = at + found.start("value") + len(found["value"]) - len(found["value"].lstrip())
    return Line(number, "field", text, 0, "", name, written, at, value, column, bare, quoted)
