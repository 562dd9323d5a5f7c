"""What journals would notice: ids and packs that are gone, asks that became others, levels that jumped."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.packs.authoring.compare import compare
from rejectui.packs.library import bundled_folder
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, TRANSLATION, challenge, words, write

OLD = HEAD + GOOD + challenge()
LIST = HEAD_LINES + 1

# The pack now, and what is said: code, level, line, words.
CHANGES = [
    ("nothing", OLD, []),
    ("words and notes", OLD.replace("tap water", "ice water").replace("Could I", "May I"), []),
    ("a comment", f"# yaml-language-server: $schema=pack.schema.json\n{OLD}", []),
    ("one more", OLD + challenge(id="pen"), []),
    ("another order", HEAD + challenge() + GOOD, []),
    ("retired", HEAD + GOOD + challenge(retired="true"), []),
    ("retired and back", HEAD + GOOD + challenge(retired="false"), []),
    (
        "gone",
        HEAD + GOOD,
        [("removed", "error", LIST, 'the id "other" was removed; put it back with retired')],
    ),
    ("renamed", OLD.replace("id: other", "id: another"), [("removed", "error", LIST, '"other" was removed')]),
    (
        "all gone",
        HEAD,
        [("removed", "error", HEAD_LINES, "good-one"), ("removed", "error", HEAD_LINES, "other")],
    ),
    ("broken, not gone", HEAD + GOOD + challenge(level="nine"), []),
    ("a note in its id", HEAD + GOOD + challenge(id="other # the second"), []),
    ("two of three", HEAD + GOOD + challenge(title="Ask for a pen", category="help"), []),
    (
        "another ask",
        HEAD + GOOD + challenge(title="Ask for a raise", category="work", askee="manager"),
        [
            (
                "meaning",
                "warning",
                HEAD_LINES + GOOD_LINES + 1,
                '"other" looks like another ask under an old id',
            )
        ],
    ),
    ("a level up", HEAD + GOOD + challenge(level="3"), []),
    (
        "two levels up",
        HEAD + GOOD + challenge(level="4"),
        [("level", "warning", HEAD_LINES + GOOD_LINES + 5, 'went from level "2" to "4"')],
    ),
    ("no pack any more", "just a text\n", []),
]


@pytest.mark.parametrize(("name", "now", "expected"), CHANGES, ids=[name for name, *_ in CHANGES])
def test_a_pack_that_changed(
    tmp_path: Path, name: str, now: str, expected: list[tuple[str, str, int, str]]
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, text in ((before, OLD), (after, now)):
        folder.mkdir()
        write(folder, text)
    for path in (after, after / "cafe.yaml"):
        found = compare([path], before)
        assert [(one.code, one.level, one.line) for one in found] == [tuple(each[:3]) for each in expected]
        assert all(words in str(one) for one, (*_, words) in zip(found, expected, strict=True))
        assert all(one.path == str(after / "cafe.yaml") for one in found)


def test_a_pack_that_is_gone_is_missed_in_a_folder_only(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    for name in ("cafe", "shop"):
        write(before, OLD.replace("pack: cafe", f"pack: {name}"), f"{name}.yaml")
    here = write(after, OLD)
    (problem,) = compare([after, here], before)
    assert str(problem) == (
        f'{after}/shop.yaml:1:1: removed: the pack "shop" was removed; '
        "put it back, with retired: true in its challenges"
    )
    assert compare([here], before) == ()
    assert compare([after], after) == ()


def test_a_new_pack_is_compared_with_nothing(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    assert compare([write(tmp_path, OLD)], before) == ()


def test_a_syntax_error_is_not_taken_for_a_removal(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    write(before, OLD)
    assert compare([write(tmp_path, HEAD + GOOD + "  - id: [\n")], before) == ()


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (problem,) = compare([tmp_path], tmp_path / "gone")
    assert "the folder cannot be read" in problem.what


def test_the_packs_that_ship_are_what_they_were(tmp_path: Path) -> None:
    assert compare([bundled_folder()], bundled_folder()) == ()


def test_the_words_of_a_translation_may_change_and_go(tmp_path: Path) -> None:
    for folder, text in (
        ("before", TRANSLATION + words() + words(id="other")),
        ("after", TRANSLATION + words()),
    ):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, OLD)
        write(tmp_path / folder, text, "cafe.de.yaml")
    before, after = tmp_path / "before", tmp_path / "after"
    assert compare([after, after / "cafe.de.yaml"], before) == ()
    (after / "cafe.de.yaml").unlink()
    assert compare([after], before) == ()


REVIEWED = HEAD + GOOD + challenge(reviewed="2026-11-01")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(REVIEWED, REVIEWED, None, id="as it was"),
        pytest.param(OLD, REVIEWED, '"other" says that it was reviewed', id="a date that is new"),
        pytest.param(HEAD + GOOD, REVIEWED, '"other" says that it was reviewed', id="an ask that is new"),
        pytest.param(REVIEWED, REVIEWED.replace("2026-11-01", "2026-11-02"), "says that", id="another date"),
        pytest.param(REVIEWED, OLD, None, id="a date that is gone"),
        pytest.param(
            REVIEWED,
            HEAD + GOOD + challenge(reviewed="2026-11-01", title="Ask for something else"),
            "has other words than those that were reviewed (title)",
            id="other words",
        ),
    ],
)
def test_nobody_reviews_themselves(tmp_path: Path, before: str, after: str, said: str | None) -> None:
    for name, text in (("before", before), ("after", after)):
        (tmp_path / name).mkdir()
        write(tmp_path / name, text)
    found = [
        problem
        for problem in compare([tmp_path / "after"], tmp_path / "before")
        if problem.code == "reviewed"
    ]
    assert [problem.level for problem in found] == ([] if said is None else ["review"])
    assert all(said in problem.what for problem in found if said)
