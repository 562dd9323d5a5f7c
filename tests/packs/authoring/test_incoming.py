"""Pack files from elsewhere, looked at before anything is added: what is found, and what never hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.core.asks.challenge import Pack
from rejectui.packs.authoring.incoming import MOST_FILES, Arrival, PackChanges, arrivals, changes, look
from rejectui.packs.files import MOST_BYTES
from tests.packs.samples import GOOD, HEAD, challenge, write

WHOLE = HEAD + GOOD


def fifo(path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("a system without named pipes")
    os.mkfifo(path)
    return path


def only(path: Path) -> Arrival:
    (found,) = arrivals(path)
    return found


def pack_of(text: str, folder: Path) -> Pack:
    pack = look(write(folder, text)).pack
    assert pack is not None
    return pack


@pytest.mark.parametrize("name", ["cafe.yaml", "cafe (1).yaml", "download", "cafe.yml", "cafe.yaml.txt"])
def test_a_file_may_be_called_anything(tmp_path: Path, name: str) -> None:
    found = only(write(tmp_path, WHOLE, name))
    assert (found.good, found.problems, found.data) == (True, (), WHOLE.encode())
    assert found.pack is not None and found.pack.pack == "cafe"


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda f: write(f, ""), "there is nothing in this file"),
        (lambda f: write(f, b"\x00\x01\x02" * 99), ""),
        (lambda f: write(f, bytes(range(256))), ""),
        (lambda f: write(f, HEAD.replace("Small", "Sm\x1b[31mall") + GOOD), "U+001B"),
        (lambda f: write(f, HEAD + GOOD + "#" * MOST_BYTES), "is larger than 1 MiB"),
        (lambda f: write(f, HEAD.replace("pack: cafe", "pack: ../cafe") + GOOD), "pack is"),
        (lambda f: write(f, HEAD.replace("pack: cafe", "pack: /etc/cafe") + GOOD), "pack is"),
        (lambda f: write(f, HEAD), "the pack has no list of challenges"),
        (lambda f: fifo(f / "cafe.yaml"), "this is not a regular file"),
        (lambda f: Path("/dev/zero"), "this is not a regular file"),
        (lambda f: f / "gone.yaml", "No such file"),
        (lambda f: f, "there is no pack file in this folder"),
    ],
    ids=[
        "empty", "binary", "every byte", "control characters", "too large", "a path up", "an absolute path",
        "no challenges", "a pipe", "a device", "gone", "an empty folder",
    ],
)  # fmt: skip
def test_what_cannot_be_added_says_why(tmp_path: Path, make: Callable[[Path], Path], what: str) -> None:
    found = only(make(tmp_path))
    assert not found.good
    assert what in str(found.problems[0])


def test_a_folder_gives_its_pack_files_and_refuses_links(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "packs"
    outside.mkdir()
    folder.mkdir()
    write(folder, WHOLE)
    write(folder, "not ours", "README.md")
    write(folder, WHOLE, ".hidden.yaml")
    (folder / "link.yaml").symlink_to(write(outside, WHOLE))
    (folder / "nowhere.yaml").symlink_to(outside / "gone")
    fifo(folder / "pipe.yaml")
    (folder / "sub.yaml").mkdir()
    found = {each.path.name: each for each in arrivals(folder)}
    assert list(found) == ["cafe.yaml", "link.yaml", "nowhere.yaml", "pipe.yaml", "sub.yaml"]
    assert [name for name, each in found.items() if each.good] == ["cafe.yaml"]
    assert "is a link to somewhere else" in str(found["link.yaml"].problems[0])
    assert found["link.yaml"].data == b""
    assert only(folder / "link.yaml").good  # given by hand it is followed


def test_a_folder_of_a_thousand_files_is_too_much_to_look_at(tmp_path: Path) -> None:
    for number in range(1000):
        write(tmp_path, "[", f"p{number}.yaml")
    found = only(tmp_path)
    assert not found.good
    assert f"there are 1,000 pack files in this folder; give {MOST_FILES} at a time" in str(found.problems[0])


def test_a_thousand_other_files_are_no_matter(tmp_path: Path) -> None:
    for number in range(1000):
        write(tmp_path, "[", f"{number}.txt")
    assert only(write(tmp_path, WHOLE).parent).good


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system without users")
def test_a_file_and_a_folder_that_may_not_be_read(in_reach: Path) -> None:
    """As nobody where the tests run as root, whom no permission stops."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from rejectui.packs.authoring.incoming import arrivals\n"
        "os.geteuid() or os.seteuid(65534)\n"
        "for path in sys.argv[1:]: print([str(p) for a in arrivals(Path(path)) for p in a.problems])\n"
    )
    inside = in_reach / "inside"
    inside.mkdir()
    write(in_reach, WHOLE).chmod(0)
    inside.chmod(0)
    paths = [str(in_reach), str(in_reach / "cafe.yaml"), str(inside)]
    command = [sys.executable, "-c", code, *paths]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    inside.chmod(0o755)
    said = done.stdout.splitlines()
    assert len(said) == 3, done.stderr
    assert all("cannot be read (Permission denied)" in each for each in said), said


def test_what_stays_out_is_named_by_id_or_by_line(tmp_path: Path) -> None:
    bad = challenge(id="too-hard", level="9") + challenge(id="good-one") + challenge(id=None)
    found = only(write(tmp_path, WHOLE + challenge(id="fine") + bad))
    assert found.pack is not None
    assert [each.id for each in found.pack.challenges] == ["good-one", "fine"]
    named, twice, nameless = found.left_out
    assert (named, twice) == ('"too-hard"', '"good-one"')
    assert nameless.startswith("the one in line ")


def test_only_rules_for_people_raise_doubts(tmp_path: Path) -> None:
    hard = challenge(id="zoo", refusal="hard", level="3", smaller="Look.")
    assert only(write(tmp_path, WHOLE + hard)).doubts == 1
    assert only(write(tmp_path, WHOLE + challenge(id="a-first"))).doubts == 0  # out of order, and no more
    assert only(write(tmp_path, WHOLE + challenge(id="zoo", when=None))).doubts == 0


def test_what_another_file_of_a_pack_changes(tmp_path: Path) -> None:
    old = pack_of(WHOLE + challenge(id="gone") + challenge(id="other"), tmp_path)
    new = pack_of(WHOLE + challenge(id="new") + challenge(id="other", level="3"), tmp_path)
    assert changes(old, new) == PackChanges(new=("new",), changed=("other",), gone=("gone",))
    assert changes(new, new) == PackChanges((), (), ())
