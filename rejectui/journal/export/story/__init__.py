"""The journal as a text to read, in sentences."""
