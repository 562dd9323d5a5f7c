"""Runs a command and prints the most memory that it held, in bytes.

A process counts the memory of the one that it was forked from: this one is small, run it with `-I -S`.
"""

import os
import sys


def peak(command: list[str]) -> int:
    """Run the command without output; it has to succeed."""
    pid = os.fork()
    if pid == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} did not succeed")
    return usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024


if __name__ == "__main__":
    print(peak(sys.argv[1:]))
