"""The exported page before an HTML checker, before axe, in narrow and wide windows, and on paper.

    python -m tests.bench.page [--keep FOLDER]

The pages of four journals (none, a first month, the demo, ten years of texts as ugly as they may be) go
through the Nu HTML checker; in Chromium through axe, 320 and 1,200 CSS pixels wide, in light and in dark,
with tables folded and unfolded, where nothing but a box that has the focus may scroll sideways; and onto A4
and Letter, where nothing may be cut, no drawing torn, and dark is as white as light. A minute or two.

It needs Java 17, Chromium, Node.js with npm, and Poppler; npm installs the rest, pinned, in a temporary
folder. With --keep, the pages, their pictures and PDFs stay in that folder, to be looked at. The status is 1
if something was found, or nothing could be tried.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rejectui.core.days.day import day_of
from rejectui.core.facts import Facts
from rejectui.journal.export.html.page import page
from tests.clocked import MOMENT
from tests.journal.export.journals import TODAY, ugly_years
from tests.journal.export.month import LAST, month

NPM = ("vnu-jar@26.9.27", "axe-core@4.14.1", "puppeteer-core@24.43.1")
PROGRAMS = {
    "Java": ("java",),
    "Chromium": ("chromium", "chromium-browser", "google-chrome"),
    "Node.js": ("node",),
    "npm": ("npm",),
    "Poppler": ("pdftotext",),
}
CHECKS = ("Nu", "axe", "sideways", "paper")
PAPERS = ("A4", "Letter")
MARGIN = 10  # mm around what is printed, as in inside/look.mjs
COARSE = 25.4  # dots per inch, so that a dot is a millimeter
PALE = 0.5  # of a page that is black on white, at least so much is white, however much is written


class Finding(NamedTuple):
    """What a check found, in which state of the page."""

    check: str
    state: str
    what: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Check all pages and print a table; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.page", description="Checks the HTML page.")
    parser.add_argument("--keep", type=Path, help="a folder for the pages, their pictures and PDFs")
    keep = parser.parse_args(arguments).keep
    if missing := [name for name, commands in PROGRAMS.items() if _program(commands) is None]:
        both = " and ".join(missing)
        be = "is" if len(missing) == 1 else "are"
        print(f"NOT TRIED: the page was not checked, because {both} {be} needed, and {be} not here.")
        return 1
    with tempfile.TemporaryDirectory(prefix="rejectui-page-") as temporary:
        tools = Path(temporary) / "tools"
        if said := _install(tools):
            print(f"NOT TRIED: the page was not checked, because npm could not install its tools: {said}")
            return 1
        folder = (keep or Path(temporary) / "pages").resolve()
        folder.mkdir(parents=True, exist_ok=True)
        paths = {name: folder / f"{name.replace(' ', '-')}.html" for name in journals()}
        for name, (facts, day) in journals().items():
            paths[name].write_text(page(facts, day), encoding="utf-8")
        found = _look(tools, folder, list(paths.values()))
        for path, finding in _nu(tools, list(paths.values())):
            found[path].append(finding)
        pages = {}
        for name, path in paths.items():
            pages[name] = [len(_texts(_pdf(path, paper, "light"))) for paper in PAPERS]
            found[path] += _on_paper(path)
        print(table({name: found[path] for name, path in paths.items()}, pages))
    return 1 if any(found.values()) else 0


def journals() -> dict[str, tuple[Facts, date]]:
    """The journals by name, each with the day on which its page is made."""
    from rejectui.cli.demo.season import season
    from rejectui.packs.library import bundled_folder, load

    demo = season(load([(bundled_folder(), True)]).catalog, MOMENT).journal(lambda: MOMENT)
    return {
        "empty": (Facts(), TODAY),
        "a first month": (month(), LAST),
        "the demo": (demo.facts, day_of(MOMENT)),
        "ten ugly years": (ugly_years(), TODAY),
    }


def table(found: dict[str, list[Finding]], pages: dict[str, list[int]]) -> str:
    """A row a journal, a column a check; below it every finding once, with how often it was."""
    rows = [f"{'':16}" + "".join(f"{head:>14}" for head in (*CHECKS, *(f"{one} pages" for one in PAPERS)))]
    for name, findings in found.items():
        counts = [sum(one.check == check for one in findings) for check in CHECKS]
        rows.append(f"{name:16}" + "".join(f"{number:>14,}" for number in (*counts, *pages[name])))
    for name, findings in found.items():
        for check, what in dict.fromkeys((one.check, one.what) for one in findings):
            states = [one.state for one in findings if (one.check, one.what) == (check, what)]
            rows.append(f"{name}, {check}: {what} ({len(states)} times, first: {states[0]})")
    return "\n".join(rows)


def _program(commands: Sequence[str]) -> str | None:
    return next(filter(None, map(shutil.which, commands)), None)


def _install(tools: Path) -> str:
    """Install what npm has; what went wrong, if something did. No script of a package runs."""
    tools.mkdir()
    (tools / "package.json").write_text("{}")  # or npm might choose a folder above
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *NPM]
    done = subprocess.run(command, cwd=tools, capture_output=True, text=True, check=False)
    shutil.copy(Path(__file__).parent / "inside" / "look.mjs", tools)
    return "" if done.returncode == 0 else " ".join(done.stderr.split())[:300]


def _nu(tools: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, Finding]]:
    jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *paths]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    for each in json.loads(done.stdout)["messages"]:
        path = next(path for path in paths if path.name == Path(each["url"]).name)
        kind = each.get("subType", each["type"])
        yield path, Finding("Nu", f"line {each.get('lastLine')}", f"{kind}: {each['message']}")


def _look(tools: Path, folder: Path, paths: Sequence[Path]) -> dict[Path, list[Finding]]:
    command = ["node", tools / "look.mjs", _program(PROGRAMS["Chromium"]), folder, *paths]
    done = subprocess.run(command, cwd=tools, stdout=subprocess.PIPE, check=True)  # type: ignore[arg-type]
    told: dict[str, Any] = json.loads(done.stdout)
    return {path: [Finding(*each) for each in told[str(path)]] for path in paths}


def _pdf(path: Path, paper: str, scheme: str) -> Path:
    return path.with_name(f"{path.stem} {paper} {scheme}.pdf")


def _texts(pdf: Path) -> list[str]:
    """What is written on each page."""
    command = ["pdftotext", pdf, "-"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.split("\f")[:-1]


def _on_paper(path: Path) -> Iterator[Finding]:
    drawings = path.read_text(encoding="utf-8").count("<figure>")
    for paper in PAPERS:
        light, dark = (_pdf(path, paper, scheme) for scheme in ("light", "dark"))
        for what in torn(_texts(light), drawings):
            yield Finding("paper", paper, what)
        seen = [*_gray(light)]
        for what in unprinted(seen):
            yield Finding("paper", paper, what)
        if seen != [*_gray(dark)]:
            yield Finding("paper", paper, "with dark colors it is printed otherwise")


def torn(pages: Sequence[str], drawings: int) -> Iterator[str]:
    """The drawings that are not on one page with their captions: look.mjs wrote a word at both edges."""
    for number in range(drawings):
        edges = [[at for at, text in enumerate(pages) if f"zq{number}{edge}" in text] for edge in "te"]
        if edges[0] != edges[1] or len(edges[0]) != 1:
            yield f"drawing {number + 1} is torn or is not printed"


def unprinted(pages: Sequence[tuple[int, bytes]]) -> Iterator[str]:
    """The pages, as (dots in a row, gray of each dot), with marks in the right margin or with much ink."""
    for number, (across, dots) in enumerate(pages, 1):
        margin = MARGIN - 2  # a line at the edge of what is printed may reach into the next dot
        rows = [dots[at : at + across] for at in range(0, len(dots), across)]
        if any(min(row[-margin:]) < 255 for row in rows):
            yield f"page {number} reaches into the right margin"
        if sum(dot > 250 for dot in dots) < PALE * len(dots):
            yield f"page {number} is not black on white"


def _gray(pdf: Path) -> Iterator[tuple[int, bytes]]:
    """Each page as (dots in a row, gray of each dot from 0 for black to 255)."""
    with tempfile.TemporaryDirectory(prefix="rejectui-gray-") as folder:
        command = ["pdftoppm", "-gray", "-r", str(COARSE), pdf, Path(folder) / "page"]
        subprocess.run(command, check=True)
        for path in sorted(Path(folder).iterdir()):
            _, size, _, dots = path.read_bytes().split(b"\n", 3)  # PGM: its name, its size, 255
            yield int(size.split()[0]), dots


if __name__ == "__main__":
    sys.exit(main())
