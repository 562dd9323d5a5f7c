"""RejectUI: rejection practice in the terminal. The map of the house:

    cli       the commands; the only room that knows clock, disk and app together
        terminal   what is typed and printed
        at_once    the terminal taken, and Today's card drawn, before anything else is imported
        commands   a file a subject; packs, demo: those of packs, and a made-up season
    ui        the Textual app
        places     full screens; sheets: questions over them; widgets: what they are made of
    practice  what the app and the commands both do to a journal, written once; no terminal
    packs     challenge packs and programs in YAML: found, read, checked, kept in a cache
        strict_yaml, reading, rules, authoring
    journal   the attempts in TinyDB, never half-written; a tower, from the ground:
        records    one record: its fields and clocks, how two become one
        file       one file on the disk; folder: it and those of other computers
        repair     what can be read of a damaged one
        store      the opened journal; changes: many records as one write; journal: the door to all of it
        export     the journal on its way out; imports: files on their way in
    core      what an ask, a day, a streak, a ladder is: plain Python, no clock, no disk
        asks, days, distress (how bad asks get), dealing, programs, review, sharing, wording, and card: what
        Today says, and its layout

One arrow, held by import contracts in pyproject.toml: cli → ui → practice → {packs, journal} → core.
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
