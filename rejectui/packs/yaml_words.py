"""What the YAML parser complains about, in words for people who are not programmers."""

from __future__ import annotations

from rejectui.packs.problem import Spot, quoted

_QUOTES = 'put the whole text in quotes: "…"'
_SPACES = 'put the whole text in quotes: "…", or begin the line with as many spaces as its neighbors'
_OTHER_QUOTES = (
    "check the spaces that begin the line, and put a text with quotes in it into quotes of the other kind"
)

# Words of the parser's message (libyaml's or PyYAML's), what they mean, what to write instead; the first
# line that fits is taken.
_MEANINGS = (
    ("mapping values are not allowed", "a colon and a space end a text here", _SPACES),
    ("found unexpected end of stream", "the quotes that begin here are never closed", "close them"),
    ("found unexpected document indicator", "the quotes that begin here are never closed", "close them"),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        'begin it on its own line with "- "',
    ),
    ("sequence entries are not allowed", "a list cannot begin here", 'begin it on its own line with "- "'),
    ("unknown escape character", "a backslash in double quotes begins an escape", "use single quotes"),
    ("invalid Unicode character escape", "this escape is not a character", "write the character itself"),
    ("expected escape sequence", "this escape is not a character", "write the character itself"),
    (
        "did not find expected hexdecimal number",
        "this escape is not a character",
        "write the character itself",
    ),
    ("alphabetic or numeric character", "a text cannot begin with * or & here", _QUOTES),
    ("expected comment or", "a text cannot begin with > or | here", _QUOTES),
    ("expected chomping or indentation", "a text cannot begin with > or | here", _QUOTES),
    ("',' or ']'", "the list in brackets is not closed", 'close it with "]", or put the text in quotes'),
    ("',' or '}'", "the braces are not closed", "put the text in quotes"),
    (
        "expected ':'",
        "this line is not a field",
        'write "name: text", and check the spaces that begin the line',
    ),
    ("'-' indicator", "this line does not fit the list above it", "check the spaces that begin the line"),
    ("<document start>", "this cannot stand here", _OTHER_QUOTES),
    ("expected key", "this cannot stand here", _OTHER_QUOTES),
    ("<block end>", "this cannot stand here", _OTHER_QUOTES),
    ("directive", "a line cannot begin with %", _QUOTES),
    ("tag", "a text cannot begin with ! here", _QUOTES),
)


def explain(error: Exception, text: str) -> tuple[Spot, str, str, str]:
    """Where a YAML error is, its code, what is wrong and what to write instead."""
    mark = getattr(error, "problem_mark", None)
    message = str(getattr(error, "problem", None) or "not readable")
    begun = getattr(error, "context_mark", None)
    # Where the text begins says more than where the parser lost its way in it.
    scanning = begun is not None and "scanning" in str(getattr(error, "context", ""))
    if scanning and "escape" not in message and "tab character" not in message:
        mark = begun
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark is not None else 0
    column = mark.column if mark is not None else 0
    return (line + 1, column + 1), "yaml", *_meaning(message, lines[line][column:])


def _meaning(message: str, rest: str) -> tuple[str, str]:
    """(what is wrong, what to write instead); `rest` is the line from where it went wrong."""
    character = rest[:1]
    if character == "\t" or "tab character" in message:
        return "a tab stands here", "use spaces to begin a line"
    if rest.startswith("```") and "cannot start any token" in message:
        return "a pack has no such line", "take out the lines with ```, which only frame the text"
    if "cannot start any token" in message:
        return f"a text cannot begin with {quoted(character)}", _QUOTES
    for words, what, remedy in _MEANINGS:
        if words in message:
            return what, remedy
    return (
        f"this is not YAML that can be read ({message})",
        "check the spaces and quotes here and one line above",
    )
