"""The folder of the journal: this computer's file, those of others, drafts, moving house."""
