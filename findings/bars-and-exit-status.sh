#!/usr/bin/env bash
# Status bars and a line with an exit status: xmobar 0.46 says that a command could not be executed when it was,
# and i3blocks 1.4 drops its line; the same command with `|| true` is shown by both.
#
# The command here prints one line and leaves with status 10, as programs do that also tell a state (grep, diff,
# systemctl is-active). xmobar's `Com` shows "Could not execute command sh" instead of the line. i3blocks writes
# "bad exit code 10" to its log, where nobody looks, and its block stays empty. Seen in the same way, but not run
# here because they need a screen: Waybar 0.9.17 hides a custom module whose command leaves with another status
# than 0, without a word; polybar 3.6.3 shows the line. So a line for bars says nothing by its exit status, or
# everybody who uses it there has to know `|| true`.
#
# Seen: the above. Fails if that changes. Needs Debian 12 (apt-get download).
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
needed=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
    --no-enhances xmobar | grep '^lib' | grep -v -e '^libc6' -e '^libgcc' -e i386 | sort -u)
apt-get download -qq xmobar=0.46-1 i3blocks=1.4-4 $needed >/dev/null 2>&1
for file in *.deb; do dpkg -x "$file" root; done
export LD_LIBRARY_PATH=$home/root/usr/lib/x86_64-linux-gnu:$home/root/lib/x86_64-linux-gnu

cat >told.sh <<'S'
echo "one line"
exit 10
S
bars() {
    cat >xmobar.rc <<X
Config { commands = [ Run Com "sh" ["-c", "sh told.sh $1"] "ask" 600 ], template = "%ask%" }
X
    printf '[ask]\ncommand=sh %s/told.sh %s\ninterval=once\n' "$home" "$1" >i3blocks.conf
    (timeout -s KILL 5 root/usr/bin/xmobar --text xmobar.rc >said.xmobar || true) 2>/dev/null
    (timeout -s KILL 5 root/usr/bin/i3blocks -c i3blocks.conf >said.i3blocks 2>log.i3blocks || true) 2>/dev/null
    echo "xmobar: $(tail -n 1 said.xmobar | xargs)"
    echo "i3blocks: $(grep -c 'one line' said.i3blocks || true) line(s), $(grep -o 'bad exit code 10' log.i3blocks | head -n 1 || true)"
}
echo "status 10"
bars "" | tee plain
echo "status 10, || true"
bars "|| true" | tee always
[ "$(cat plain)" = $'xmobar: Could not execute command sh\ni3blocks: 0 line(s), bad exit code 10' ]
[ "$(cat always)" = $'xmobar: one line\ni3blocks: 1 line(s), ' ]
echo "as described"
