"""What a file cites is in the repository, or is named by author and year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rejectui

PROJECT = Path(__file__).parents[1]
PACKAGE = Path(rejectui.__file__).parent
PRACTICE = PACKAGE / "core" / "PRACTICE.md"
# A page of notes by its name in capitals and a section, as in a citation; or a section of a page not named.
ELSEWHERE = re.compile(
    r"\b(DESIGN|DOMAIN|STORAGE|STYLE)\b[ ,.]+(section |\d)|\bTEXTUAL \d|\b[A-Z]{4,}\.md section"
)
OURS = ("CHANGELOG.md", "CONTRIBUTING.md", "FORMAT.md", "LICENSE.md", "PRACTICE.md", "README.md")
PAGE = re.compile(r"\b([A-Z]{4,}\.md)\b")
CITED = re.compile(r"PRACTICE\.md, ([A-Z][a-z]+(?: [a-z]+)*)")


def texts() -> dict[str, str]:
    """Every text of the project by its path."""
    known = {".py", ".md", ".toml", ".yml", ".yaml", ".sh", ".tcss"}
    folders = [PROJECT / name for name in ("tests", "challenges", "findings", ".github")]
    paths = [path for folder in (PACKAGE, *folders) for path in folder.rglob("*") if path.suffix in known]
    paths += [path for path in PROJECT.iterdir() if path.suffix in known]
    within = (PACKAGE.parent, PROJECT)
    return {
        path.relative_to(
            next(root for root in within if path.is_relative_to(root))
        ).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
    }


TEXTS = texts()


def headings() -> set[str]:
    """The sections of the page about the practice."""
    return set(re.findall(r"^#+ (.+)$", PRACTICE.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "cited", ["DESIGN section 5", "DOMAIN 3.4", "STORAGE, 2", "TEXTUAL 2.3", "(STYLE section 1)"]
)
def test_a_page_elsewhere_is_found(cited: str) -> None:
    assert ELSEWHERE.search(f"Why so ({cited}).")


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {Path(__file__).relative_to(PROJECT).as_posix()}))
def test_nothing_cites_a_page_elsewhere(name: str) -> None:
    text = " ".join(TEXTS[name].split())
    assert [found[0] for found in ELSEWHERE.finditer(text)] == []
    assert set(PAGE.findall(text)) <= set(OURS)
    assert {
        each for each in CITED.findall(text) if not any(each.startswith(head) for head in headings())
    } == set()


@pytest.mark.parametrize("name", [name for name in sorted(TEXTS) if name.endswith(".md")])
@pytest.mark.skipif(PACKAGE.parent != PROJECT, reason="NOT TRIED: links, because this is no checkout")
def test_every_link_within_the_repository_leads_somewhere(name: str) -> None:
    here = (PROJECT / name).parent
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", TEXTS[name])
    assert [target for target in targets if not (here / target).exists()] == []
