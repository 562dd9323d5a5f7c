"""A file on its way in: a journal as JSON, or a table of asks; told apart by what is in it, not by name."""

from __future__ import annotations

import codecs

from rejectui.journal.errors import CannotImport
from rejectui.journal.imports.checks import ImportReading, line_at

NUL = "\0"


def read(data: bytes, name: str) -> ImportReading:
    """The records in a document of `whole`, in a journal's own file, or in a `table`; `name` is what to call
    it.

    What does not fit is left out and named by its line, never by what it says. Raises `CannotImport` when the
    file is none of these, is not whole, or is of a newer format.
    """
    data = data.removeprefix(codecs.BOM_UTF8)  # some editors and spreadsheets add it
    if not data.strip():
        raise CannotImport(f"{name} is empty, so there was nothing to take from it.")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotImport(
            f"{name} is not a text in UTF-8: line {line} cannot be read. Nothing was taken from it. Save it "
            "as UTF-8, in a spreadsheet as “CSV UTF-8”, and import that."
        ) from None
    if NUL in text:
        raise CannotImport(
            f"{name} has a zero byte in line {line_at(text, text.index(NUL))}, which no text has. Nothing "
            "was taken from it. Give the file just as rejectui export wrote it."
        )
    if text.lstrip().startswith(("{", "[")):
        from rejectui.journal.imports.json_records import read_document

        return read_document(data, text, name)
    from rejectui.journal.imports.csv_rows import read_rows

    return read_rows(text, name)
