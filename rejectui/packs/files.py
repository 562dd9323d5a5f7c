"""Pack files on disk: which there are, and their bytes. Nothing here raises."""

from __future__ import annotations

import stat
from pathlib import Path

from rejectui.packs.problem import START, Problems

MOST_BYTES = 1024 * 1024
KINDS = (".yaml", ".yml")


def there(path: Path, *, folder: bool = False) -> bool:
    """Whether there is something at a path, or a folder, as far as we may see."""
    try:
        return path.is_dir() if folder else path.exists()
    except (OSError, ValueError):
        return False


def pack_files(folder: Path, problems: Problems, *, may_be_missing: bool = False) -> list[Path]:
    """The pack files directly in a folder, sorted by name; hidden files and other kinds are not ours.

    `.yml` files are listed too, so that the reader can say how a pack file must be called.
    """
    try:
        paths = sorted(folder.iterdir())
    except (OSError, ValueError) as error:
        if not (may_be_missing and isinstance(error, FileNotFoundError)):
            problems.add(START, "file", f"the folder cannot be read ({reason(error)})", "check its path")
        return []
    return [path for path in paths if path.suffix.lower() in KINDS and path.name[0] != "."]


def pack_bytes(path: Path, problems: Problems) -> bytes | None:
    """The bytes of a pack file of at most 1 MiB, or None when a problem was noted."""
    try:
        kind = path.stat().st_mode
        # Asked before opening: opening a pipe waits for ever.
        if not stat.S_ISREG(kind):
            what = "this is a folder" if stat.S_ISDIR(kind) else "this is not a regular file"
            problems.add(START, "file", what, "give the path of a pack file")
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        problems.add(START, "file", f"cannot be read ({reason(error)})", "check the path and its permissions")
        return None
    if len(data) > MOST_BYTES:
        problems.add(START, "file", "is larger than 1 MiB", "split it into several packs")
        return None
    return data


def reason(error: OSError | ValueError) -> str:
    """Why the system said no, in its own few words."""
    return (isinstance(error, OSError) and error.strerror) or "not a path"
