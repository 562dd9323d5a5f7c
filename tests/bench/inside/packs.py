"""Times reading all packs, with the cache of REJECTUI_HOME and beside PyYAML; is a changed pack noticed?"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter, process_time

from rejectui.cli.session import Session
from rejectui.packs.library import Library, bundled_folder, load
from tests.clocked import MOMENT, since


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


def beside() -> dict[str, object]:
    """Seconds to read the bytes of bundled packs: by PyYAML's C loader, as they are read, as one's own are.

    Nothing is imported and no rule is compiled meanwhile: each reads the first pack before.
    """
    import yaml

    from rejectui.packs.problem import Problems
    from rejectui.packs.reading.reader import read_bytes

    files = [(path.name, path.read_bytes()) for path in sorted(bundled_folder().glob("*.yaml"))]
    ways: dict[str, Callable[[str, bytes], object]] = {
        "loader": lambda name, data: yaml.load(data, yaml.CSafeLoader),
        "bundled": lambda name, data: read_bytes(data, name, Problems(name), wording=False),
        "own": lambda name, data: read_bytes(data, name, Problems(name)),
    }
    seconds: dict[str, object] = {}
    for key, way in ways.items():
        way(*files[0])
        start = process_time()  # of this process alone, whatever else the machine does
        for name, data in files:
            way(name, data)
        seconds[key] = process_time() - start
    return seconds | {"challenges": sum(data.count(b"\n  - id: ") for _, data in files)}


def title() -> dict[str, object]:
    """Today's card, all packs being read."""
    card = Session(since(MOMENT)).practice.today.card
    assert card is not None
    return {"title": card.title}


def notice() -> dict[str, object]:
    """Change one letter of a cached pack, its size and date kept: is the new letter there, and only it?"""
    home = Session().home
    folder, cache = home.packs, home.state / "changed.json"
    shutil.copytree(bundled_folder(), folder)
    before = _titles(load([(folder, False)], cache))
    warm = _titles(load([(folder, False)], cache))
    path = min(path for path in folder.glob("*.yaml") if b"title: Ask" in path.read_bytes())
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
    how = sys.argv[1]
    told = {"notice": notice, "beside": beside, "title": title}.get(how, partial(read, cold=how == "cold"))
    print(json.dumps(told()))
