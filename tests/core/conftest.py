"""How hypothesis runs here: no deadline, because machines differ, and nothing left on disk."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("rejectui", deadline=None, database=None)
settings.load_profile("rejectui")
