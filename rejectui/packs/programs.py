"""The programs that come with RejectUI, read with the same strict reader as packs. Nothing here raises."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, ValidationError, convert

from rejectui.core.asks.attempt import DOES_NOT_COUNT
from rejectui.core.programs.program import WEEK, Program
from rejectui.packs.cache import Cache
from rejectui.packs.files import pack_bytes, pack_files
from rejectui.packs.problem import START, Problem, Problems, Reading, quoted


class Programs(Struct, frozen=True):
    """The good programs by name, and what is wrong in the files of the others."""

    by_name: dict[str, Program]
    problems: tuple[Problem, ...] = ()


def programs_folder() -> Path:
    """The folder of the programs, inside the package."""
    return Path(__file__).parents[1] / "programs"


def load_programs(cache: Path | None = None, folder: Path | None = None) -> Programs:
    """Read every program of the folder; a broken file stops none of the others.

    `cache` is the path of a cache file of its own: what has not changed is not parsed again.
    """
    folder = folder or programs_folder()
    kept = Cache(cache)
    problems = Problems(str(folder))
    paths = pack_files(folder, problems)
    found = list(problems.listed())
    by_name = {}
    for path in paths:
        reading = _read(path, kept)
        found += reading.problems
        if reading.program is not None:
            by_name[reading.program.program] = reading.program
    kept.save()
    return Programs(by_name, tuple(found))


def _read(path: Path, kept: Cache) -> Reading:
    problems = Problems(str(path))
    data = pack_bytes(path, problems)
    if data is None:
        return Reading(None, problems.listed())
    reading = kept.get(path, data)
    if reading is None:
        program = _program(data, path.name, problems)
        reading = Reading(None, problems.listed(), None if problems.count else program)
        kept.add(path, data, reading)
    return reading


def _program(data: bytes, name: str, problems: Problems) -> Program | None:
    # Imported here because only who is in a program, or looks at them, needs the reader and YAML.
    from rejectui.packs.reading.fields import read_fields
    from rejectui.packs.strict_yaml.events import Mapping, parse

    tree = parse(data, problems)
    root = tree.root
    if not isinstance(root, Mapping):
        if not problems.count:
            remedy = "begin with program: and the program's name, as in the other programs"
            problems.add(root.spot if root else START, "type", "there are no fields in this file", remedy)
        return None
    values = read_fields(root, Program, problems, whole=tree.whole)
    if "program" in values and name != f"{values['program']}.yaml":
        what = f"the file is called {quoted(name)}"
        problems.add(root.fields["program"].spot, "name", what, f"rename it to {values['program']}.yaml")
    try:
        program = convert(values, Program)
    except ValidationError:
        return None  # each field that is bad or missing has its problem
    for field, what, remedy in _misfits(program):
        problems.add(root.fields.get(field, root).spot, "value", what, remedy)
    return program


def _misfits(program: Program) -> list[tuple[str, str, str]]:
    """(field, what is wrong, what to write instead) for fields that do not fit together."""
    found = [
        (field, f"{outcome} is not an ask", "leave it out")
        for field, outcomes in (("counts", program.counts), ("forgiving", program.forgiving))
        for outcome in sorted(DOES_NOT_COUNT.intersection(outcomes))
    ]
    if program.unit == "ask" and program.goal is None:
        found.append(("unit", "asks are counted towards nothing", "add a line goal: with their number"))
    if program.unit == "week" and program.goal is not None:
        found.append(("goal", "a program of weeks has no goal", "write its length as days"))
    if program.in_a_row and (program.goal is None or program.unit != "day"):
        found.append(("in_a_row", "only days towards a goal can follow each other", "remove it"))
    if program.in_a_row and not program.forgiving:
        found.append(("in_a_row", "a strict program needs a forgiving rule too", "add a line forgiving:"))
    if program.shown < program.keep:
        found.append(("shown", "fewer days are shown than keep a week", f"write {program.keep} or more"))
    for number in range(1, len(program.weeks) + 1):
        if program.shown_in(number) < program.keep:
            what = f"week {number} shows fewer days than keep it"
            found.append(("weeks", what, f"write shown: {program.keep} or more"))
    if program.days is not None and program.days <= WEEK * (len(program.weeks) - 1):
        found.append(("weeks", "there are more weeks than its days have", "leave the last ones out"))
    return found
