"""The Textual app: places, sheets over them, the widgets of both, one list of keys and two style sheets.

`app` knows the screens; `practice_app` is what screens know of the app. Nothing here opens a file.
"""
