"""The journal on its way out: pure functions make each kind of file, `user_files` writes them."""
