"""One broken sample per rule, and what the rules let pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.packs.rules import RULES

from .samples import GOOD, HEAD, HEAD_LINES, challenge, read

BROKEN = [
    ("R04", {"askee": "stranger", "category": "play"}, 6, "play is too much to ask of a stranger"),
    ("R04", {"askee": "stranger", "minutes": "2"}, 9, "2 minutes are too long for a stranger"),
    ("R10", {"askee": "staff", "minutes": "16"}, 9, "ask for 15 minutes at most"),
    ("R10", {"askee": "organization", "minutes": "60"}, 9, "60 minutes are too long"),
    ("R11", {"money": "personal"}, 9, "money is asked of a person"),
    ("R13", {"power": "asker_higher"}, 9, "the asker stands above"),
    ("R14", {"category": "dating"}, 7, "a date is asked of staff"),
    ("R14", {"category": "dating", "askee": "friend", "refusal": "hard"}, 9, "hard to refuse"),
    ("R28", {"how": "Do not be a Coward."}, 3, '"Coward" shames'),
    ("R28", {"if_yes": "Look for your next  victim."}, 9, '"victim" shames'),
    ("R28", {"safety": "[Stay calm., Man up.]"}, 9, '"Man up"'),
]


def test_every_rule_has_a_broken_sample() -> None:
    assert {code for code, *_ in BROKEN} == RULES.keys()


@pytest.mark.parametrize(("code", "changes", "line", "words"), BROKEN)
def test_a_broken_rule_is_told_at_its_field_and_the_challenge_left_out(
    tmp_path: Path, code: str, changes: dict[str, str], line: int, words: str
) -> None:
    ids, (problem,) = read(tmp_path, HEAD + GOOD + challenge(**changes))
    assert ids == ["good-one"]
    assert (problem.line, problem.code) == (HEAD_LINES + 8 + line, code)
    assert words in str(problem)


@pytest.mark.parametrize(
    "changes",
    [
        {"askee": "stranger", "category": "giving"},
        {"askee": "staff", "minutes": "15"},
        {"askee": "organization", "minutes": "60", "channel": "phone"},
        {"askee": "colleague", "minutes": "60"},
        {"askee": "acquaintance", "category": "dating"},
        {"money": "commercial"},
        {"how": "Ask whether the paint covers a killer whale, and find the target shelf."},
    ],
)
def test_what_the_rules_let_pass(tmp_path: Path, changes: dict[str, str]) -> None:
    assert read(tmp_path, HEAD + challenge(**changes)) == (["other"], [])
