"""The Textual app: `app.py`, one file per screen, one per widget, two style sheets, one list of keys."""
