#!/usr/bin/env bash
# shtab 1.13.0: names with a space are not completed in bash and fish, and in zsh `cmd` runs while the script is loaded.
#
# An argument with `.complete = shtab.FILE` is for names of files. Where a name has a space, bash (5.2) and fish
# (3.6.0) complete it by themselves for any command, and do not any more once shtab's script for the command is
# loaded: its function for bash is `compgen -f -- $1`, in which the word falls apart, and its call for fish gives
# the word as it was typed, with its backslash, to `__fish_complete_path`, which takes it for a part of the name.
#
# An argument with `.complete = shtab.cmd("…")` is for words that a command prints. In bash the command runs when
# tab is pressed. In zsh it stands as $(…) within double quotes, so it runs when the script is loaded,
# before any tab; what it printed then is offered for as long as the shell lives.
#
# Seen: the above, for a program with two arguments. Fails if that changes.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
python3 -m venv env
env/bin/pip install -q shtab==1.13.0
for package in zsh=5.9-4+b15 fish=3.6.0-3.1+deb12u1 fish-common=3.6.0-3.1+deb12u1 libpcre2-32-0; do
    apt-get download -qq "$package" >/dev/null 2>&1
done
for file in *.deb; do dpkg -x "$file" root; done
cat >script.py <<'P'
import argparse
import sys

import shtab

parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("file").complete = shtab.FILE
parser.add_argument("word").complete = shtab.cmd("echo now >>ran; echo word")
print(shtab.complete(parser, sys.argv[1]))
P
for shell in bash zsh fish; do env/bin/python script.py $shell >script.$shell; done
mkdir files
touch "files/My file" files/plain

cat >try.bash <<'B'
source script.bash
cd files
for typed in pl 'My\ f'; do
    COMP_WORDS=(prog "$typed") COMP_CWORD=1
    _shtab_prog
    echo "[${COMPREPLY[*]-}]"
done
B
bash --norc --noprofile try.bash >said.bash
cat >try.fish <<'F'
cd files
for typed in pl 'My\ f'
    echo "["(complete -C "prog $typed" | string replace -r '\t.*' '')"]"
end
source ../script.fish
for typed in pl 'My\ f'
    echo "["(complete -C "prog $typed" | string replace -r '\t.*' '')"]"
end
F
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find "$home/root" -name 'libpcre2-32.so.0' | head -n 1)")
ln -s ../etc root/usr/etc
root/usr/bin/fish --no-config try.fish >said.fish
rm -f ran
root/bin/zsh -f -c 'compdef() { }; eval "$(cat script.zsh)"; print -rl -- $_shtab_prog_options' >said.zsh

echo "bash $BASH_VERSION, loaded: $(paste -sd ' ' said.bash)"
echo "fish, before and after: $(paste -sd ' ' said.fish)"
echo "zsh, loaded and no tab pressed: ran $(wc -l <ran) time(s), $(tail -n 1 said.zsh)"
[ "$(cat said.bash)" = $'[plain]\n[]' ]
[ "$(cat said.fish)" = $'[plain]\n[My file]\n[plain]' ]
[ "$(wc -l <ran)" -eq 1 ]
[ "$(tail -n 1 said.zsh)" = ':word:(word)' ]
echo "as described"
