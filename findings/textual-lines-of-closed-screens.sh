#!/usr/bin/env bash
# Textual 8.2.8 keeps what closed screens painted.
#
# A screen that was popped is collected with all its widgets, as one would expect. The lines that they painted
# are not: textual._styles_cache.StylesCache.get_inner_outer is wrapped in functools.lru_cache(1024) as a method,
# so its keys hold the StylesCache of every widget, and each of those holds all its lines as Strips with eight
# small caches. An app that opens many short-lived screens therefore grows by some 30 to 40 MB and then stays
# there, once 1,024 pairs of widget and color have been seen. cache_clear() frees them at once.
#
# Seen: 40 screens of two widgets opened and closed, none of them alive, their 80 caches alive with more than
# 2,500 lines; none after cache_clear(). Fails if that changes.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
python3 -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet --disable-pip-version-check textual==8.2.8 2>/dev/null
"$home/venv/bin/python" - <<'P'
import asyncio
import gc
from importlib.metadata import version

from textual._styles_cache import StylesCache
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Static

SCREENS, LINES = 40, 30


class Sheet(ModalScreen[None]):
    def compose(self):
        yield Static("\n".join(f"line {number}" for number in range(LINES)))


def alive(kind):
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, kind)]


async def main():
    app = App()
    async with app.run_test(size=(80, LINES + 2)) as pilot:
        await pilot.pause()
        before = len(alive(StylesCache))
        for _ in range(SCREENS):
            app.push_screen(Sheet())
            await pilot.pause()
            app.pop_screen()
            await pilot.pause()
        sheets = len(alive(Sheet))
        kept = [each for each in alive(StylesCache) if each._cache]
        lines = sum(len(each._cache) for each in kept)
        del kept
        caches = len(alive(StylesCache)) - before
        StylesCache.get_inner_outer.cache_clear()
        after = len(alive(StylesCache)) - before
    print(f"textual {version('textual')}: {SCREENS} screens closed, {sheets} of them alive, {caches} caches of lines")
    print(f"with {lines:,} lines alive; {after} after cache_clear()")
    assert sheets <= 1, sheets
    assert caches >= SCREENS, caches
    assert lines >= SCREENS * LINES, lines
    assert after <= 2, after


asyncio.run(main())
P
echo "as described"
