"""Opening the app: the one place where the command line meets Textual."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.home import Session
from rejectui.cli.report import unexpected
from rejectui.journal.journal import Journal
from rejectui.packs.library import Library

if TYPE_CHECKING:
    from rejectui.packs.programs import Programs


def open_app(
    session: Session, library: Library, programs: Callable[[], Programs], journal: Journal, drafts: Path
) -> int:
    """Run the app on a journal, what is being typed kept in the folder `drafts`; returns the exit status."""
    config = session.config
    settings = journal.facts.settings
    from rejectui.journal.draft import Drafts
    from rejectui.ui.app import RejectUI

    def keep_own(ask: str, challenge: Mapping[str, object]) -> Library:
        from rejectui.cli.pack_mine import save

        save(session.home.packs, ask, challenge, journal.facts.settings.languages[0])
        return session.read_packs()

    app = RejectUI(
        library=library,
        programs=programs,
        journal=journal,
        now=session.clock,
        drafts=Drafts(drafts),
        report=partial(unexpected, session=session),
        keep_own=keep_own,
        keys=config.keys,
        theme=config.theme,
    )
    gc.freeze()
    gc.enable()
    app.run(mouse=settings.mouse if config.mouse is None else config.mouse)
    return app.return_code or 0
