"""The attempts in TinyDB: record, edit, undo. The only place that knows tinydb.

`Journal` is the door; `Drafts` keeps what is being typed. Behind it: `store` (the opened journal), `records`,
`rules`, `views` and `merge` (what a record is and keeps to, and two of one id), `taking_in` (the records of
another journal or of a table), `storage` and `files` (how it gets to disk), `home` (where it lives), `peers`
and `union` (the files of other computers, and all as one), `meta`, `clock` and `device` (what undoing and
merging need). `backup`, `restore`, `mend`, `salvage` and `upgrade` bring back what was or what can be read,
and lead on from older formats; `forget` erases. `export` is the journal on its way out and back in; FORMAT.md
describes what is kept.
"""
