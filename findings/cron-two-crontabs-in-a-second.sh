#!/usr/bin/env bash
# Debian's cron 3.0pl1 never runs a crontab that was installed within the second of the one it has read.
#
# cron notices a new crontab by the time at which its folder was changed, in whole seconds (database.c compares
# st_mtime). If a crontab is installed, cron reads it, and in the same second another one takes its place, the time is
# what it was: crontab(1) says nothing, `crontab -l` shows the new one, and cron goes on with the old one, at every
# minute, until something else changes there, however long that is. A script that writes its lines one by one, or sets
# up a container and starts cron at once, meets that; a second between is all it takes.
#
# Seen on Debian 12 with cron 3.0pl1-162, in namespaces with a /run and a /var/spool/cron of their own. Takes two to
# three minutes, since cron looks once a minute. Fails if that changes. Needs apt, unshare and root.
set -euo pipefail
if [ "${1:-}" != inside ]; then
  script=$(realpath "$0")
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  cd "$home"
  apt-get download -qq cron=3.0pl1-162 >/dev/null 2>&1
  dpkg-deb -x cron_*.deb unpacked
  unshare --mount --pid --fork --mount-proc "$BASH" "$script" inside "$home"
  exit
fi

cd "$2"
PATH="$2/unpacked/usr/bin:$2/unpacked/usr/sbin:$PATH"
spool=/var/spool/cron/crontabs
mkdir -p /var/spool/cron
mount -t tmpfs none /var/spool/cron
mount -t tmpfs none /run
mkdir -m 1730 "$spool"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

install_job() { echo "* * * * * echo $1 >>'$PWD/ran'" | crontab -; }
until_second() { while [ "$(date +%S)" != "$1" ]; do sleep 0.1; done; }

until_second 55 # neither near the minute, nor long before it
install_job first
before=$(stat -c %Y "$spool")
cron -f &
for _ in $(seq 25); do [ -e /run/crond.pid ] && break; sleep 0.01; done
sleep 0.2 # it has read the first by now
install_job second
after=$(stat -c %Y "$spool")
[ "$before" = "$after" ] || { echo "The machine was too slow to do both in one second. Try again."; exit 1; }
shown=$(crontab -l)
until_second 10
until_second 05
until_second 10
kept=$(tr '\n' ' ' <ran)
install_job second # the very same text once more, in another second
rm ran
until_second 05
again=$(tr '\n' ' ' <ran)
echo "crontab -l shows: ${shown#*echo }"
echo "ran in two minutes: $kept"
echo "ran once the same crontab was installed again: $again"
case $shown in *"echo second"*) ;; *) exit 1 ;; esac
[ "$kept" = "first first " ]
[ "$again" = "second " ]
echo "as described"
