"""What an ask, a day and a streak are. Plain Python and msgspec Structs: no clock, no disk, no Textual.

A Struct's limits hold only in `msgspec.convert`: every value from a file, a form, a command or an import
passes through it once, at the border.
"""
