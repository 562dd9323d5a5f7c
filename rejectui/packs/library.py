"""All packs together: those that came with RejectUI, those the user added; and the check by command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import PRIVATE, Pack
from rejectui.packs.cache import Cache
from rejectui.packs.files import pack_bytes, pack_files, there
from rejectui.packs.problem import START, Problem, Problems, Reading
from rejectui.packs.reading.fit_translation import fit, fit_all


class Library(Struct, frozen=True):
    """Every challenge that can be dealt, what is wrong in pack files, and each pack's file by pack name.

    `advice` is for those who write packs, and stops nothing; `translations` counts the files of translations.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    files: dict[str, Path]
    advice: tuple[Problem, ...] = ()
    translations: int = 0


class Checked(Struct, frozen=True):
    """What checking pack files gave: errors, good packs and challenges counted, paths that do not exist."""

    problems: tuple[Problem, ...]
    packs: int
    challenges: int
    missing: tuple[Path, ...]
    advice: tuple[Problem, ...] = ()
    translations: int = 0


def bundled_folder() -> Path:
    """The folder of the packs that come with RejectUI: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "challenges"
    return inside if inside.is_dir() else package.parent / "challenges"


def load(
    folders: Sequence[tuple[Path, bool]], cache: Path | None = None, *, wording: bool = False
) -> Library:
    """Read the packs of (folder, whether it is the bundled one) pairs; never raises.

    The first pack of a name stays, so bundled folders come first. `cache` is the path of the cache file. The
    wording of bundled packs was looked at before they came; `wording` looks again, and wants no cache.
    """
    kept = Cache(cache)
    packs: list[tuple[Pack, bool]] = []
    problems: list[Problem] = []
    advice: list[Problem] = []
    files: dict[str, Path] = {}
    translations: list[tuple[Path, Reading, bool]] = []
    for folder, bundled in folders:
        found = Problems(str(folder))
        paths = pack_files(folder, found, may_be_missing=not bundled)
        problems += found.listed()
        for path in paths:
            reading = _read(path, kept, wording or not bundled)
            problems += reading.problems if bundled else _at_home(reading)
            advice += reading.advice
            pack = reading.pack
            if reading.translation is not None:
                translations.append((path, reading, bundled))
            if pack is None:
                continue
            if pack.pack in files:
                problems.append(_taken(pack, path, files[pack.pack]))
                continue
            files[pack.pack] = path
            packs.append((pack, bundled))
    kept.save()
    good, wrong, hints = fit_all(translations, {pack.pack: pack for pack, _ in packs})
    problems += wrong
    advice += hints
    return Library(Catalog(packs, good), tuple(problems), files, tuple(advice), len(good))


def check(paths: Sequence[Path], home: Path | None = None) -> Checked:
    """Read pack files, and the pack files of folders, afresh; never raises.

    `home` is the folder of the user's own packs, where a pack may be private. A path that does not
    exist is no problem of a pack but a mistake in the command: it is in `missing`.
    """
    from rejectui.packs.reading.reader import read_pack

    problems: list[Problem] = []
    advice: list[Problem] = []
    packs: list[Pack] = []
    translations: list[tuple[Path, Reading]] = []
    missing = tuple(path for path in paths if not there(path))
    for path in paths:
        if path in missing:
            continue
        found = Problems(str(path))
        for file in pack_files(path, found) if path.is_dir() else [path]:
            if file != path and file.is_symlink():  # its problems would quote what it leads to
                what, remedy = f"{file.name} is a link to somewhere else", "put the file itself here"
                found.add(START, "file", what, remedy)
                continue
            reading = read_pack(file)
            problems += _at_home(reading) if _is_in(file, home) else reading.problems
            advice += reading.advice
            if reading.pack is not None:
                packs.append(reading.pack)
            if reading.translation is not None:
                translations.append((file, reading))
        problems += found.listed()
    good = 0
    for file, reading in translations:
        found = Problems(str(file))
        good += fit(reading, _original(file, reading, packs), found) is not None
        problems += found.listed()
        advice += found.advice()
    challenges = sum(len(pack.challenges) for pack in packs)
    return Checked(tuple(problems), len(packs), challenges, missing, tuple(advice), good)


def _is_in(file: Path, folder: Path | None) -> bool:
    return folder is not None and file.resolve().parent == folder.resolve()


def read_whole(path: Path) -> Reading:
    """What one file gives, read afresh; of a translation a pack of what is translated, in its words."""
    from rejectui.packs.reading.reader import read_pack

    reading = read_pack(path)
    if reading.translation is None:
        return reading
    found = Problems(str(path))
    original = _original(path, reading, ())
    translation = fit(reading, original, found)
    problems = (*reading.problems, *found.listed())
    if original is None or translation is None:
        return Reading(None, problems)
    language = translation.language
    spoken = Catalog([(original, False)], [(translation, False)]).spoken([language])
    challenges = tuple(entry.challenge for entry in spoken if entry.language == language)
    return Reading(replace(spoken.packs[original.pack], challenges=challenges), problems)


def _original(file: Path, reading: Reading, packs: Sequence[Pack]) -> Pack | None:
    """The pack that is translated: beside its translation, else one that is checked too or is bundled."""
    from rejectui.packs.reading.reader import read_pack

    name = reading.translation.translates if reading.translation else ""
    beside = file.with_name(f"{name}.yaml")
    if there(beside):
        return read_pack(beside).pack
    checked = next((pack for pack in packs if pack.pack == name), None)
    return checked or read_pack(bundled_folder() / beside.name).pack


def _at_home(reading: Reading) -> tuple[Problem, ...]:
    """The problems of a pack in its owner's folder, where it may be private."""
    return tuple(problem for problem in reading.problems if problem.code != PRIVATE)


def _read(path: Path, kept: Cache, wording: bool) -> Reading:
    problems = Problems(str(path))
    data = pack_bytes(path, problems)
    if data is None:
        return Reading(None, problems.listed())
    reading = kept.get(path, data)
    if reading is None:
        # Imported here because a warm cache needs neither the reader nor YAML.
        from rejectui.packs.reading.reader import read_bytes

        reading = read_bytes(data, path.name, problems, wording=wording)
        kept.add(path, data, reading)
    return reading


def _taken(pack: Pack, path: Path, first: Path) -> Problem:
    what = f"there is already a pack called {pack.pack} ({first})"
    return Problem(str(path), *START, "name", what, "give this file and its pack another name")
