"""What is wrong with a journal, and what can still be read of it."""
