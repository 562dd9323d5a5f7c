"""Files that come in: each becomes records that fit, or a sentence that says where it does not. Nothing is
written here."""
