"""What the YAML parser complains about, in words for people who are not programmers."""

from __future__ import annotations

from rejectui.packs.problem import Spot, quoted

# Newer versions of libyaml stop at a depth of their own, and may do so before they tell of the first bracket.
DEEPEST = 12
TOO_DEEP = (f"nested deeper than {DEEPEST}", "remove the extra brackets or spaces")

_QUOTES = 'put the whole text in quotes: "…"'
_SPACES = 'put the whole text in quotes: "…", or begin the line with as many spaces as its neighbors'
_OTHER_QUOTES = (
    "check the spaces that begin the line, and put a text with quotes in it into quotes of the other kind"
)

# Signs that the parser takes for its own where a text was to begin.
_NO_BEGINNINGS = (",", "]", "}", ":", "-", "?")

# Words of the parser's message (libyaml's or PyYAML's) with what it was doing before them, what they mean,
# what to write instead; the first line that fits is taken.
_MEANINGS = (
    ("maximum nesting depth", *TOO_DEEP),
    ("mapping values are not allowed", "a colon and a space end a text here", _SPACES),
    ("found unexpected end of stream", "the quotes that begin here are never closed", "close them"),
    ("found unexpected document", "the quotes that begin here are never closed", "close them"),
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
    ("scanning a block scalar", "a text cannot begin with > or | here", _QUOTES),
    ("mapping keys are not allowed", "a text cannot begin with ? here", _QUOTES),
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
    ("parsing a block node", "this cannot stand here", _OTHER_QUOTES),
    ("parsing a flow node", "the brackets are not closed", "close them, or put the text in quotes"),
    ("incompatible YAML", "this version of YAML is not read", "take the line out"),
    ("directive", "a line cannot begin with %", _QUOTES),
    ("tag", "a text cannot begin with ! here", _QUOTES),
)


def explain(error: Exception, text: str) -> tuple[Spot, str, str, str]:
    """(where a YAML error is, its code, what is wrong, what to write instead)."""
    mark = getattr(error, "problem_mark", None)
    message = str(getattr(error, "problem", None) or "not readable")
    begun = getattr(error, "context_mark", None)
    doing = str(getattr(error, "context", None) or "")
    # Where the text begins says more than where the parser lost its way, unless one sign in it is wrong.
    one_sign = "tab character" in message or ("escape" in message and "URI" not in message)
    if begun is not None and ("scanning" in doing or "a tag" in doing) and not one_sign:
        mark = begun
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark is not None else 0
    column = mark.column if mark is not None else 0
    return (line + 1, column + 1), "yaml", *_meaning(message, doing, lines[line][column:])


def _meaning(message: str, doing: str, rest: str) -> tuple[str, str]:
    """(what is wrong, what to write instead); `rest` is the line from where it went wrong."""
    character = rest[:1]
    if character == "\t" or "tab character" in message:
        return "a tab stands here", "use spaces to begin a line"
    if rest.startswith("```") and "cannot start any token" in message:
        return "a pack has no such line", "take out the lines with ```, which only frame the text"
    if "cannot start any token" in message or ("node content" in message and character in _NO_BEGINNINGS):
        return f"a text cannot begin with {quoted(character)}", _QUOTES
    for words, what, remedy in _MEANINGS:
        if words in f"{doing}: {message}":
            return what, remedy
    return (
        f"this is not YAML that can be read ({message})",
        "check the spaces and quotes here and one line above",
    )
