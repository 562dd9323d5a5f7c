"""What is public says what it gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.imports import files


def _public() -> Iterator[tuple[str, ast.FunctionDef]]:
    """(where, function) of every one without an underscore that is not within another one."""
    for name, path in files().items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        bodies = [
            tree.body,
            *(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_"),
        ]
        for node in (each for body in bodies for each in body):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{name}:{node.lineno} {node.name}", node


def _gives_several(node: ast.FunctionDef) -> bool:
    """Whether it returns a tuple of different things, or some of them."""
    return any(
        isinstance(each, ast.Subscript)
        and ast.unparse(each.value) == "tuple"
        and isinstance(each.slice, ast.Tuple)
        and ast.unparse(each.slice.elts[-1]) != "..."
        for each in ast.walk(node.returns or ast.Constant(None))
    )


def test_what_gives_several_things_says_which_in_which_order() -> None:
    found = {where: ast.get_docstring(node) or "" for where, node in _public() if _gives_several(node)}
    assert len(found) > 20
    assert [where for where, text in found.items() if "(" not in text] == []


def test_what_is_public_has_a_docstring() -> None:
    found = {where: ast.get_docstring(node) for where, node in _public()}
    assert len(found) > 500
    assert [where for where, text in found.items() if not text] == []
