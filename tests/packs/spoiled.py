"""Packs spoiled in every way, each drawn from its number alone, so that any of them can be made again.

Four families: bytes anywhere in the file; lines put into a challenge, or a line of it changed (the structure
of YAML); the value of one field; and floods of one sign, as large as a file may be. Of lines and values it is
known which challenges are none the worse for it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random
from typing import NamedTuple

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.files import MOST_BYTES
from rejectui.packs.library import bundled_folder
from tests.packs.samples import GOOD, HEAD, TRANSLATION, challenge, words

_ID = re.compile(r"^  - id: (\S+)\n", re.MULTILINE)
# The share of floods, which take the time of a hundred others.
FLOODS = 1 / 100


class Seed(NamedTuple):
    """A pack to begin with: its file name, its head, and its challenges with their ids."""

    name: str
    head: str
    blocks: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def data(self) -> bytes:
        """The file."""
        return (self.head + "".join(self.blocks)).encode()


class Spoiled(NamedTuple):
    """A spoiled pack: how it was made, its file name and bytes, and the ids that load all the same."""

    how: str
    name: str
    data: bytes
    good: frozenset[str] = frozenset()


def seed(name: str, text: str) -> Seed:
    """A pack cut into its head and its challenges."""
    head, *rest = _ID.split(text)
    ids = tuple(rest[::2])
    blocks = tuple(f"  - id: {one}\n{body}" for one, body in zip(ids, rest[1::2], strict=True))
    return Seed(name, head, blocks, ids)


@cache
def seeds() -> tuple[Seed, ...]:
    """The samples of the tests, and every pack that ships, translations too: short, and whole."""
    full = challenge(minutes="1", retired="false", tags="[a, b]", reviewed="2026-11-22", not_for="[One.]")
    head = HEAD.replace("challenges:", "situations: [work, make]\nchallenges:")
    sample = seed("cafe.yaml", head + GOOD + full + challenge(id="written", channel="written", say=None))
    shipped = [seed(path.name, path.read_text("utf-8")) for path in sorted(bundled_folder().glob("*.yaml"))]
    short = [one._replace(blocks=one.blocks[:4], ids=one.ids[:4]) for one in shipped]
    german = seed("cafe.de.yaml", TRANSLATION + words() + words(id="other", safety="[a]"))
    return (sample, german, *short, *shipped)


def spoiled(number: int) -> Spoiled:
    """The pack with this number."""
    draw = Random(number)
    # Short packs more often: they are read sooner, and whatever is spoiled meets more of them.
    if draw.random() < FLOODS:
        return _flood(draw, draw.choice(seeds()))
    first = seeds()[: 1 + len(seeds()) // 2]
    chosen = draw.choice(first if draw.random() < 0.8 else seeds())
    return draw.choice((_bytes, _lines, _value, _value))(draw, chosen)


# Bytes

SIGNS = (
    ": ", "- ", "\n", "  ", "\t", "'", '"', "[", "]", "{", "}", "#", "&a ", "*a", "!t ", "|\n", ">", "%",
    "@", "? ",
    "<<: ", "---\n", "...\n", "\\", "~", "null", "\0", "\x1b", "\r", "\r\n", "\x85", "\u2028",
    "\u202e\ufeffé𝄞",
    '"\\ud800"', "9" * 5000, "a" * 3000, "[" * 100, "translates: x\n", "%YAML 1.1\n", "%TAG ! tag:x,2000:\n",
)  # fmt: skip
# No UTF-8: half a pair, past the last character, too long a form, and a byte alone.
PIECES = (*(sign.encode() for sign in SIGNS), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xff")


def _bytes(draw: Random, pack: Seed) -> Spoiled:
    data = pack.data
    for _ in range(draw.randint(1, 6)):
        start = draw.randrange(len(data) + 1)
        end = min(len(data), start + draw.choice((0, 0, 1, 3, 40, 400)))
        kind = draw.randrange(7)
        if kind == 0:
            data = data[:start]
        elif kind == 1:
            data = data[:end] + data[start:end] * draw.choice((1, 2, 50)) + data[end:]
        elif kind == 2 and data:
            at = min(start, len(data) - 1)
            data = data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]
        elif kind == 3:
            data = data[:start] + draw.randbytes(draw.randint(1, 8)) + data[end:]
        else:
            data = data[:start] + draw.choice(PIECES) + data[end:]
    if draw.random() < 0.02:
        data = data.decode("utf-8", "replace").encode(draw.choice(("utf-16", "utf-32", "latin-1")), "replace")
    return Spoiled("bytes", pack.name, data)


def _flood(draw: Random, pack: Seed) -> Spoiled:
    """A file of nearly 1 MiB, most of it one sign, one line or one value again and again."""
    kind = draw.randrange(3)
    if kind == 0:
        piece, begin = draw.choice(PIECES), draw.choice((b"", pack.data, pack.head.encode(), b"x: "))
    elif kind == 1:
        piece, begin = (draw.choice(LINES) + "\n").encode(), pack.data
    else:
        piece, begin = draw.choice(WORDS).encode(), pack.data + b"    not_for:\n      - '"
        piece = (piece * 2000)[:1990].replace(b"'", b"''").replace(b"\n", b" ") + b"'\n      - '"
    room = MOST_BYTES - len(begin)
    return Spoiled(f"flood of {piece[:20]!r}", pack.name, begin + (piece * (room // len(piece) + 1))[:room])


# Lines

LINES = (
    "---", "...", "--- !x", "%YAML 1.2", "%TAG ! x", "pack: other", "language: de", "challenges: []", "]",
    "}",
    "    title: twice", "    how: &a x", "    how: *a", "    <<: *a", "    <<: {level: 3}",
    "    !t tags: [a]",
    "    ? [a, b]\n    : c", "    ? |\n      key\n    : x", "    tags: [a, [b, {c: d}]]", "    &b tags: *b",
    "   how: dedented", "     how: indented", "    - item", "  - just a text", "  -", "  - [a]", "  - {}",
    "    how: |+2\n      x", "    how: >-\n  x", "    # comment", "    how: 'open", '    how: "open',
    "    [" + "[" * 30, "    x: " + "{a: " * 30,
    "    tags:\n" + "".join(f"{' ' * n}- \n" for n in range(4, 40)),
    "    x" * 400 + ": y", "    'a': b", "    : y", "    !!binary x: y", "    how: !!python/name:os.system x",
    "    how: \x1b[2J", "    how: \u202e", "    é: ü", "    tags: [" + "a, " * 2000 + "]", "    - " * 20,
    '    by: "\\e[2J"', '    by: "\\x9b2J"', '    ? "\\u202e"\n    : x', '    how: "\\UFFFFFFFF"',
    "    {a: b", "\tx: y", "  - - - - a",
)  # fmt: skip


def _lines(draw: Random, pack: Seed) -> Spoiled:
    where = draw.randrange(len(pack.blocks)) if pack.blocks else 0
    blocks = list(pack.blocks)
    if not blocks:
        return _bytes(draw, pack)
    lines = blocks[where].splitlines()
    at = draw.randint(1, len(lines))
    kind = draw.randrange(6)
    line = lines[min(at, len(lines) - 1)]
    if kind == 0:
        lines[at:at] = [" " * draw.randrange(1, 9) + line.lstrip()]
    elif kind == 1:
        lines[at:at] = [line.replace(": ", draw.choice((":", " : ", ": : ", ":\t", ":\n", "=", ": ? ")), 1)]
    elif kind == 2:
        del lines[at - 1]
    else:
        lines[at:at] = [draw.choice(LINES) for _ in range(draw.randint(1, 2))]
    blocks[where] = "\n".join(lines) + "\n"
    text = pack.head + "".join(blocks)
    # Where the list breaks off, the challenge before it may have been meant to go on.
    return Spoiled("lines", pack.name, text.encode(), frozenset(pack.ids[: max(0, where - 1)]))


# Values

FIELDS = (*Challenge.__struct_fields__, "levl")
PLAIN = """
    0 -1 1 5 6 7 30 480 481 010 +3 1_000 1e3 0x1f 0o7 .inf -.inf .nan 1.0 12:30 1:00:00 999999999999 ３ ٣
    2026-11-22 2026-02-30 0000-01-01 9999-12-31 10000-01-01 2026-11-22T10:00:00Z 20261122 ２０２６-11-22
    true false True TRUE yes No on OFF y ~ null Null <<x ../x ../../etc/passwd /etc/passwd a/b . .. good-one-
    -a staff STAFF staf play work in_person hard personal asker_higher mixed none any home public_figure
    any_day when_it_comes_up
""".split()  # noqa: SIM905
LENGTHS = (0, 1, 2, 59, 60, 61, 79, 80, 81, 119, 120, 121, 1999, 2000, 2001, 30_000)
WORDS = (
    "a ", "ask them again. ", "not ", "film them in the rush ", "in front of their boss ", "don't ",
    "e\u0301",
    "[@click=app.quit]x[/] ", "[/", "\\", '" ', "%s {0} $x ", "ﷺ", "日本", "שלום ", "x\n", "\n", "! ", "no. ",
    "👩\u200d🚀",
)  # fmt: skip


@cache
def _signs() -> dict[str, list[str]]:
    """Characters by their category: every one of the base plane, and some of the others."""
    found: dict[str, list[str]] = {}
    for point in (*range(0x10000), *range(0x10000, 0x110000, 251), *range(0xE0000, 0xE0080)):
        found.setdefault(unicodedata.category(chr(point)), []).append(chr(point))
    return found


def _text(draw: Random) -> str:
    kind = draw.randrange(4)
    if kind == 0:
        return draw.choice(PLAIN)
    if kind == 1:
        return "a" * draw.choice(LENGTHS)
    if kind == 2:
        word = draw.choice(WORDS)
        return (word * 2001)[: draw.choice(LENGTHS)]
    signs = _signs()[draw.choice([*_signs()])]
    return "".join(draw.choices(signs, k=draw.randint(1, 5))) + draw.choice(("", " and on"))


def _quoted(draw: Random) -> str:
    # Half of a pair of surrogates cannot be written: that is one of the escapes then.
    return json.dumps(_text(draw), ensure_ascii=draw.random() < 0.3).encode("utf-8", "replace").decode()


def _number(draw: Random) -> str:
    return draw.choice((str(draw.randint(-9, 99)), str(draw.getrandbits(64)), "9" * draw.choice((20, 5000))))


def _flow(draw: Random, deep: int = 0) -> str:
    if deep > 4 or draw.random() < 0.4:
        return draw.choice((_quoted(draw), _number(draw), "~", "a"))
    inside = [_flow(draw, deep + 1) for _ in range(draw.choice((0, 1, 2, 5)))]
    if draw.random() < 0.5:
        return f"[{', '.join(inside)}]"
    return f"{{{', '.join(f'k{number}: {each}' for number, each in enumerate(inside))}}}"


def _block(draw: Random) -> str:
    lines = [
        draw.choice(("one", "", "two: three", "- four", "# five", "é")) for _ in range(draw.randint(1, 9))
    ]
    return draw.choice(("|", ">", "|-", ">+")) + "\n" + "".join(f"      {line}\n" for line in ("x", *lines))


def _decorated(draw: Random) -> str:
    return draw.choice(("&a ", "!x ", "!!str ", "!!int ", "!<tag:x,2000:y> ", "&a !!str ")) + _quoted(draw)


# How a value is written, and whether the file is still good YAML to its end.
VALUES: tuple[tuple[Callable[[Random], str], bool], ...] = (
    (lambda draw: draw.choice(PLAIN), True),
    (_number, True),
    (_quoted, False),  # some escapes are not characters
    (_flow, False),
    (_block, True),
    (_decorated, False),
    (lambda draw: "*a", True),
    (lambda draw: "", True),
    (lambda draw: "[" * draw.choice((5, 13, 3000)), False),
)  # fmt: skip


def _value(draw: Random, pack: Seed) -> Spoiled:
    if not pack.blocks:
        return _bytes(draw, pack)
    where = draw.randrange(len(pack.blocks))
    field = draw.choice(FIELDS)
    write, readable = draw.choice(VALUES)
    value = write(draw)
    lines = [line for line in pack.blocks[where].splitlines() if line[4:].partition(":")[0] != field]
    if field == "id" and lines:
        lines[0] = f"  - id: {value}"
    else:
        lines.append(f"    {field}: {value}")
    blocks = list(pack.blocks)
    blocks[where] = "\n".join(lines).rstrip("\n") + "\n"
    good = pack.ids[:where] + (pack.ids[where + 1 :] if readable else ())
    return Spoiled(
        f"{field}: {value[:60]!r}", pack.name, (pack.head + "".join(blocks)).encode(), frozenset(good)
    )
