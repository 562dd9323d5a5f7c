"""What nobody expected: one sentence for the user, and a report that tells nobody's secrets."""

from __future__ import annotations

import os
from pathlib import Path
from traceback import StackSummary, walk_tb

from rejectui.cli.session import Session


def unexpected(error: BaseException, session: Session) -> str:
    """Put a report in the state folder and say where."""
    kind = type(error).__name__
    try:
        path = _write(session.home.state, report(error))
    except Exception as second:  # the first error is what matters
        why = getattr(second, "strerror", None) or type(second).__name__
        return f"Something went wrong that should not ({kind}), and no report could be written ({why})."
    return (
        f"Something went wrong that should not ({kind}). What is in your journal is safe. "
        f"A report without any of your words is in {path}"
    )


def report(error: BaseException) -> str:
    """Where it happened, without messages and variables: they may hold the user's words."""
    parts: list[str] = []
    found: BaseException | None = error
    while found is not None and len(parts) < 10:
        lines = StackSummary.extract(walk_tb(found.__traceback__), capture_locals=False).format()
        parts.append("".join(lines) + f"{type(found).__module__}.{type(found).__qualname__}\n")
        found = found.__cause__ or found.__context__
    return "\n".join(reversed(parts))


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "report.txt"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path
