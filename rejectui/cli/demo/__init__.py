"""A made-up journal of sixteen weeks, to look around in. Nothing is written."""
