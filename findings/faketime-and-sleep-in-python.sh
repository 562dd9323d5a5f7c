#!/usr/bin/env bash
# libfaketime 0.9.10 (Debian 0.9.10-2.1) and Python 3.11 or newer: with FAKETIME_DONT_FAKE_MONOTONIC=1, the very
# setting that leaves the monotonic clock alone, every time.sleep() fails with "[Errno 22] Invalid argument".
#
# Since 3.11, CPython on Linux sleeps by clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, ...); until 3.10 it used
# select(). libfaketime intercepts that call. Without the setting, and in a select() with a timeout, the same
# program sleeps as it should; so a whole test suite under faketime seems broken by the date, and is not.
#
# Seen on Debian 12, x86-64, with its Python 3.11.2 and with 3.11.7. Fails if that changes. Needs apt, and a
# python3 of 3.11 or newer.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
apt-get download -qq libfaketime=0.9.10-2.1 >/dev/null 2>&1
dpkg-deb -x libfaketime_*.deb unpacked
library=$(find "$home/unpacked" -name libfaketime.so.1)
python3 -c 'import sys; assert sys.version_info >= (3, 11), "this wants Python 3.11 or newer"'

sleep_by() { # HOW [SETTING]
  env LD_PRELOAD="$library" FAKETIME=+1d ${2:-} python3 - "$1" <<'P'
import select
import sys
import time

try:
    time.sleep(0.01) if sys.argv[1] == "sleep" else select.select([], [], [], 0.01)
except OSError as error:
    print(error)
else:
    print("slept")
P
}

plain=$(sleep_by sleep)
left_alone=$(sleep_by sleep FAKETIME_DONT_FAKE_MONOTONIC=1)
by_select=$(sleep_by select FAKETIME_DONT_FAKE_MONOTONIC=1)
python3 --version
echo "time.sleep, both clocks moved:              $plain"
echo "time.sleep, the monotonic clock left alone: $left_alone"
echo "select, the monotonic clock left alone:     $by_select"
[ "$plain" = "slept" ]
[ "$left_alone" = "[Errno 22] Invalid argument" ]
[ "$by_select" = "slept" ]
echo "as described"
