"""Folders of packs together, and the check that the command runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import rejectui
from rejectui.core.asks.challenge import SPOKEN
from rejectui.packs.library import bundled_folder, check, load
from tests.packs.samples import GOOD, HEAD, challenge, write


def pack(name: str) -> str:
    """A good pack with this name."""
    return HEAD.replace("pack: cafe", f"pack: {name}") + GOOD


def folder(parent: Path, name: str, *packs: str) -> Path:
    """A folder with good packs."""
    made = parent / name
    made.mkdir()
    for one in packs:
        write(made, pack(one), f"{one}.yaml")
    return made


def test_packs_are_read_in_the_order_of_folders_and_names(tmp_path: Path) -> None:
    bundled = folder(tmp_path, "bundled", "b", "a")
    own = folder(tmp_path, "own", "c")
    library = load([(bundled, True), (own, False)])
    assert library.problems == ()
    assert list(library.catalog.packs) == ["a", "b", "c"]
    assert library.files == {"a": bundled / "a.yaml", "b": bundled / "b.yaml", "c": own / "c.yaml"}
    assert [(entry.id, entry.bundled) for entry in library.catalog] == [
        ("a/good-one", True),
        ("b/good-one", True),
        ("c/good-one", False),
    ]


def test_a_pack_may_not_take_the_name_of_a_bundled_one(tmp_path: Path) -> None:
    bundled, own = folder(tmp_path, "bundled", "cafe"), folder(tmp_path, "own", "cafe", "mine")
    library = load([(bundled, True), (own, False)])
    (problem,) = library.problems
    assert str(problem).startswith(f"{own / 'cafe.yaml'}:1:1: name: there is already a pack called cafe (")
    assert library.files["cafe"] == bundled / "cafe.yaml"
    assert len(library.catalog) == 2


def test_a_missing_folder_matters_only_when_it_is_the_bundled_one(tmp_path: Path) -> None:
    assert load([(tmp_path / "own", False)]).problems == ()
    (problem,) = load([(tmp_path / "bundled", True)]).problems
    assert "the folder cannot be read (No such file" in str(problem)
    (problem,) = load([(write(tmp_path, ""), False)]).problems
    assert "Not a directory" in str(problem)


def test_other_files_are_left_alone_and_yml_is_told(tmp_path: Path) -> None:
    own = folder(tmp_path, "own", "cafe")
    for name in ("README.md", "LICENSE", ".hidden.yaml", "cafe.yaml~"):
        write(own, "- [", name)
    write(own, pack("shop"), "shop.yml")
    library = load([(own, False)])
    (problem,) = library.problems
    assert (problem.path, problem.code) == (str(own / "shop.yml"), "name")
    assert list(library.files) == ["cafe"]


def test_a_broken_pack_stops_nothing(tmp_path: Path) -> None:
    own = folder(tmp_path, "own", "cafe", "shop")
    write(own, HEAD.replace("cafe", "bad") + GOOD + challenge(level="7"), "bad.yaml")
    write(own, "[", "worse.yaml")
    (own / "folder.yaml").mkdir()
    library = load([(own, False)])
    assert list(library.catalog.entries) == ["bad/good-one", "cafe/good-one", "shop/good-one"]
    assert [Path(problem.path).name for problem in library.problems] == [
        "bad.yaml",
        "folder.yaml",
        "worse.yaml",
    ]


def test_the_wording_of_bundled_packs_is_looked_at_by_the_check_only(tmp_path: Path) -> None:
    bundled, own = folder(tmp_path, "bundled"), folder(tmp_path, "own")
    text = (
        HEAD + GOOD + challenge(id="hall", how="Film them.") + challenge(id="night", how="Go after midnight.")
    )
    write(bundled, text)
    write(own, text.replace("pack: cafe", "pack: mine"), "mine.yaml")
    library = load([(bundled, True), (own, False)])
    assert [(Path(one.path).name, one.code) for one in library.problems] == [("mine.yaml", "R09")]
    assert [(Path(one.path).name, one.code) for one in library.advice] == [("mine.yaml", "R16")]
    assert [entry.id for entry in library.catalog][:3] == ["cafe/good-one", "cafe/hall", "cafe/night"]
    for found in (check([bundled, own]), load([(bundled, True), (own, False)], wording=True)):
        assert [one.code for one in found.problems] == ["R09", "R09"]
        assert [one.code for one in found.advice] == ["R16", "R16"]


def test_check_counts_and_tells_missing_paths_apart(tmp_path: Path) -> None:
    own = folder(tmp_path, "own", "cafe", "shop")
    file = write(tmp_path, HEAD + GOOD + challenge(level="7"), "cafe.yaml")
    gone = tmp_path / "gone.yaml"
    checked = check([own, file, gone])
    assert (checked.packs, checked.challenges, checked.missing) == (3, 3, (gone,))
    assert [problem.path for problem in checked.problems] == [str(file)]
    assert check([]) == check([own / "nothing"]).__class__((), 0, 0, ())


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "import rejectui.packs.library\n"
        "heavy = {'yaml', 'textual', 'tinydb', 'importlib.metadata', 'importlib.resources', 'difflib',"
        " 'hashlib', 'tempfile', 'rejectui.packs.reading.reader', 'rejectui.packs.rules.rules'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(rejectui.__file__).parents[1])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=tmp_path)
    assert done.stdout == "[]\n"


def test_a_pack_that_does_not_say_when_is_read_all_the_same(tmp_path: Path) -> None:
    older = HEAD + GOOD.replace("    when: any_day\n", "")
    write(tmp_path, older)
    library = load([(tmp_path, False)], wording=True)
    assert [entry.challenge.when for entry in library.catalog] == [None]
    assert library.problems == ()
    (hint,) = library.advice
    assert (hint.code, hint.level) == ("R29", "warning")
    assert (hint.line, hint.column) == (HEAD.count("\n") + 1, 5)


# The rest fits everybody: "From the sofa" and "Made by you", too.
BOUND = {
    "campus": ("study",),
    "dating": ("date",),
    "freelance": ("freelance",),
    "job-hunt": ("job_hunt",),
    "new-in-town": ("new_in_town",),
    "show-your-work": ("make",),
    "work": ("work",),
}


def test_the_bundled_packs_say_in_whose_life_they_fit() -> None:
    packs = load([(bundled_folder(), True)]).catalog.packs
    assert {name: pack.situations for name, pack in packs.items() if pack.situations} == BOUND


def test_every_bundled_challenge_says_when_and_those_for_a_first_day_are_many() -> None:
    """Without a situation, in person or by phone, for any day: enough to begin with, at the lowest levels."""
    catalog = load([(bundled_folder(), True)]).catalog
    assert [entry.id for entry in catalog if entry.challenge.when is None] == []
    first = [
        entry.challenge.level
        for entry in catalog
        if entry.challenge.when == "any_day"
        and entry.challenge.channel in SPOKEN
        and not catalog.packs[entry.pack].situations
    ]
    assert first.count(1) >= 21
    assert first.count(2) >= 14
    # Words that wait for something, in whatever pack.
    waits = re.compile(r"\bnext time\b|\bwhen it comes up\b", re.IGNORECASE)
    waiting = [entry for entry in catalog if waits.search(entry.challenge.how)]
    assert waiting
    assert [entry.id for entry in waiting if entry.challenge.when != "when_it_comes_up"] == []


def test_the_bundled_packs_are_clean() -> None:
    library = load([(bundled_folder(), True)])
    assert [str(problem) for problem in library.problems] == []
    assert len(library.catalog.packs) >= 6
    assert len(library.catalog) >= 72
