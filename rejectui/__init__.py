"""RejectUI: rejection practice in the terminal. The map of the house:

    cli       the commands; the only room that knows clock, disk and app together
    ui        the Textual app: one file per screen, one per widget, two style sheets
    packs     challenge packs and programs in YAML: find, read, check, keep a cache
    journal   the attempts in TinyDB: record, edit, undo, back up, merge, export; never half-written
    core      what an ask, a day, a streak, a ladder is: plain Python, no clock, no disk

One arrow, held by import contracts in pyproject.toml: cli → ui → {packs, journal} → core.
"""

import os

# Asked at once: should whoever started us end while we start, somebody else would be told later.
STARTED_BY = os.getppid()


def __getattr__(name: str) -> str:
    # Reading the package's metadata costs more than a command should pay at every start.
    if name == "__version__":
        from importlib.metadata import version

        return version("rejectui")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
