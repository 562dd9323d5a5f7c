"""Challenge packs and programs: found, read from YAML, checked, cached. Only this room knows YAML."""
