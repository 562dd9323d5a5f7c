"""What the strict YAML reader refuses, where it says so, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.packs.problem import Problems
from rejectui.packs.strict_yaml.events import Listing, Mapping, Scalar, parse
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, challenge, read

# A challenge with this line at its end; the column and line are those of the problem, lines counted from it.
LINES = [
    (
        "smaller: Ask: politely",
        0,
        17,
        "yaml",
        "a colon and a space end a text here; put the whole text in quotes",
    ),
    ("smaller: @home", 0, 14, "yaml", 'a text cannot begin with "@"'),
    ("smaller: `now`", 0, 14, "yaml", 'a text cannot begin with "`"'),
    ("smaller: %x", 0, 14, "yaml", 'a text cannot begin with "%"'),
    ("smaller: 'never closed", 0, 14, "yaml", "the quotes that begin here are never closed"),
    ('smaller: "never closed', 0, 14, "yaml", "the quotes that begin here are never closed"),
    ("smaller: 'it's fine'", 0, 18, "yaml", "quotes of the other kind"),
    ('smaller: "Fine" and go', 0, 21, "yaml", "quotes of the other kind"),
    ("smaller: *please* do", 0, 14, "yaml", "put the whole text in quotes"),
    ("smaller: >quote", 0, 14, "yaml", "a text cannot begin with > or | here"),
    ("smaller: !ask", 0, 14, "yaml", 'tags such as "!ask" are not read; put the text in quotes'),
    ("smaller: !!python/object/apply:os.getpid []", 0, 14, "yaml", "tags such as"),
    ("smaller: &a text", 0, 14, "yaml", 'anchors such as "&a" are not read'),
    ("smaller: !50% off", 0, 14, "yaml", "a text cannot begin with ! here; put the whole text in quotes"),
    ("smaller: !, hey", 0, 14, "yaml", "a text cannot begin with ! here"),
    ("smaller: !<3", 0, 14, "yaml", "a text cannot begin with ! here"),
    ("smaller: ? really", 0, 14, "yaml", "a text cannot begin with ? here; put the whole text in quotes"),
    ("smaller: , well", 0, 14, "yaml", 'a text cannot begin with ","; put the whole text in quotes'),
    ("smaller: ] well", 0, 14, "yaml", 'a text cannot begin with "]"'),
    ("smaller: |0 of ten", 0, 14, "yaml", "a text cannot begin with > or | here"),
    ("smaller: *a", 0, 14, "yaml", "aliases such as *name are not read"),
    ("smaller: - one", 0, 14, "yaml", "a list cannot begin here"),
    ('smaller: "a \\d b"', 0, 17, "yaml", "use single quotes"),
    ("smaller: [one, two", 1, 1, "yaml", "the list in brackets is not closed"),
    ("smaller: [", 1, 1, "yaml", "the brackets are not closed; close them"),
    ("smaller: [one, - two]", 0, 20, "yaml", 'a text cannot begin with "-"'),
    ("%YAML 1.2", 0, 5, "yaml", 'a text cannot begin with "%"'),
    ("\tsmaller: x", 0, 5, "yaml", "a tab stands here; use spaces"),
    ("title: again", 0, 5, "double", f'"title" is here twice (first in line {HEAD_LINES + GOOD_LINES + 2})'),
    ("<<: {level: 3}", 0, 5, "yaml", "merging with << is not read"),
    ("<<: *a", 0, 5, "yaml", "merging with << is not read"),
    ("? [a, b]\n    : c", 0, 7, "yaml", "a field needs a name in plain text"),
    (": c", 0, 5, "yaml", "this cannot stand here"),
    ('smaller: "\\e[31m"', 0, 14, "character", "U+001B is not allowed in a pack; write the text without"),
    ("smaller: a\x1b[31m", 0, 15, "character", "U+001B is not allowed in a pack; remove it"),
    ("smaller: a\0b", 0, 15, "character", "U+0000"),
    ("smaller: é\u202eb", 0, 15, "character", "U+202E"),
    ("smaller: a\u200bb", 0, 15, "character", "U+200B"),
    ("smaller: a\rb", 0, 15, "character", "U+000D"),
    ("smaller: a\ufffdb", 0, 15, "character", "U+FFFD"),
    ("sma\u200bller: a", 0, 8, "character", "U+200B"),
    ("smaller: \U000e0041", 0, 14, "character", "U+E0041"),
]


@pytest.mark.parametrize(("line", "down", "column", "code", "words"), LINES)
def test_a_line_that_is_refused(
    tmp_path: Path, line: str, down: int, column: int, code: str, words: str
) -> None:
    text = HEAD + GOOD + challenge() + f"    {line.lstrip(' ')}\n"
    ids, (problem, *others) = read(tmp_path, text)
    assert others == []
    assert ids == ["good-one"]
    expected = HEAD_LINES + 2 * GOOD_LINES + 1 + down
    assert (problem.line, problem.column, problem.code) == (expected, column, code)
    assert words in str(problem)


@pytest.mark.parametrize("depth", [10, 900, 999, 1_000, 1_001, 100_000])
def test_too_deep_is_told_in_the_same_words_by_whoever_stops_first(tmp_path: Path, depth: int) -> None:
    """That is the reader, or from libyaml 0.2.6 on the parser, which sees a thousand brackets first."""
    text = f"{HEAD}{GOOD}{challenge()}    smaller: {'[' * depth}{']' * depth}\n"
    ids, (problem,) = read(tmp_path, text)
    assert ids == ["good-one"]
    assert str(problem).endswith(": yaml: nested deeper than 12; remove the extra brackets or spaces")
    assert problem.line == HEAD_LINES + 2 * GOOD_LINES + 1
    assert problem.column == 23 or (depth > 900 and problem.column in range(1_000, 1_100))


def test_what_is_not_too_deep_is_read(tmp_path: Path) -> None:
    text = f"{HEAD}{GOOD}{challenge()}    smaller: {'[' * 9}{']' * 9}\n"
    assert "nested" not in "".join(map(str, read(tmp_path, text)[1]))


def test_after_a_refused_value_the_next_challenge_still_loads(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, HEAD + challenge(smaller="&a text") + GOOD)
    assert ids == ["good-one"]
    assert problem.code == "yaml"


def test_after_a_syntax_error_what_stood_before_is_kept_and_nothing_is_missed(tmp_path: Path) -> None:
    head = HEAD.replace("license: CC-BY-4.0\n", "")
    ids, problems = read(tmp_path, head + GOOD + "  - id: 'x\n")
    assert ids == []  # the license may stand further down
    assert [problem.code for problem in problems] == ["yaml"]
    ids, problems = read(tmp_path, HEAD + GOOD + challenge() + "   how: dedented\n")
    assert ids == ["good-one"]
    assert [problem.code for problem in problems] == ["yaml"]


def test_a_second_document(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, "---\n" + HEAD + GOOD + "---\n" + HEAD)
    assert ids == ["good-one"]
    assert (problem.line, problem.column) == (1 + HEAD_LINES + GOOD_LINES + 1, 1)
    assert "keep one pack in a file" in str(problem)


def test_a_field_twice_keeps_the_first(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, HEAD.replace("challenges:", "pack: shop\nchallenges:") + GOOD)
    assert ids == ["good-one"]
    assert (problem.line, problem.column, problem.code) == (7, 1, "double")


@pytest.mark.parametrize(
    "spoil", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t + "\n\n...\n"]
)
def test_line_ends_byte_order_marks_and_document_ends_are_let_be(tmp_path: Path, spoil) -> None:
    assert read(tmp_path, spoil(HEAD + GOOD)) == (["good-one"], [])


def test_columns_do_not_count_the_byte_order_mark(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "\ufeffpack: ca\u200bfe\n")
    assert (1, 9, "character") in [(one.line, one.column, one.code) for one in problems]
    _, problems = read(tmp_path, b"\xef\xbb\xbfpack: ca\xff\n")
    assert (problems[0].line, problems[0].column) == (1, 9)


def test_an_unsafe_character_in_a_comment_is_told_and_costs_no_challenge(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, HEAD + GOOD + "# \u2067comment\n")
    assert ids == ["good-one"]
    assert (problem.line, problem.column) == (HEAD_LINES + GOOD_LINES + 1, 3)


def test_a_bomb_of_aliases_is_refused_without_being_expanded(tmp_path: Path) -> None:
    lines = ["a: &a [lol, lol]"]
    for name, before in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{', '.join(['*' + before] * 9)}]")
    ids, problems = read(tmp_path, "\n".join(lines) + "\n" + HEAD + GOOD)
    assert ids == ["good-one"]
    assert "anchors such as" in "\n".join(str(one) for one in problems)


def test_every_node_knows_its_place() -> None:
    problems = Problems("x")
    root = parse("é: [a, 'b']\nc:\n  d: |\n    two\n    lines\n".encode(), problems).root
    assert problems.listed() == ()
    assert isinstance(root, Mapping)
    listing, inner = root.fields["é"], root.fields["c"]
    assert isinstance(listing, Listing)
    assert [(one.spot, one.text, one.plain) for one in listing.items if isinstance(one, Scalar)] == [
        ((1, 5), "a", True),
        ((1, 8), "b", False),
    ]
    assert isinstance(inner, Mapping)
    assert inner.spots == {"d": (3, 3)}
    text = inner.fields["d"]
    assert isinstance(text, Scalar)
    assert text.text == "two\nlines\n"
