"""The commands: the only room that knows the clock, the disk and the app together."""
