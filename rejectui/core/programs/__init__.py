"""The rules of a program, its runs, and how far one is; the programs themselves are files in
rejectui/programs/. A program wants cards, and never touches totals or the streak."""
