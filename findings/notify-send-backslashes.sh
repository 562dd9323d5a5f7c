#!/usr/bin/env bash
# notify-send 0.8.1 (libnotify) reads the body as a string in C, and the summary as it is.
#
# `notify-send SUMMARY BODY` hands BODY through g_strcompress before it is sent: "\n" in it becomes a line break, "\t"
# a tab, "\101" an A, and a single backslash at the end goes away. SUMMARY, the argument before it, is sent byte for
# byte. The manual page says of neither. So a path of Windows, a regular expression or a title that somebody typed
# arrives changed in one place and whole in the other, and quoting for the shell does not help: as the body, every
# backslash has to be doubled (on top of & < and >, since it is also markup, and that for the summary must not be done).
#
# Seen on Debian 12 with libnotify-bin 0.8.1-1. A small service of our own on a bus of our own writes down what
# arrives. Fails if that changes. Needs apt, dbus-daemon (dbus) and python3 with venv.
set -euo pipefail
home=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$home"' EXIT
cd "$home"
apt-get download -qq libnotify-bin=0.8.1-1 libnotify4=0.8.1-1 >/dev/null 2>&1
for package in libnotify*.deb; do dpkg-deb -x "$package" unpacked; done
LD_LIBRARY_PATH=$(dirname "$(find "$home/unpacked" -name 'libnotify.so.4' | head -1)")
export LD_LIBRARY_PATH
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dbus-fast==5.2.0 2>/dev/null
export DBUS_SESSION_BUS_ADDRESS="unix:path=$home/bus"
dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" 2>/dev/null &
for _ in $(seq 50); do [ -S bus ] && break; sleep 0.1; done
cat > service.py <<'P'
import asyncio
from pathlib import Path

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus


async def main():
    bus = await MessageBus().connect()

    def answer(message):
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if message.member == "GetServerInformation":
            return Message.new_method_return(message, "ssss", ["x", "x", "1", "1.2"])
        if message.member == "GetCapabilities":
            return Message.new_method_return(message, "as", [["body"]])
        if message.member == "Notify":
            Path("arrived").write_text(repr(message.body[3:5]))
            return Message.new_method_return(message, "u", [1])

    bus.add_message_handler(answer)
    await bus.request_name("org.freedesktop.Notifications")
    Path("arrived").touch()
    await asyncio.Event().wait()


asyncio.run(main())
P
venv/bin/python service.py &
for _ in $(seq 100); do [ -e arrived ] && break; sleep 0.1; done

sent() { # TEXT, as summary and as body
  unpacked/usr/bin/notify-send -- "$1" "$1" 2>/dev/null
  cat arrived
}
new=$(sent 'C:\new\table')
octal=$(sent '\101')
last=$(sent 'a\')
unpacked/usr/bin/notify-send --version
printf '[summary, body] that arrived: %s\n' "$new" "$octal" "$last"
[ "$new" = "['C:\\\\new\\\\table', 'C:\\new\\table']" ]
[ "$octal" = "['\\\\101', 'A']" ]
[ "$last" = "['a\\\\', 'a']" ]
echo "as described"
