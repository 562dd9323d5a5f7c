"""core is plain Python: what its files may import, and that none of them opens a file or asks the time."""

from __future__ import annotations

import ast
import pkgutil
from pathlib import Path

import pytest

import rejectui.core

ROOM = Path(rejectui.core.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
ALLOWED = {
    "__future__",
    "bisect",
    "collections",
    "datetime",
    "itertools",
    "math",
    "operator",
    "msgspec",
    "re",
    "statistics",
    "typing",
    "unicodedata",
    "zlib",
}
CALLS = {"open", "print", "input", "now", "today", "utcnow"}


def test_every_file_is_looked_at() -> None:
    found = {module.name for module in pkgutil.walk_packages([str(ROOM)], "rejectui.core.")}
    looked_at = {".".join(("rejectui.core", *file.relative_to(ROOM).with_suffix("").parts)) for file in FILES}
    assert {name.removesuffix(".__init__") for name in looked_at} == {"rejectui.core", *found}
    assert len(found) > 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOM).as_posix())
def test_core_touches_neither_disk_nor_clock(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.partition(".")[0] for alias in node.names} <= ALLOWED
        elif isinstance(node, ast.ImportFrom):
            name = (node.module or "").partition(".")[0]
            assert name in ALLOWED or (node.module or "").startswith("rejectui.core")
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in CALLS - {"today"}
            elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                assert not (called.value.id in ("date", "datetime") and called.attr in CALLS)
