"""Which file of the program imports which, lazy and type-only imports too.

    python -m tests.imports     prints how many there are, and every circle

A circle is looked for among files, and in every folder among what lies in it: files and folders, each folder
taken as one. Where there is none, the folder can be read from the bottom to the top.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import rejectui

PACKAGE = Path(rejectui.__file__).parent
Graph = Mapping[str, set[str]]


def files() -> dict[str, Path]:
    """Every file of the program by the dotted name of its module."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def graph(modules: Mapping[str, str]) -> Graph:
    """What each module imports of the others, by name; `modules` gives the source of each."""
    return {
        name: {each for each in _imported(ast.parse(source), modules) if each != name}
        for name, source in modules.items()
    }


def _imported(tree: ast.AST, modules: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in modules)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            for each in node.names:  # a module of a package, or a name in one
                for found in (f"{node.module}.{each.name}", str(node.module)):
                    if found in modules:
                        yield found
                        break


def within(whole: Graph, folder: str) -> Graph:
    """The same between what lies in a folder: a file there, or a folder with all that is in it."""
    found: dict[str, set[str]] = {}
    for name, imported in whole.items():
        if name.startswith(f"{folder}."):
            own = _child(folder, name)
            others = {_child(folder, each) for each in imported if each.startswith(f"{folder}.")}
            found.setdefault(own, set()).update(others - {own})
    return found


def _child(folder: str, name: str) -> str:
    return name[len(folder) + 1 :].partition(".")[0]


def circle(graph: Graph) -> list[str]:
    """One circle, each importing the next; nothing if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def circles(whole: Graph) -> dict[str, list[str]]:
    """By where: a circle among all files (""), and one among what lies in each folder."""
    folders = {
        ".".join(parts[:depth])
        for name in whole
        for parts in [name.split(".")]
        for depth in range(1, len(parts))
    }
    found = {folder: circle(within(whole, folder)) for folder in sorted(folders)}
    return {where: each for where, each in {"": circle(whole), **found}.items() if each}


def main() -> int:
    """Print what there is; 1 if there is a circle."""
    whole = graph({name: path.read_text(encoding="utf-8") for name, path in files().items()})
    found = circles(whole)
    print(f"{len(whole)} files, {sum(map(len, whole.values()))} imports, {len(found)} circles")
    for where, each in found.items():
        print(f"{where or 'among all files'}: {' -> '.join(each)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
