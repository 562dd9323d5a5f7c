"""Many records as one write: forgetting, bringing back a backup, taking in what others wrote. A change of one
record is a verb of journal.py."""
