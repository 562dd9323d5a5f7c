"""The folder of the journal: this computer's file, those of others, drafts, moving house. What the records
say is not looked at here."""
