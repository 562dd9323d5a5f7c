"""The tests; one folder for each room of the house."""

import os
import signal

# What a shell starts in the background ignores ctrl+c, and so would every program that tests send it to.
signal.signal(signal.SIGINT, signal.default_int_handler)

if "FAKETIME" in os.environ:  # the machine's clock is moved, see tests/bench/days.py
    import select
    import time

    # faketime 0.9.10 lets every sleep of Python 3.11 and later fail with "Invalid argument".
    time.sleep = lambda seconds: select.select([], [], [], seconds) and None  # type: ignore[assignment]
