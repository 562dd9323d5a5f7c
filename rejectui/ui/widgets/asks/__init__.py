"""Asks in lists: as a row, and in full."""
