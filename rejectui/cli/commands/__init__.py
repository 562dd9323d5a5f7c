"""A file a subject: it declares its commands and does them. What the app does too is done by practice."""
