"""What a tag sets off: notes cut from the changelog, and a refusal while anything does not agree."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
VERSION = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
CHANGELOG = "# Changelog\n\nNewest first.\n\n## 0.2.0, 2027-01-02\n\n* Ändert “alles”.\n* And more.\n"
EARLIER = "\n## 0.1.0, 2026-12-24\n\n* The first.\n"
WORKFLOW = yaml.safe_load((PROJECT / ".github" / "workflows" / "release.yml").read_text("utf-8"))


def cut(folder: Path, tag: str, changelog: str) -> tuple[int, str, str]:
    """What the script does with this tag and changelog, at version 0.2.0."""
    (folder / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n', "utf-8")
    (folder / "CHANGELOG.md").write_text(changelog, "utf-8")
    done = subprocess.run(
        [sys.executable, PROJECT / ".ci" / "release_notes.py", tag],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode().replace("\r", ""), done.stderr.decode()


@pytest.mark.parametrize("below", ["", EARLIER])
def test_the_notes_are_what_stands_below_the_top_heading(tmp_path: Path, below: str) -> None:
    assert cut(tmp_path, "v0.2.0", CHANGELOG + below) == (0, "* Ändert “alles”.\n* And more.\n", "")


@pytest.mark.parametrize(
    ("tag", "changelog", "why"),
    [
        ("v0.2.1", CHANGELOG, "The tag is v0.2.1, and pyproject.toml has 0.2.0"),
        ("0.2.0", CHANGELOG, "the tag should be v0.2.0"),
        ("v0.2.0", CHANGELOG.replace("2027-01-02", "not released yet"), "write the day of the release"),
        ("v0.2.0", CHANGELOG.replace("2027-01-02", "2027-02-30"), "write the day of the release"),
        ("v0.2.0", CHANGELOG.replace(", 2027-01-02", ""), "write the day of the release"),
        ("v0.2.0", EARLIER, 'begins with "0.1.0, 2026-12-24"'),
        ("v0.2.0", "# Changelog\n", 'begins with ""'),
        ("v0.2.0", "## 0.2.0, 2027-01-02\n" + EARLIER, "says nothing about 0.2.0"),
    ],
)
def test_what_does_not_agree_is_not_released(tmp_path: Path, tag: str, changelog: str, why: str) -> None:
    status, notes, told = cut(tmp_path, tag, changelog)
    assert (status, notes) == (1, "")
    assert why in told


def test_the_changelog_begins_with_this_version() -> None:
    heading = re.findall(r"^## (.+)$", (PROJECT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)[0]
    assert re.fullmatch(rf"{re.escape(VERSION)}, (not released yet|\d{{4}}-\d\d-\d\d)", heading)


def test_only_the_job_that_publishes_may_prove_who_it_is() -> None:
    jobs = WORKFLOW["jobs"]
    assert WORKFLOW["permissions"] == {}
    assert {name: each["permissions"] for name, each in jobs.items()} == {
        "build": {"contents": "read"},
        "publish": {"id-token": "write"},
        "notes": {"contents": "write"},
    }
    assert (jobs["publish"]["needs"], jobs["notes"]["needs"]) == ("build", "publish")
    assert not any("run" in step for step in jobs["publish"]["steps"]), "nothing of ours runs with that right"


def test_what_is_tested_is_what_is_published() -> None:
    runs = [step["run"] for step in WORKFLOW["jobs"]["build"]["steps"] if "run" in step]
    order = ["release_notes.py", "bash .ci/run", "python -m build --outdir out/dist", "bash .ci/wheel"]
    assert [next(n for n, run in enumerate(runs) if part in run) for part in order] == [0, 1, 2, 3]
    assert 'WHEEL="$(echo out/dist/*.whl)"' in runs[3]
    (publish,) = (each for each in WORKFLOW["jobs"]["publish"]["steps"] if "publish" in each["uses"])
    assert publish["with"] == {"packages-dir": "out/dist"}


@pytest.mark.parametrize("script", ["run", "wheel"])
def test_the_scripts_are_bash(script: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("NOT TRIED: whether the scripts are bash, because there is none here")
    subprocess.run(["bash", "-n", PROJECT / ".ci" / script], check=True)
