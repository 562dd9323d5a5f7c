"""Opening the app: the one place where the command line meets Textual."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.crash_report import unexpected
from rejectui.cli.session import Session
from rejectui.cli.terminal import out
from rejectui.core.wording.words import count
from rejectui.journal.errors import DamagedJournal, JournalError

if TYPE_CHECKING:
    from rejectui.cli.at_once.terminal import Known
    from rejectui.cli.config import Config
    from rejectui.journal.journal import Journal
    from rejectui.journal.repair.mend import Damage, How
    from rejectui.packs.library import Library
    from rejectui.packs.programs import Programs
    from rejectui.ui.app import RejectUI
    from rejectui.ui.practice_app import First


AHEAD = 2  # days ahead for which the app leaves a memo


def open_journal(session: Session) -> int:
    """Run the app on the user's own journal; returns the exit status."""
    from rejectui.cli.commands.practice import print_today
    from rejectui.cli.make_memo import inputs, make_memo

    known = session.taken.known if session.taken is not None else None
    read = known.stamps if known is not None else inputs(session)
    if known is None or (app := _run_at_once(session, known)).not_opened is not None:
        journal = ready_journal(session)
        if isinstance(journal, int):
            return journal
        app = open_app(session, session.library, lambda: session.programs, journal, session.home.state)
    if session.taken is not None:
        from rejectui.cli.at_once.terminal import colors
        from rejectui.ui.theme import NO_COLOR

        later = session.anew(library=app.library)  # the day may have turned meanwhile
        theme = None if app.theme == NO_COLOR else app.theme
        make_memo(later, read, print_today, {colors(): app.looks}, app.today_keys, AHEAD, theme)
    return app.return_code or 0


def _run_at_once(session: Session, known: Known) -> RejectUI:
    """Run the app with what is known of today; packs and journal are read after the first paint."""
    from rejectui.ui.practice_app import First

    def journal() -> Journal:
        _ = session.journal.facts
        gc.freeze()
        return session.journal

    theme = session.config.theme or known.theme
    first = First(known.text, theme, lambda: session.library, journal)
    app = _app(session, lambda: session.programs, session.home.state, first=first)
    return _run(app, mouse=_listens_to_mouse(session.config, wanted=known.mouse))


def open_app(
    session: Session, library: Library, programs: Callable[[], Programs], journal: Journal, drafts: Path
) -> RejectUI:
    """Run the app on a journal, what is typed kept in the folder `drafts`; returns the app that has left."""
    app = _app(session, programs, drafts, library=library, journal=journal)
    return _run(app, mouse=_listens_to_mouse(session.config, wanted=journal.facts.settings.mouse))


def _app(
    session: Session,
    programs: Callable[[], Programs],
    drafts: Path,
    *,
    library: Library | None = None,
    journal: Journal | None = None,
    first: First | None = None,
) -> RejectUI:
    from rejectui.journal.folder.drafts import Drafts
    from rejectui.ui.app import RejectUI

    return RejectUI(
        library=library,
        journal=journal,
        first=first,
        programs=programs,
        now=session.clock,
        drafts=Drafts(drafts),
        report=partial(unexpected, session=session),
        packs_folder=session.home.packs,
        read_packs=session.read_packs,
        keys=session.config.keys,
        theme=session.config.theme,
        taken=session.taken,
    )


def ready_journal(session: Session) -> Journal | int:
    """The journal; a damaged one is first made whole in the way that the user chooses.

    The exit status if the user left after that, or had to; raises `DamagedJournal` if it was left as it is.
    """
    try:
        return session.journal
    except DamagedJournal:
        from rejectui.journal.repair.mend import find_damage

        damage = find_damage(session.home.journal, session.home.state)
        if damage is None:
            raise
        status = _ask(session, damage)
    from rejectui.ui.damaged_journal import LEFT

    if status not in (0, LEFT):
        return status
    journal = session.journal
    return journal if status == 0 else 0


def _ask(session: Session, damage: Damage) -> int:
    from rejectui.journal.folder.drafts import Drafts
    from rejectui.journal.journal import Journal
    from rejectui.ui.damaged_journal import Mending

    nowhere = Journal.in_memory(session.clock)
    nowhere.set("welcomed", True)
    app = Mending(
        damage,
        partial(_mend, session),
        library=session.library,
        programs=lambda: session.programs,
        journal=nowhere,
        now=session.clock,
        drafts=Drafts(session.home.state),
        report=partial(unexpected, session=session),
        theme=session.config.theme,
        taken=session.taken,
    )
    return _run(app, mouse=_listens_to_mouse(session.config, wanted=True)).return_code or 0


def _listens_to_mouse(config: Config, *, wanted: bool) -> bool:
    """What config.toml says, which is about this computer; else what is wanted, if the terminal can do it."""
    from rejectui.ui.terminal_driver import in_gnu_screen

    return config.mouse if config.mouse is not None else wanted and not in_gnu_screen()


def _run(app: RejectUI, *, mouse: bool) -> RejectUI:
    """Run it; returns it. A terminal that is gone takes nothing of what is left to print."""
    gc.freeze()
    gc.enable()
    app.run(mouse=mouse)
    out.hang_up()
    return app


def _mend(session: Session, how: How) -> tuple[str, bool]:
    """Mend it; what to say of that, and whether it worked."""
    from rejectui.journal.repair.mend import mend

    try:
        found = mend(session.home.journal, session.home.state, how, session.clock)
        logged = count(len(session.facts.attempts), "entry is", "entries are")
    except JournalError as error:
        return str(error), False
    aside = "" if found is None else f" The damaged file is kept, byte for byte: {found[1]}"
    return f"{logged} in your journal now. Saved.{aside}", True
