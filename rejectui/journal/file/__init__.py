"""One file on the disk: read, saved whole or not at all, backed up, upgraded, rid of what was forgotten. It
knows of no other computer."""
