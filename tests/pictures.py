"""Draw the README's pictures from the demo: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).parents[1] / ".github" / "pictures"
MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SCREENS = {
    "today": (),
    "log": ("l", "n", "6"),
    "review": ("2",),
    "journal": ("3",),
    "packs": ("5", "enter", "down"),
    "ladder": ("4",),
}
SIZE = (80, 24)


async def draw(keys: tuple[str, ...], size: tuple[int, int] = SIZE, theme: str | None = None) -> str:
    """The SVG of the demo after these keys, without the fonts that it would fetch from elsewhere."""
    from rejectui.cli.demo.season import season
    from rejectui.journal.folder.drafts import Drafts
    from rejectui.packs.library import bundled_folder, load
    from rejectui.packs.programs import load_programs
    from rejectui.ui.app import RejectUI

    library = load([(bundled_folder(), True)])
    journal = season(library.catalog, MORNING).journal(lambda: MORNING)
    with TemporaryDirectory() as drafts:
        app = RejectUI(
            library=library,
            programs=load_programs,
            journal=journal,
            now=lambda: MORNING,
            drafts=Drafts(Path(drafts)),
            report=str,
            theme=theme,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            svg = app.export_screenshot()
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def words(svg: str) -> str:
    """What a picture says, without how it is drawn."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", svg, flags=re.DOTALL).split())


def main() -> None:
    """Draw all of them; with a folder as argument, in every size and theme, to be looked at."""
    if len(sys.argv) == 1:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, keys in SCREENS.items():
            (FOLDER / f"{name}.svg").write_text(asyncio.run(draw(keys)), encoding="utf-8")
        return
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, keys in SCREENS.items():
        for size in ((60, 20), (80, 24), (140, 40)):
            for theme in ("rejectui-dark", "rejectui-light"):
                path = folder / f"{name}-{size[0]}x{size[1]}-{theme[9:]}.svg"
                path.write_text(asyncio.run(draw(keys, size, theme)), encoding="utf-8")


if __name__ == "__main__":
    # The picture is in full color, whatever the terminal it is drawn from.
    os.environ.pop("NO_COLOR", None)
    os.environ["COLORTERM"] = "truecolor"
    main()
