"""The attempts in TinyDB: record, edit, undo. The only place that knows tinydb.

`Journal` is the door; `Drafts` keeps what is being typed. Behind it: `store` (one opened file), `records`,
`views` and `merge` (what a record is, and two of one id), `storage` and `files` (how it gets to disk), `home`
(where it lives), `meta`, `clock` and `device` (what undoing and merging need). `backup`, `restore`, `mend`,
`salvage` and `upgrade` bring back what was or what can be read, and lead on from older formats. `export` is
the journal on its way out and back in; FORMAT.md describes what is kept.
"""
