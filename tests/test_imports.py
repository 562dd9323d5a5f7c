"""No circle: every folder can be read from the bottom to the top."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports import PACKAGE, circles, files, graph

MOST = 13  # files in a folder, beside its __init__ and its own folders

LAZY = "def later():\n    from a.two import x\n"
TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a.two\n"


@pytest.mark.parametrize("first", [LAZY, TYPES, "from a import two\n"], ids=["lazy", "for types", "a module"])
def test_a_circle_is_seen(first: str) -> None:
    found = circles(graph({"a": "", "a.one": first, "a.two": "import a.one\n"}))
    assert {where: set(each) for where, each in found.items()} == {
        "": {"a.one", "a.two"},
        "a": {"one", "two"},
    }


def test_folders_that_know_each_other_are_seen_where_no_files_do() -> None:
    found = circles(
        graph(
            {
                "a.up.one": "from a.down.one import x\n",
                "a.up.two": "",
                "a.down.one": "",
                "a.down.two": "from a.up.two import x\n",
            }
        )
    )
    assert {where: set(each) for where, each in found.items()} == {"a": {"up", "down"}}


def test_there_is_no_circle() -> None:
    modules = {name: path.read_text(encoding="utf-8") for name, path in files().items()}
    assert len(modules) > 200
    assert circles(graph(modules)) == {}


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in files().values()}),
    ids=lambda folder: folder.relative_to(PACKAGE.parent).as_posix(),
)
def test_every_folder_says_what_lives_there_and_holds_little(folder: Path) -> None:
    """Without its __init__ a folder would also be missed by the tests that look for modules."""
    assert (folder / "__init__.py").read_text(encoding="utf-8").startswith('"""')
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST
