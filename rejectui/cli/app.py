"""Opening the app: the one place where the command line meets Textual."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

from rejectui.cli.home import Session
from rejectui.cli.report import unexpected
from rejectui.journal.journal import Journal
from rejectui.packs.library import Library


def open_app(session: Session, library: Library, journal: Journal, drafts: Path) -> int:
    """Run the app on a journal, what is being typed kept in the folder `drafts`; returns the exit status."""
    config = session.config
    settings = journal.facts.settings
    from rejectui.journal.draft import Drafts
    from rejectui.ui.app import RejectUI

    app = RejectUI(
        library=library,
        journal=journal,
        now=session.clock,
        drafts=Drafts(drafts),
        report=partial(unexpected, session=session),
        keys=config.keys,
        theme=config.theme,
    )
    gc.freeze()
    gc.enable()
    app.run(mouse=settings.mouse if config.mouse is None else config.mouse)
    return app.return_code or 0
