"""Times reading all packs with the cache of REJECTUI_HOME, and shows that a changed pack is noticed."""

from __future__ import annotations

import json
import os
import shutil
import sys
from time import perf_counter

from rejectui.cli.home import Session
from rejectui.packs.library import Library, bundled_folder, load


def read(*, cold: bool) -> dict[str, object]:
    """Seconds to read all packs, without a cache file or with it, and to read their bytes alone."""
    home = Session().home
    cache = home.state / "packs.json"
    if cold:
        cache.unlink(missing_ok=True)
    start = perf_counter()
    library = load([(bundled_folder(), True), (home.packs, False)], cache)
    seconds = perf_counter() - start
    start = perf_counter()
    for path in library.files.values():
        path.read_bytes()
    return {
        "all": seconds,
        "bytes alone": perf_counter() - start,
        "packs": len(library.files),
        "challenges": len(list(library.catalog)),
        "yaml": "yaml" in sys.modules,
    }


def notice() -> dict[str, object]:
    """Change one letter of a cached pack, its size and date kept: is the new letter there, and only it?"""
    home = Session().home
    folder, cache = home.packs, home.state / "changed.json"
    shutil.copytree(bundled_folder(), folder)
    before = _titles(load([(folder, False)], cache))
    warm = _titles(load([(folder, False)], cache))
    path = min(folder.glob("*.yaml"))
    old = path.stat()
    path.write_bytes(path.read_bytes().replace(b"title: Ask", b"title: Bsk"))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    after = _titles(load([(folder, False)], cache))
    shutil.rmtree(folder)
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    return {"noticed": before == warm and changed > 0, "titles": changed}


def _titles(library: Library) -> list[str]:
    return [entry.challenge.title for entry in library.catalog]


if __name__ == "__main__":
    print(json.dumps(notice() if sys.argv[1] == "notice" else read(cold=sys.argv[1] == "cold")))
