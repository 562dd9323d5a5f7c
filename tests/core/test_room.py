"""core is plain Python: what its files may import, and that none of them opens a file or asks the time."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import rejectui.core

FILES = sorted(Path(rejectui.core.__file__).parent.glob("*.py"))
ALLOWED = {
    "__future__",
    "bisect",
    "collections",
    "datetime",
    "itertools",
    "math",
    "msgspec",
    "re",
    "statistics",
    "typing",
    "unicodedata",
    "zlib",
}
CALLS = {"open", "print", "input", "now", "today", "utcnow"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
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
