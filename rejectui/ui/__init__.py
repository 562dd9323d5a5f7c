"""The Textual app: `app.py`, one file per screen, one per widget, one style sheet, one list of keys."""
