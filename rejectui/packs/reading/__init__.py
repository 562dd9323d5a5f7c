"""From the nodes of a YAML file to packs, programs and translations, by what their Structs declare."""
