"""Whatever fails while a sheet of the app is saved, what was typed stays, and saving again keeps it once.

    python -m tests.bench.typed [EVERY [SHEETS]]        every call of a save fails in turn, or each of so many

The app runs as in its tests, driven by keys. On each sheet that takes text something is written; then, for
one call of the disk after another, saving fails. The sheet has to stay open with every word of it and a
sentence about what happened; once the disk works again, the same key saves, and the journal has it once.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import count
from pathlib import Path

import tests.ui.conftest  # noqa: F401 - makes Textual quick and steady
from tests.bench.figures import JRNL, OURS, PLAIN, Figure, Promise, alone, counted
from tests.journal.faults import ERRORS
from tests.memory import MEMORY
from tests.ui.build import House
from tests.ui.every_sheet import SHEETS, NotKeptError, save_on_a_failing_disk


def campaign(name: str, every: int = 1) -> tuple[int, int, list[str]]:
    """One sheet, every call failing or each of so many, by one error after the other: how many cases, how
    many of them were refused at first, and what went wrong.
    """
    refused, failed = 0, []
    for case in count():
        nth = (case + 1) * every
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            try:
                became = save_on_a_failing_disk(House(Path(folder) / "home"), name, nth, ERRORS[case % 5])
            except NotKeptError as error:
                failed.append(f"{name}, call {nth}: {error}")
                became = "refused"
        refused += became == "refused"
        if became == "not so many":
            return case, refused, failed
    raise AssertionError("it never ended")


def promise(every: int = 1, sheets: int = len(SHEETS)) -> Promise:
    """The sheets that take text, or the first so many."""
    names, cases, wrong = list(SHEETS)[:sheets], 0, 0
    for number in counted(len(names), "sheets of the app on a failing disk"):
        done, _, failed = campaign(names[number], every)
        cases, wrong = cases + done, wrong + len(failed)
        print(*(f"  {each}\n" for each in failed), sep="", end="", file=sys.stderr)
    return Promise(
        f"What was typed, when saving fails at any call: {len(names)} sheets of the app, by keys",
        {OURS: (Figure(wrong, "times it was gone, kept twice, or nothing was said", cases),)},
        {PLAIN: "it has no sheets", JRNL: "text is typed in an editor of your choice"},
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
