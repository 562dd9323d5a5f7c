"""The parts of Review: calendar, what came of it, before and after."""
