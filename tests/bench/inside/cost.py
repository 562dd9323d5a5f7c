"""Runs a command and prints what it took: seconds, seconds of CPU time, and the most memory, in bytes.

A process counts the memory of the one that it was forked from: this one is small, run it with `-I -S`.
"""

import os
import sys
from time import perf_counter


def cost(command: list[str]) -> tuple[float, float, int]:
    """Run the command without output, from start to end; it has to succeed."""
    start = perf_counter()
    pid = os.fork()
    if pid == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    seconds = perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} did not succeed")
    memory = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
    return seconds, usage.ru_utime + usage.ru_stime, memory


if __name__ == "__main__":
    print(*cost(sys.argv[1:]))
