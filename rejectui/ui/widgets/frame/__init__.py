"""What stands on every place: the line of places, the line of keys, lists of rows. No words of its own."""
