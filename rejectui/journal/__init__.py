"""The attempts in TinyDB: record, edit, undo. The only place that knows tinydb.

`journal` is the door; `draft` keeps what is being typed. Behind it:

    store                     the opened journal: reads all files, and changes ours
    records rules views merge what a record is, what it keeps to, how it is read; two of one id as one
    storage files             how it gets to disk
    home device clock meta    where it lives, whose it is, and what undoing and merging need
    peers union               the files of other computers, and all as one
    taking_in                 an import: the records of another journal or of a table
    backup restore            copies of an earlier state, and the way back to one
    salvage mend              what can be read of a damaged file, and a whole one in its place
    upgrade                   from older formats to ours
    forget                    erased for good
    move health               to another folder; how all of it is
    export                    the journal on its way out, and files on their way in

FORMAT.md describes what is kept.
"""
