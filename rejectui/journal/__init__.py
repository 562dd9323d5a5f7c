"""The attempts in TinyDB: record, edit, undo. The only place that knows tinydb.

`Journal` is the door; `Drafts` keeps what is being typed. Behind it: `store` (one opened file), `records`
and `views` (what a record is), `storage` and `files` (how it gets to disk), `home` (where it lives), `meta`,
`clock` and `device` (what undoing and merging need).
"""
