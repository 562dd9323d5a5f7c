"""A file a subject: it declares its commands and does them."""
