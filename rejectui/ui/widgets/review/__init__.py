"""The parts of Review: calendar, periods, before and after. They draw what core worked out."""
