"""One file per widget. Widgets draw what they are given and say what happened by message."""
