"""`rejectui remind`: setting the reminder, and what becomes of it when it is fired."""
