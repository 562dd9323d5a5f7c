"""The rules of a program, its runs, and how far one is. The programs themselves are
files in rejectui/programs/."""
