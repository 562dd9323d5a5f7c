"""The attempts in TinyDB: record, edit, undo. The only room that knows TinyDB.

`journal` is the door for everybody else; `store` behind it is the opened journal, which reads all files and
changes ours. A tower, in which each knows only what stands below it: imports, export, journal, changes,
store, repair, folder, file, records. FORMAT.md describes what is kept.
"""
