#!/usr/bin/env bash
# argparse-manpage 4.8 loses a help text that begins with a dot or an apostrophe: the man page has nothing there.
#
# In roff a line that begins with . or ' is a request, and one that nobody knows is skipped, with all that stands
# on it. argparse-manpage escapes hyphens and backslashes, and not the beginning of a line: help=".toolrc is read
# first" is gone from the page, and so is "'quoted' is kept". Neither argparse-manpage nor man says anything by itself;
# man --warnings and mandoc's lint do. The summary of a command has its hyphens as they are, too, in the format
# single-commands-section, and mandoc cannot read the date that it writes, because its hyphens are escaped.
#
# A text that begins with a word in front of them is fine. Fails if that changes. Needs pip, and man with groff.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
command -v man >/dev/null || { echo "NOT TRIED: there is no man here (apt install man-db groff)"; exit 2; }
python3 -m venv "$home/python"
"$home/python/bin/pip" install --quiet --disable-pip-version-check argparse-manpage==4.8 2>/dev/null
"$home/python/bin/python" - <<'P'
from argparse import ArgumentParser
from importlib.metadata import version
from pathlib import Path

from argparse_manpage.manpage import Manpage

tool = ArgumentParser(prog="tool")
run = tool.add_subparsers(title="commands").add_parser("run", help=".toolrc is read first")
run.add_argument("--keep", action="store_true", help="'quoted' is kept")
run.add_argument("--netrc", action="store_true", help="the file .netrc is read")
page = str(Manpage(tool, {"project_name": "tool"}, format="single-commands-section"))
Path("tool.1").write_text(page)
print("argparse-manpage", version("argparse-manpage"), "writes these lines:")
print("\n".join(line for line in page.splitlines() if "toolrc" in line or "quoted" in line))
assert "\n.toolrc is read first\n" in page and "\n'quoted' is kept\n" in page
P
man --version
shown=$(LC_ALL=C MANWIDTH=80 man --local-file tool.1 2>&1 | cat)
echo "$shown"
grep -q "the file .netrc is read" <<<"$shown" || { echo "man shows nothing"; exit 1; }
if grep -qE "toolrc is read|quoted" <<<"$shown"; then exit 1; fi
echo "as described"
