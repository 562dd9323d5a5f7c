"""A file that the user names: written whole or not at all, and never over another by accident."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.journal.errors import CannotExport, CannotImport
from rejectui.journal.export.user_files import read, write
from rejectui.journal.file.disk import System
from tests.journal.faults import Crash, FailingSystem

PARTS = [b"one\n", b"two\n" * 1000, b"three\n"]
WHOLE = b"".join(PARTS)
OLD = b"what was there"


def refused(path: Path, *, force: bool = False) -> str:
    """The sentence, after making sure that the folder is as it was."""
    before = sorted(path.parent.glob("*")) if path.parent.is_dir() else []
    with pytest.raises(CannotExport) as error:
        write(path, PARTS, force=force)
    assert (sorted(path.parent.glob("*")) if path.parent.is_dir() else []) == before
    return str(error.value)


def test_a_new_file_is_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write(path, PARTS)
    assert path.read_bytes() == WHOLE
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_nlink == 1
    assert list(tmp_path.iterdir()) == [path]


def test_only_force_replaces(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(OLD)
    assert "nothing was replaced" in refused(path)
    assert path.read_bytes() == OLD
    write(path, PARTS, force=True)
    assert path.read_bytes() == WHOLE
    write(tmp_path / "another", PARTS, force=True)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_link_to_nowhere_is_a_name_too(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to(tmp_path / "nowhere")
    assert "is there already" in refused(path)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (".", "is a folder"),
        ("no/such/folder", "There is no folder"),
        ("file/out.json", "a file is where a folder should be"),
        ("x" * 300, "is too long"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_names_that_cannot_be(tmp_path: Path, name: str, sentence: str, force: bool) -> None:
    (tmp_path / "file").write_bytes(OLD)
    said = refused(tmp_path / name, force=force)
    assert sentence in said
    assert said.endswith(" Nothing was written.")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="a system without /dev/null")
def test_a_device_is_never_replaced() -> None:
    assert "is there already" in refused(Path("/dev/null"))
    assert "not a file that can be replaced" in refused(Path("/dev/null"), force=True)
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system without users")
def test_a_folder_that_is_read_only(in_reach: Path) -> None:
    """As nobody where the tests run as root, whom no permission stops."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from rejectui.journal.export.user_files import write\n"
        "os.geteuid() or os.seteuid(65534)\n"
        "try: write(Path(sys.argv[1]), [b'x'])\n"
        "except Exception as error: print(error)\n"
    )
    in_reach.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", code, str(in_reach / "out")], capture_output=True, check=True, text=True
    )
    assert done.stdout.startswith("This account may not write"), done.stdout + done.stderr
    assert list(in_reach.iterdir()) == []


class Refusing(System):
    """A disk on which one kind of call always fails."""

    def __init__(self, call: str, number: int) -> None:
        def fail(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        setattr(self, call, fail)


@pytest.mark.parametrize(
    ("call", "number", "sentence"),
    [
        ("write", errno.ENOSPC, "There is no room for"),
        ("write", errno.EDQUOT, "There is no room for"),
        ("write", errno.EFBIG, "There is no room for"),
        ("open", errno.EROFS, "on a disk that is read-only"),
        ("open", errno.EACCES, "This account may not write"),
        ("fsync", errno.EIO, "could not be written"),
        ("link", errno.EIO, "could not be written"),
    ],
)
def test_a_disk_that_refuses(tmp_path: Path, call: str, number: int, sentence: str) -> None:
    with pytest.raises(CannotExport, match=sentence):
        write(tmp_path / "out", PARTS, system=Refusing(call, number))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are asked for as Linux has them")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """A real refusal in the middle of writing, as a full disk gives it."""
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from rejectui.journal.export.user_files import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write(Path(sys.argv[1]), [b'x' * 100_000])\n"
        "except Exception as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "out")], capture_output=True, check=True, text=True
    )
    assert done.stdout.startswith("There is no room for"), done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


class Fat(FailingSystem):
    """A disk that knows no second names."""

    def link(self, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_disk_without_second_names(tmp_path: Path) -> None:
    path = tmp_path / "out"
    write(path, PARTS, system=Fat())
    assert path.read_bytes() == WHOLE
    with pytest.raises(CannotExport, match="is there already"):
        write(path, [b"other"], system=Fat())
    assert path.read_bytes() == WHOLE
    assert list(tmp_path.iterdir()) == [path]


class Overtaken(System):
    """Somebody else makes the file while ours is written."""

    def link(self, source: Path, target: Path) -> None:
        target.write_bytes(OLD)
        super().link(source, target)


def test_whoever_came_first_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with pytest.raises(CannotExport, match="is there already"):
        write(path, PARTS, system=Overtaken())
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


FAULTS: list[int | str] = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, "short", "torn"]


@pytest.mark.parametrize("fault", [*FAULTS, "before", "after"], ids=str)
@pytest.mark.parametrize(
    ("force", "kind"),
    [(False, FailingSystem), (False, Fat), (True, FailingSystem)],
    ids=["new", "fat", "force"],
)
def test_any_call_may_fail(
    tmp_path: Path, fault: int | str, force: bool, kind: Callable[[], FailingSystem]
) -> None:
    system = kind()
    system.arm()
    write(tmp_path / "model", PARTS, force=force, system=system)
    made = system.calls
    assert made >= 9
    for nth in range(1, made + 1):
        folder = tmp_path / str(nth)
        folder.mkdir()
        path = folder / "out"
        if force:
            path.write_bytes(OLD)
        system = kind()
        system.arm(nth, fault)
        outcome: BaseException | None = None
        try:
            write(path, PARTS, force=force, system=system)
        except (CannotExport, Crash) as error:
            outcome = error
        system.clean_up()
        there = path.read_bytes() if path.exists() else OLD
        if isinstance(outcome, Crash):  # on a disk without second names the name is taken a moment before
            assert there in (OLD, WHOLE) or (kind is Fat and there == b""), nth
            continue
        assert there in (OLD, WHOLE), (nth, outcome)
        confirmed = outcome is None or "did not confirm" in str(outcome)
        assert (there == WHOLE) == confirmed, (nth, outcome)
        names = {each.name for each in folder.iterdir()} - {"out"}
        assert not names or system.last_failed == "unlink", (nth, names)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing", "is not there"),
        (".", "is not a file"),
        ("pipe", "is not a file"),
        ("file/within", "could not be read"),
        ("x" * 300, "could not be read"),
        ("nul\0", "could not be read"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "file").write_bytes(OLD)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotImport, match=sentence):
        read(tmp_path / name)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_disk_that_cannot_read(tmp_path: Path, number: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    assert read(path) == OLD
    for call in ("open", "fstat", "read"):
        with pytest.raises(CannotImport):
            read(path, Refusing(call, number))
