"""Ids for records: made before the first try to save, so that a retry is never a second record."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """An id that no other record has, on any machine: 32 hex digits."""
    return uuid4().hex
