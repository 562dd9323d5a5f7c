"""Challenge packs: found, read from YAML, checked, kept in a cache (DESIGN section 5, "Reading packs")."""
