#!/usr/bin/env python3
"""The notes of a release, cut from CHANGELOG.md: python .ci/release_notes.py v0.1.0

Prints the part below the top heading, and refuses (status 1, a sentence) a tag that is not the version in
pyproject.toml, a heading of another version, and one without the day of the release.
"""

from __future__ import annotations

import re
import sys
import tomllib
from datetime import date
from pathlib import Path

HEADING = re.compile(r"^## (.*)$", re.MULTILINE)


def notes(tag: str, changelog: str, version: str) -> str:
    """The notes; raises ValueError with what has to be done before the tag."""
    if tag != f"v{version}":
        raise ValueError(f"The tag is {tag}, and pyproject.toml has {version}: the tag should be v{version}.")
    _, heading, below, *_ = [*HEADING.split(changelog), "", ""]
    named, _, day = heading.partition(", ")
    if named != version:
        raise ValueError(f'CHANGELOG.md begins with "{heading}": it should begin with {version} and a day.')
    try:
        date.fromisoformat(day)
    except ValueError:
        wanted = f"## {version}, 2026-12-24"
        raise ValueError(
            f'CHANGELOG.md says "{heading}": write the day of the release, such as "{wanted}".'
        ) from None
    if not below.strip():
        raise ValueError(f"CHANGELOG.md says nothing about {version}.")
    return below.strip()


def main() -> None:
    """Print the notes, or say what is wrong."""
    about = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    try:
        (tag,) = sys.argv[1:]
        found = notes(tag, Path("CHANGELOG.md").read_text("utf-8"), about["project"]["version"])
    except ValueError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(f"{found}\n".encode())


if __name__ == "__main__":
    main()
