#!/usr/bin/env bash
# zbarimg 0.23.92 reads Spanish and German in a QR code as Chinese and Japanese, unless the code says that it is UTF-8.
#
# A QR code holds bytes. What they are it may say by a mark, ECI 26 for UTF-8 (ISO/IEC 18004, 7.4.2); without a mark
# most writers put UTF-8 into it all the same, and readers guess. ZBar tries Big5 and Shift JIS first: of "¿Me da un
# vaso de agua?" the two bytes of the first sign become one Chinese one, and of "Wünschen Sie Öl?" the umlauts become
# half-width katakana. It says nothing of it and ends with status 0. Japanese in UTF-8 it reads rightly, so that who
# tries "something that is not Latin" sees nothing. OpenCV 5.0.0 reads all of them.
#
# The mark takes 12 bits, and both read codes with it: OpenCV, too, though it prints "ECI is not supported properly".
# segno 1.6.6 writes it only when asked (eci=True). Fails if that changes. Needs pip, and zbarimg (apt install
# zbar-tools).
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
command -v zbarimg >/dev/null || { echo "NOT TRIED: there is no zbarimg here (apt install zbar-tools)"; exit 2; }
python3 -m venv "$home/python"
"$home/python/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6 opencv-python-headless==5.0.0.93 2>/dev/null
echo "zbarimg $(zbarimg --version)"
OPENCV_LOG_LEVEL=ERROR "$home/python/bin/python" - <<'P'
import subprocess
from importlib.metadata import version

import cv2
import segno

print("segno", version("segno"), "and OpenCV", cv2.__version__)
SPANISH, GERMAN, JAPANESE = "¿Me da un vaso de agua?", "Wünschen Sie Öl?", "日本語でお願いします"
ZBAR = ["zbarimg", "--quiet", "--raw", "--nodbus", "code.png"]


def read(text: str, marked: bool) -> tuple[str, str]:
    segno.make(text, error="L", mode="byte", encoding="utf-8", eci=marked).save("code.png", scale=8)
    done = subprocess.run(ZBAR, capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\n"), cv2.QRCodeDetectorAruco().detectAndDecode(cv2.imread("code.png"))[0]


found = {}
for text in (SPANISH, GERMAN, JAPANESE):
    for marked in (False, True):
        zbar, opencv = found[text, marked] = read(text, marked)
        print(f"{text} {'with' if marked else 'without'} the mark: zbarimg {zbar}, OpenCV {opencv}")
assert found[SPANISH, False] == ("聶Me da un vaso de agua?", SPANISH)
assert found[GERMAN, False] == ("Wﾃｼnschen Sie ﾃ僕?", GERMAN)
assert found[JAPANESE, False] == (JAPANESE, JAPANESE)
assert all(found[text, True] == (text, text) for text in (SPANISH, GERMAN, JAPANESE))
P
echo "as described"
