"""What is in the journal, by hand: list, edit, forget, export, import, back up, move, look after. No file is
opened here but by the journal."""
