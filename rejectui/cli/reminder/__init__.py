"""The daily reminder: when it fires, which scheduler of the system fires it, and how it is shown."""
