"""One record: its fields and clocks, how two become one, and what it means. No file is opened here."""
