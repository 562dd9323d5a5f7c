#!/usr/bin/env bash
# yasr 0.6.9 says what ends some control sequences: "1u", "p".
#
# Debian's yasr (0.6.9-11) reads what a program prints to its terminal, and speaks the text in it. It follows ECMA-48
# only as far as it knows: at a private marker other than "?" (as in CSI > 1 u, which asks for the keyboard of kitty)
# or at an intermediate byte (as in CSI ? 2026 $ p, which asks whether output can be synchronized) it takes the
# sequence for over, and what is left of it for text. Full-screen programs send both as they start, so that a
# listener hears "one u, p" before the first word. Every terminal shows nothing of them.
#
# Seen: "one", CSI > 1 u, "two", CSI ? 2026 $ p, "three" in a line is said with "1u" and "p" in it. CSI ? 25 l is
# not said. Fails if that changes.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
apt-get download -qq yasr=0.6.9-11 >/dev/null 2>&1
dpkg -x yasr_*.deb "$home/root"
cat >server <<S
#!/bin/sh
exec cat >>"$home/said"
S
cat >script <<S
#!/bin/sh
printf 'one \033[>1utwo \033[?2026\$pthree \033[?25lfour\n'
echo the end
until grep -q "the end" "$home/said"; do sleep 0.1; done
S
chmod +x server script
printf '[options]\nsynthesizer=emacspeak server\nsynthesizer port=|%s/server\n' "$home" >.yasr.conf
HOME=$home LANG=C.UTF-8 timeout 30 script -qec "$home/root/usr/bin/yasr $home/script" /dev/null </dev/null >/dev/null
said=$(sed -n 's/^q {\(.*\)}$/\1/p' said | tr -d '\n')
echo "yasr 0.6.9-11 says: $said"
[ "$said" = "one 1utwo pthree fourthe end" ]
echo "as described"
