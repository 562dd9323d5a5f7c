#!/usr/bin/env bash
# Fenrir 1.9.6 says five equal signs and is silent about six.
#
# The screen reader Fenrir (fenrir-screenreader 1.9.6.post1) shortens what looks like a drawn line: "------" becomes
# "6 dash" (textManager.replaceHeadLines). A sign that its punctuation profile has no word for, as circles and blocks
# are, is not shortened but dropped from six equal ones on, whatever is asked for in punctuationLevel. So of a row of
# marks in a sentence the number can be heard up to five, and with the sixth nothing of it; a bar is shorter by its
# filled part. No setting turns it off.
#
# Seen, with the profile that comes with it: "this week ●●●●●" is kept and "this week ●●●●●●" is "this week" alone;
# of "██████░░ done" "░░ done" is left. Fails if that changes.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
python3 -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps fenrir-screenreader==1.9.6.post1 2>/dev/null
cd "$home"
"$home/venv/bin/python" - <<'P'
import sysconfig
from importlib.metadata import version
from pathlib import Path

from fenrirscreenreader.core import punctuationData
from fenrirscreenreader.core.punctuationManager import punctuationManager
from fenrirscreenreader.core.textManager import textManager


class Settings:
    def getSetting(self, section, name):
        return "some"

    def getSettingAsBool(self, section, name):
        return False


class Debug:
    def writeDebugOut(self, *said, **how):
        pass


profile = next(Path(sysconfig.get_paths()["purelib"]).rglob("punctuation/default.conf"))
punctuation, text = punctuationManager(), textManager()
environment = {
    "punctuation": punctuationData.punctuationData,
    "runtime": {"settingsManager": Settings(), "debug": Debug(), "punctuationManager": punctuation},
}
punctuation.initialize(environment)
punctuation.loadDicts(str(profile))
text.initialize(environment)
said = {
    each: " ".join(text.replaceHeadLines(each).split())
    for each in ("a ------ line", "this week ●●●●●", "this week ●●●●●●", "██████░░ done")
}
print("fenrir-screenreader", version("fenrir-screenreader"), said)
assert said["a ------ line"] == "a 6 dash line"
assert said["this week ●●●●●"] == "this week ●●●●●"
assert said["this week ●●●●●●"] == "this week"
assert said["██████░░ done"] == "░░ done"
P
echo "as described"
