"""From the nodes of a file to packs, programs and translations, by what their Structs declare. What fits is
judged here, what is kind in rules."""
