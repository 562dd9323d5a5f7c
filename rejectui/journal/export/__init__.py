"""The journal on its way out and back in: pure functions make each kind of file, `files` writes them."""
