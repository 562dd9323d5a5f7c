"""Each sheet by its keys, from where it is opened to what the journal then says."""
