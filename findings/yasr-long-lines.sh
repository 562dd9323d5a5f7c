#!/usr/bin/env bash
# yasr 0.6.9 breaks a line of more than 251 bytes in the middle of a word.
#
# Debian's yasr (0.6.9-11) hands each line that is printed to the speech server as one utterance. Of a line that is
# longer than 251 bytes it makes several, cut after every 251 bytes wherever that is, and each is spoken by itself:
# "word030" becomes "wor" and "d031 …". Where the byte is in the middle of a letter, as with ä in UTF-8, each
# utterance gets half of it, and neither is valid UTF-8. The manual says nothing of it, and the terminal shows the
# line whole. A program that is to be heard ends its lines before.
#
# Seen: 150 words of seven letters in one line are five utterances, of which four end within a word; 200 times "ä"
# in one line are two, the first of which ends in half of one. Lines of 251 bytes are whole. Fails if that changes.
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
python3 "$home/print.py"
echo the end
until grep -q "the end" "$home/said"; do sleep 0.1; done
S
cat >print.py <<'Q'
import os
import time

for line in (" ".join(f"word{number:03}" for number in range(150)), "ä" * 200, "b" * 251):
    os.write(1, f"{line}\n".encode())  # each at once
    time.sleep(0.5)
Q
chmod +x server script
printf '[options]\nsynthesizer=emacspeak server\nsynthesizer port=|%s/server\n' "$home" >.yasr.conf
HOME=$home LANG=C.UTF-8 timeout 30 script -qec "$home/root/usr/bin/yasr $home/script" /dev/null </dev/null >/dev/null
python3 - "$home/said" <<'P'
import re
import sys
from pathlib import Path

said = re.findall(rb"^q \{(.*)\}$", Path(sys.argv[1]).read_bytes(), re.MULTILINE)
words = [each for each in said if b"word" in each or re.fullmatch(rb"[d0-9].*", each)]
letters = [each for each in said if b"\xc3" in each]
print("yasr 0.6.9-11:", [len(each) for each in words], "bytes, the first ends in", words[0][-12:])
print("two bytes a letter:", [len(each) for each in letters], "bytes, the first ends in", letters[0][-3:])
assert len(words) == 5, words
assert [len(each) for each in words[:4]] == [251] * 4, words
assert words[0].endswith(b" wor"), words[0]
assert words[1].startswith(b"d031"), words[1]
assert letters[0].decode("utf-8", "replace")[-1] == "\ufffd", letters[0]
assert b"b" * 251 in said
P
echo "as described"
