#!/usr/bin/env bash
# Debian's crontab (cron 3.0pl1): `crontab -l | crontab -` changes what it copies: a carriage return becomes \r.
#
# `crontab -l` writes every carriage return as two characters, a backslash and an r, also into a pipe or a file.
# `crontab -` takes these as they are, and carriage returns, too. So a crontab with lines as Windows ends them is another
# one once a script has added a line in the usual way, `(crontab -l; echo ...) | crontab -`, or a backup by `crontab -l`
# was put back; a true "\r" in a command, as of tr or printf, cannot be told from it. `crontab -e` hands the editor the
# file as it is. Nothing of it is in crontab(1).
#
# Seen on Debian 12 with cron 3.0pl1-162, in namespaces with a /var/spool/cron of their own. Fails if that changes.
# Needs apt, unshare and root.
set -euo pipefail
if [ "${1:-}" != inside ]; then
  script=$(realpath "$0")
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  cd "$home"
  apt-get download -qq cron=3.0pl1-162 >/dev/null 2>&1
  dpkg-deb -x cron_*.deb unpacked
  unshare --mount "$BASH" "$script" inside "$home"
  exit
fi

cd "$2"
PATH="$2/unpacked/usr/bin:$PATH"
mkdir -p /var/spool/cron
mount -t tmpfs none /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
printf '#!/bin/sh\ncat "$1" >"%s/edited"\n' "$2" >editor
chmod +x editor
edited() { EDITOR="$2/editor" VISUAL="$2/editor" crontab -e >/dev/null 2>&1; cat edited; }

printf '17 3 * * * true one\r\n' >given
crontab given
edited _ "$2" >first
crontab -l >shown
crontab -l | crontab -
edited _ "$2" >second
for each in given first shown second; do printf '%-7s' "$each"; od -An -c "$each" | tr -s ' \n' ' '; echo; done
cmp given first                                  # installing keeps it
[ "$(cat shown)" = '17 3 * * * true one\r' ]     # listing does not
cmp shown second                                 # and putting back what was listed makes it so
echo "as described"
