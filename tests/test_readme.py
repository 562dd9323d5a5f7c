"""What the README and CONTRIBUTING promise is what is there."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

import pytest

import rejectui
from rejectui.packs.library import check
from tests import pictures

PROJECT = Path(__file__).parents[1]
INSTALLED = Path(rejectui.__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_readmes_test_command_word_for_word() -> None:
    (command,) = re.findall(r"^    (.*pytest.*)$", README, flags=re.MULTILINE)
    assert command in (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert command in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_command_in_the_readme_is_one() -> None:
    from rejectui.cli.parser import parse

    for words in re.findall(r"^    rejectui (.+)$", README, flags=re.MULTILINE):
        if words.startswith("-"):
            continue
        arguments = re.findall(r'"[^"]*"|\S+', words)
        assert "do" in parse([each.strip('"') for each in arguments])


def test_every_file_that_is_linked_is_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (PROJECT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            # FORMAT.md stands in the package, which lies elsewhere when it was installed from its wheel.
            where = INSTALLED if target.startswith("rejectui/") else PROJECT
            assert (where / target).exists(), f"{page} links to {target}"


@pytest.mark.parametrize("name", pictures.SCREENS)
def test_the_pictures_show_the_app_as_it_is(name: str) -> None:
    os.environ["COLORTERM"] = "truecolor"
    drawn = asyncio.run(pictures.draw(pictures.SCREENS[name]))
    kept = (pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert pictures.words(kept) == pictures.words(drawn), "python -m tests.pictures draws them anew"
    assert not re.findall(r"url\((?!#)|href=|src=", kept), "a picture fetches nothing"


def test_the_examples_for_contributors_pass_the_checks(tmp_path: Path) -> None:
    text = (PROJECT / "challenges" / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    assert len(examples) >= 3
    translations = 0
    for example in examples:
        head = dict(re.findall(r"^(pack|translates|language): (.+)$", example, flags=re.MULTILINE))
        translated = "translates" in head
        name = f"{head['translates']}.{head['language']}" if translated else head["pack"]
        file = tmp_path / f"{name}.yaml"
        file.write_text(example, encoding="utf-8")
        checked = check([file])
        assert (checked.problems, checked.advice) == ((), ())
        assert (checked.packs, checked.translations) == (not translated, translated)
        assert translated or checked.challenges
        translations += checked.translations
    assert translations
