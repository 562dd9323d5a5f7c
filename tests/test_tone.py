"""Tone as a lint: no text that can be shown shames, pulls, or speaks like a clinic (core/PRACTICE.md, Tone).

What can be shown: every string in rejectui/**/*.py but docstrings, patterns and the science page, where the
terms of the field have their one place (a page for a therapist may use them, too); every text in
challenges/*.yaml and rejectui/programs/*.yaml.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import rejectui
from rejectui.packs.library import bundled_folder
from rejectui.packs.programs import programs_folder

PACKAGE = Path(rejectui.__file__).parent
SCIENCE = PACKAGE / "core" / "wording" / "science_page.py"
# A page for a therapist's room speaks the words of that room, and is as kind as everything else.
FOR_A_THERAPIST = PACKAGE / "journal" / "export" / "summary.py"

UNKIND = {
    "shame": r"\b(you|has|have|had)( have)? failed\b|\bfail(s|ed)? you\b|\bfailures?\b"
    r"|\bcoward(s|ly|ice)?\b|\bloser",
    "dare": r"\bman up\b|\bno excuses?\b|\bdare you\b|\bdon.?t be (shy|weak)\b|\bgrow up\b",
    "loss": r"\b(lost|losing|lose|broke|break)\b.{0,20}\b(streak|chain)\b.{0,3}(!|$)"
    r"|\blost your\b|\bdon.?t break\b|\bback to zero\b",
    "hurry": r"\bonly \d+ .{0,12}left\b|\bonly \{\} .{0,12}left\b|\blast chance\b|\bhurry up\b"
    r"|\btime is running\b",
    "denies": r"\bnothing bad happened\b",
    "pull": r"\bone more no\b|\b(un)?till? a yes\b",
    "enemy": r"\b(your|the|next|new) targets?\b|\bvictims?\b|\bkill(s|ed|ing)?\b|\bprey\b|\bcrush(ed)? it\b",
    "nag": r"\byou (should|must) have\b|\byou (still )?haven.?t\b|\bdon.?t forget\b|\bwe miss(ed)? you\b",
}
JARGON = {
    "SUDS": r"\bSUDS?\b",
    "expectancy": r"\bexpectanc(y|ies)\b",
    "habituation": r"\bhabituat\w*",
    "exposure": r"\bexposures?\b",
    "safety behavior": r"\bsafety.behaviou?rs?\b",
    "re-rating": r"\bre-?rat(e|ed|ing)s?\b",
    "cognitive words": r"\bpsycho-?education\b|\bpeak distress\b|\bcatastrophi[sz]\w+",
}
RULES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in {**UNKIND, **JARGON}.items()}


def found_in(text: str) -> list[str]:
    """The names of the rules that a text breaks."""
    joined = " ".join(text.split())
    return [name for name, rule in RULES.items() if rule.search(joined)]


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, text) for every string but docstrings and patterns; {} stands for what is put in."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                left_out.add(id(first.value))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "re.search", "re.sub"):
            left_out.update(id(part) for argument in node.args for part in ast.walk(argument))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            left_out.update(id(part) for part in node.values if isinstance(part, ast.Constant))
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def texts(value: object) -> Iterator[str]:
    """Every text in what a YAML file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def offences_in_code(path: Path) -> list[str]:
    """`file:line: rule: text` for each string in a source file that breaks a rule."""
    tree = ast.parse(path.read_text("utf-8"))
    allowed = JARGON if path == FOR_A_THERAPIST else {}
    return [
        f"{path.name}:{line}: {name}: {text}"
        for line, text in strings(tree)
        for name in found_in(text)
        if name not in allowed
    ]


CODE = sorted(path for path in PACKAGE.rglob("*.py") if path != SCIENCE)
DATA = sorted([*bundled_folder().glob("*.yaml"), *programs_folder().glob("*.yaml")])


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_the_app_can_show(path: Path) -> None:
    assert offences_in_code(path) == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_what_packs_and_programs_can_show(path: Path) -> None:
    loaded = yaml.safe_load(path.read_text("utf-8"))
    assert [(name, text) for text in texts(loaded) for name in found_in(text)] == []


def test_there_is_something_to_look_at() -> None:
    assert len(CODE) > 50
    assert len(DATA) >= 14
    assert sum(1 for path in CODE for _ in strings(ast.parse(path.read_text("utf-8")))) > 1000


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("shame", "You failed today."),
        ("shame", "What a failure."),
        ("shame", "Are you a coward?"),
        ("dare", "No excuses, ask them now."),
        ("dare", "Man up!"),
        ("loss", "You lost your streak."),
        ("loss", "Don't break the chain"),
        ("loss", "Don’t break the chain!"),
        ("hurry", "Only 3 days left"),
        ("hurry", "Only {} left this week"),
        ("denies", "See? Nothing bad happened."),
        ("pull", "One more no till a yes"),
        ("enemy", "Choose your next target."),
        ("enemy", "The victim is at the counter."),
        ("enemy", "You killed it"),
        ("nag", "You haven't asked today"),
        ("SUDS", "SUDS: 40"),
        ("expectancy", "Expectancy change"),
        ("habituation", "habituated after four weeks"),
        ("exposure", "Today's exposure"),
        ("safety behavior", "Your safety behaviors"),
        ("re-rating", "Re-rate the chance"),
        ("cognitive words", "Peak distress"),
    ],
)
def test_it_bites(rule: str, text: str, tmp_path: Path) -> None:
    assert rule in found_in(text)
    source = tmp_path / "screen.py"
    name, rest = text[:3], text[3:]
    source.write_text(f'"""Fine."""\n\n\ndef show(x: str) -> str:\n    """Fine."""\n    return {text!r}\n')
    assert len(offences_in_code(source)) >= 1
    source.write_text(f"TEXT = (\n    {name!r}\n    {rest!r}\n)\n")  # written in two pieces
    assert len(offences_in_code(source)) >= 1
    assert any(found_in(each) for each in texts({"challenges": [{"how": [text]}]}))


def test_a_string_with_something_put_in_is_read_as_one(tmp_path: Path) -> None:
    source = tmp_path / "screen.py"
    source.write_text('def show(left: int) -> str:\n    return f"Only {left} asks left today"\n')
    assert [offence.split(": ")[1] for offence in offences_in_code(source)] == ["hurry"]


@pytest.mark.parametrize(
    "text",
    [
        "A rest never breaks a streak.",
        "Nothing is asked of you, and no streak breaks.",
        "Leave without saving?",
        "What is left of the day is yours.",
        "The disk refused. Nothing was lost.",
        "You heard a no. That was the practice.",
        "The only one left at the counter smiled.",
        "Ask for the targeted price list.",
        "Ask to see the skills class.",
        "They left; only then did I laugh.",
    ],
)
def test_it_leaves_good_sentences_alone(text: str) -> None:
    assert found_in(text) == []


def test_docstrings_and_patterns_are_not_shown(tmp_path: Path) -> None:
    source = tmp_path / "rules.py"
    source.write_text('"""Exposure."""\nimport re\n\nBANNED = re.compile(r"\\bvictims?\\b", re.I)\n')
    assert offences_in_code(source) == []
