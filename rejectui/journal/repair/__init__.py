"""What is wrong with a journal, and what can still be read of it. The damaged file itself is only ever set
aside."""
