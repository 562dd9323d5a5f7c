"""The journal as a text to read, in sentences. It tells what was logged, and makes up nothing."""
