"""What GitHub shows to contributors fits the format of packs, and what it runs is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from rejectui.cli.parser import parse
from rejectui.core.asks.challenge import Askee, Challenge, Channel, When
from rejectui.packs.rules.rules import RULES
from tests.clocked import moved
from tests.packs.samples import GOOD, HEAD, challenge

PROJECT = Path(__file__).parents[1]
GITHUB = PROJECT / ".github"
FORM = GITHUB / "ISSUE_TEMPLATE" / "challenge.yml"
WORKFLOW = GITHUB / "workflows" / "packs.yml"
TEMPLATE = GITHUB / "pull_request_template.md"
FILES = sorted([*GITHUB.rglob("*.yml"), TEMPLATE])


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def fields() -> dict[str, dict[str, Any]]:
    """The questions of the form by id."""
    return {each["id"]: each for each in loaded(FORM)["body"] if "id" in each}


@pytest.mark.parametrize("path", sorted(GITHUB.rglob("*.yml")), ids=lambda path: path.name)
def test_every_file_parses(path: Path) -> None:
    assert isinstance(loaded(path), dict)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_leads_to_another_site(path: Path) -> None:
    assert not re.search(r"https?:|www\.|\w\.(com|org|net|io)\b", path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("askee", get_args(Askee)),
        ("channel", get_args(Channel)),
        ("when", get_args(When)),
        ("level", ("1", "2", "3", "4", "5")),
    ],
)
def test_the_form_offers_what_a_pack_may_say(name: str, values: tuple[str, ...]) -> None:
    assert tuple(fields()[name]["attributes"]["options"]) == values


def test_every_question_of_the_form_is_a_field_or_for_the_reviewer() -> None:
    asked = fields()
    assert set(asked) - {"light", "license"} <= set(Challenge.__struct_fields__)
    needed = {name for name, field in asked.items() if field.get("validations", {}).get("required")}
    assert needed == {"title", "how", "askee", "channel", "level", "light"}
    (consent,) = asked["license"]["attributes"]["options"]
    assert consent["required"] is True
    assert "CC-BY-4.0" in consent["label"]
    assert loaded(FORM)["name"] == "Suggest a challenge"
    assert loaded(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


def test_the_reviewers_list_names_rules_and_fields_that_exist() -> None:
    text = TEMPLATE.read_text("utf-8")
    named = re.findall(r"\bR\d\d\b", text)
    assert named == sorted(set(named))
    assert set(named) <= set(RULES)
    assert text.count("- [ ]") > len(named)
    for field in ("locales", "reviewed", "retired"):
        assert field in Challenge.__struct_fields__
        assert field in text


def test_the_actions_are_those_of_the_other_workflow() -> None:
    def used(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+)", path.read_text("utf-8")))

    assert used(WORKFLOW) <= used(WORKFLOW.with_name("ci.yml"))


def steps() -> list[str]:
    """What the workflow runs once RejectUI is installed."""
    (job,) = loaded(WORKFLOW)["jobs"].values()
    return [each["run"] for each in job["steps"] if "run" in each and "pip install" not in each["run"]]


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=plain(folder))


def plain(folder: Path) -> Mapping[str, str]:
    """Surroundings in which git and RejectUI know nobody, and commands are those of this Python."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder.parent),
        "REJECTUI_HOME": str(folder.parent / "rejectui"),
        "RUNNER_TEMP": str(folder.parent),
        **moved(),
        **{f"GIT_{who}_NAME": "Tester" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "tester@example.invalid" for who in ("AUTHOR", "COMMITTER")},
    }


PULLS = [
    (HEAD + GOOD + challenge(), 0, "No problems in 1 pack, 2 challenges."),
    (HEAD + challenge(), 1, "::error file=challenges/cafe.yaml,line=8,col=3,title=removed::"),
    (
        HEAD + GOOD + challenge(how="Film them."),
        1,
        "::error file=challenges/cafe.yaml,line=19,col=10,title=R09::",
    ),
    (
        HEAD + GOOD.replace("Ask whoever", "Go after midnight. Ask whoever"),
        0,
        "::warning file=challenges/cafe",
    ),
]


@pytest.mark.parametrize(("pull", "status", "says"), PULLS)
def test_the_workflow_on_a_pull_request(tmp_path: Path, pull: str, status: int, says: str) -> None:
    """Its commands, word for word, on a merge of a branch into a base that went on in the meantime."""
    for program in ("git", "bash"):
        if shutil.which(program) is None:
            pytest.skip(f"NOT TRIED: what a pull request goes through, because there is no {program} here")
    folder = tmp_path / "project"
    packs = folder / "challenges"
    packs.mkdir(parents=True)
    git(folder, "init", "--initial-branch=main")
    (packs / "cafe.yaml").write_text(HEAD + GOOD, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "base")
    git(folder, "switch", "-c", "pull")
    (packs / "cafe.yaml").write_text(pull, "utf-8")
    git(folder, "commit", "-am", "pull")
    git(folder, "switch", "main")
    (folder / "other").write_text("", "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "meanwhile")
    git(folder, "merge", "--no-ff", "pull", "-m", "merge")
    *before, check = steps()
    for step in before:
        subprocess.run(["bash", "-ec", step], cwd=folder, check=True, capture_output=True, env=plain(folder))
    found = subprocess.run(
        ["bash", "-ec", check], cwd=folder, check=False, capture_output=True, text=True, env=plain(folder)
    )
    assert (found.returncode, found.stderr) == (status, "")
    assert says in found.stdout


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "challenges/README.md"])
def test_every_command_that_contributors_read_is_one(page: str) -> None:
    text = (PROJECT / page).read_text("utf-8")
    found = re.findall(r"(?:^ *|`|bin/)rejectui (packs[^`\n]*)", text, re.M)
    assert found
    for words in found:
        assert "do" in parse(words.split())
