"""The daily reminder: its texts, and what becomes of it with schedulers that are made up."""
