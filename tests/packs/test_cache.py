"""The cache notices every change, spares parsing, and never does harm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rejectui
from rejectui.packs.library import load
from tests.packs.samples import GOOD, HEAD, challenge, write

PARSED = (
    "import sys\n"
    "from pathlib import Path\n"
    "from rejectui.packs.library import load\n"
    "library = load([(Path(sys.argv[1]), False)], Path(sys.argv[2]))\n"
    "print('yaml' in sys.modules, len(library.catalog), len(library.problems))\n"
)


def load_in_a_new_process(packs: Path, cache: Path, code_from: Path | None = None) -> str:
    """Whether YAML was imported, and how many challenges and problems there are."""
    root = code_from or Path(rejectui.__file__).parents[1]
    command = [sys.executable, "-B", "-c", PARSED, str(packs), str(cache)]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=root)
    return done.stdout.strip()


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with one pack that has two good challenges and a bad one."""
    folder = tmp_path / "packs"
    folder.mkdir()
    write(folder, HEAD + GOOD + challenge() + challenge(id="bad", level="7"))
    return folder


def test_a_warm_load_never_imports_yaml(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "state" / "packs.json"
    assert load_in_a_new_process(packs, cache) == "True 2 1"
    assert load_in_a_new_process(packs, cache) == "False 2 1"
    assert cache.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in cache.parent.iterdir()] == ["packs.json"]


def test_a_warm_load_gives_the_same_as_a_cold_one(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    cold, warm, without = (load([(packs, False)], one) for one in (cache, cache, None))
    assert cold.problems == warm.problems == without.problems
    assert cold.advice == warm.advice == without.advice
    assert cold.catalog.entries == warm.catalog.entries == without.catalog.entries


def test_a_change_of_the_same_size_and_date_is_noticed(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    load([(packs, False)], cache)
    file = packs / "cafe.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("tap water", "ice water"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    library = load([(packs, False)], cache)
    assert library.catalog.entries["cafe/other"].challenge.title == "Ask for ice water"


def test_a_renamed_file_is_read_afresh(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    assert len(load([(packs, False)], cache).problems) == 1
    (packs / "cafe.yaml").rename(packs / "shop.yaml")
    library = load([(packs, False)], cache)
    assert [problem.code for problem in library.problems] == ["name", "value"]
    assert library.files == {"cafe": packs / "shop.yaml"}


def test_an_edited_reader_reads_afresh(packs: Path, tmp_path: Path) -> None:
    root, cache = tmp_path / "code", tmp_path / "packs.json"
    source = Path(rejectui.__file__).parent
    for room in ("core", "packs"):
        shutil.copytree(source / room, root / "rejectui" / room, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "rejectui" / "__init__.py").touch()
    load_in_a_new_process(packs, cache, root)
    assert load_in_a_new_process(packs, cache, root) == "False 2 1"
    rules = root / "rejectui" / "packs" / "rules" / "rules.py"
    dry = "lambda one: iter([Finding('say', 'water')] if 'water' in one.say else [])"
    rules.write_text(f"{rules.read_text()}\nRULES['dry'] = Rule('error', '', '', ({dry},))\n")
    assert load_in_a_new_process(packs, cache, root) == "True 1 2"


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\xff", b"{}", b"[]", b"[" * 100_000, b'{"made_by": "x", "kept": {}}', b'{"made_by": 1}'],
    ids=["empty", "not text", "no fields", "a list", "too deep", "of another version", "of no version"],
)
def test_a_broken_cache_is_harmless_and_replaced(packs: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "packs.json"
    cache.write_bytes(content)
    assert len(load([(packs, False)], cache).catalog) == 2
    assert load_in_a_new_process(packs, cache) == "False 2 1"


def test_a_torn_cache_is_harmless(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    load([(packs, False)], cache)
    whole = cache.read_bytes()
    for length in range(0, len(whole), 97):
        cache.write_bytes(whole[:length])
        assert len(load([(packs, False)], cache).catalog) == 2
        assert cache.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_harmless(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for cache in (tmp_path / "folder", tmp_path / "file" / "packs.json", tmp_path / "nul\0"):
        assert len(load([(packs, False)], cache).catalog) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "packs"]


def test_it_is_written_only_when_something_changed(packs: Path, tmp_path: Path) -> None:
    cache = tmp_path / "packs.json"
    load([(packs, False)], cache)
    first = cache.stat().st_ino
    load([(packs, False)], cache)
    assert cache.stat().st_ino == first
    (packs / "cafe.yaml").unlink()
    load([(packs, False)], cache)
    assert cache.stat().st_ino != first
    assert b"cafe" not in cache.read_bytes().removeprefix(str(packs).encode())
