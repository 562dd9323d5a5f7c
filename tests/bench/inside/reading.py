"""Times reading the journal: opening it, and everything it knows."""

from __future__ import annotations

import json
from time import perf_counter

from rejectui.cli.session import Session
from rejectui.journal.journal import Journal
from tests.clocked import MOMENT, since


def read() -> dict[str, float]:
    """Seconds for the journal of REJECTUI_HOME, once, as a fresh process reads it."""
    session = Session(since(MOMENT))
    home = session.home
    start = perf_counter()
    assert Journal.open(home.journal, home.state, session.clock).facts is not None
    return {"journal": perf_counter() - start}


if __name__ == "__main__":
    print(json.dumps(read()))
