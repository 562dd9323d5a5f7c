"""Making the memo of Today, from which the card is drawn at once the next time (see `at_once`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from datetime import timedelta
from io import StringIO
from time import time

from rejectui.cli.at_once.memo import PACKAGE, Memo, encoded, kept, places, stamp
from rejectui.cli.at_once.today import width
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import WORDS
from rejectui.core.card.text import MEMO
from rejectui.core.days.aftercare import offer_support, silent
from rejectui.core.review.look_back import to_offer
from rejectui.journal.errors import JournalError

SETTLED = 0.05  # seconds after which a change is surely seen by the clock of the disk
MOST_LOOKS = 4  # kinds of terminal


def inputs(session: Session) -> dict[str, str]:
    """The state of what a session reads once, taken before it is read: packs, configuration, code."""
    from rejectui.packs.library import bundled_folder

    home = session.home
    paths = (f"{PACKAGE}//", f"{bundled_folder()}/", f"{home.packs}/", str(home.config))
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> str:
    """Its stamp, or what no stamp is: then nobody believes a memo, and who reads the place tells of it."""
    try:
        return stamp(path)
    except OSError:
        return "cannot be looked at"


def make_memo(
    session: Session,
    read: Mapping[str, str],
    show: Callable[[Session], object],
    looks: Mapping[str, Mapping[str, str]] | None = None,
    keys: Sequence[tuple[str, str, str]] = (),
    ahead: int = 0,
    theme: str | None = None,
) -> None:
    """Make the memo of today and so many days `ahead`, and keep it; where anything is in doubt, there is no
    memo.

    `read` are the `inputs` of what the session read, `show` prints what `rejectui today` does. `looks` are
    those of a `theme`, if it matters; without them and `keys` those of the memo before stay while they are
    true.
    """
    path = session.home.state / MEMO
    try:
        memo = _memo(session, read, show, ahead)
        if memo is None:
            path.unlink(missing_ok=True)
            return
        before = _before(session)
        config = str(session.home.config)
        if before and (before.theme, before.stamps.get(config)) != (memo.theme, memo.stamps.get(config)):
            before = None
        if theme not in (None, session.config.theme or memo.theme):  # the next start has another
            looks = None
        known = {
            **(before.looks if before else {}),
            **{name: dict(look) for name, look in (looks or {}).items()},
        }
        memo.looks = dict(list(known.items())[-MOST_LOOKS:])
        memo.keys = tuple(keys) or (before.keys if before else ())
        data = encoded(memo)
        if data is not None:
            from rejectui.journal.file.disk import replace_file

            replace_file(path, [data], durable=False)
    except (JournalError, OSError, ValueError):
        with suppress(OSError):  # nothing is worse than an old one
            path.unlink(missing_ok=True)


def _memo(
    session: Session, read: Mapping[str, str], show: Callable[[Session], object], ahead: int
) -> Memo | None:
    """What can be said for sure, or None: nothing where files have problems or drafts wait, or change now."""
    stamps = {**read, **_written(session)}
    settings = session.facts.settings
    if session.warnings or session.library.problems or not (settings.welcomed or session.facts.attempts):
        return None
    if settings.questions_left:
        return None
    if _a_draft_waits(session) or _changed_just_now(session):
        return None
    if any(peer.trouble and peer.ours for peer in session.journal.peers):  # which is told in some minutes
        return None
    memo = Memo(
        start_of_day=settings.start_of_day,
        theme=settings.theme,
        mouse=settings.mouse,
        stamps=stamps,
        days={},
        places=places(),
    )
    for days in range(ahead + 1):
        on = session.anew(day=session.day + timedelta(days=days)) if days else session
        _tell(memo, on, show)
    if stamps != {**inputs(session), **_written(session)}:
        return None
    return memo


def _tell(memo: Memo, session: Session, show: Callable[[Session], object]) -> None:
    """What Today says on the day of this session; what `rejectui today` prints, if that changes nothing."""
    from rejectui.practice.today_text import text_of_today

    day, facts = session.day, session.facts
    memo.days[day.isoformat()] = text_of_today(session.practice)
    memo.glances[day.isoformat()] = glance_of(session)
    back = to_offer(facts, day)
    changes = (back is not None and back.kept.offered != day) or offer_support(facts, day)
    if not changes and not silent(session.practice.catalog, facts, day):
        memo.told[day.isoformat()] = (
            _printed(session, show, words=False),
            _printed(session, show, words=True),
        )


def glance_of(session: Session) -> dict[str, str]:
    """The fields of the status line."""
    from rejectui.core.card.glance import glance

    today = session.practice.today
    return glance(today, session.facts)


def _printed(session: Session, show: Callable[[Session], object], *, words: bool) -> tuple[int, str]:
    before = WORDS.set(words)
    try:
        with redirect_stdout(StringIO()) as printed:
            show(session)
    finally:
        WORDS.reset(before)
    return width(words=words), printed.getvalue()


def _written(session: Session) -> dict[str, str]:
    """The state of what the session reads whenever it looks."""
    home = session.home
    single = (home.state / "draft.json", home.state / "device.json")
    return {path: stamp(path) for path in (f"{home.journal}/", f"{home.state}/drafts/", *map(str, single))}


def _a_draft_waits(session: Session) -> bool:
    state = session.home.state
    return any((state / "drafts").glob("*.json")) or (state / "draft.json").exists()


def _changed_just_now(session: Session) -> bool:
    with os.scandir(session.home.journal) as entries:
        return any(entry.stat().st_mtime > time() - SETTLED for entry in entries)


def _before(session: Session) -> Memo | None:
    try:
        return kept(str(session.home.state))
    except (OSError, ValueError, IndexError, KeyError):
        return None
