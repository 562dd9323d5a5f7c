"""Programs: what there is, each one's first page, and how far the one is that is going on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual import work
from textual.content import Content

from rejectui.core.facts import Run
from rejectui.core.programs.first_page import first_page
from rejectui.core.programs.program import Program, current_run, gentlest_first
from rejectui.core.programs.program_words import how_far, length, looking_back, this_week
from rejectui.core.programs.progress import ProgramState, Progress, progress
from rejectui.core.programs.runs import closed, paused, resumed, started
from rejectui.core.wording.words import count, day_seen_from, long_day
from rejectui.journal.records.record import new_id
from rejectui.ui.keys import PROGRAMS
from rejectui.ui.places.list_place import ListScreen
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET

NOW: dict[ProgramState, str] = {
    "to_come": "to come",
    "running": "you are in it",
    "paused": "paused",
    "finished": "finished",
    "left": "left",
}
STAYS = "What you logged stays, and so does any streak."

# A run stands for itself where the file of its program cannot be read.
ProgramRow = Program | Run


class ProgramsScreen(ListScreen[ProgramRow]):
    """The program that is going on, then all others; on the other half the page of the one under the cursor.

    What can be done with a program is offered where the cursor is on it.
    """

    PLACE = "ladder"
    BINDINGS = [*PROGRAMS]
    _standing: Progress | None = None

    def show(self) -> None:
        """Draw them."""
        super().show()
        found, run = self.app.programs, self._run
        self._standing = self.app.practice.standing
        rows: list[ProgramRow] = [*gentlest_first(found.by_name.values())]
        if run is not None:
            first = found.by_name.get(run.program, run)
            rows = [first, *(each for each in rows if each is not first)]
        self.fill(rows, self._summary(len(found.by_name), len(found.problems)))

    def _summary(self, programs: int, problems: int) -> Content:
        told = "One at a time, or none. Each keeps its own count and changes no total."
        if not programs:
            told = "No program can be read here."
        if problems:
            told += f"\n{count(problems, 'problem', 'problems')} in their files: rejectui program"
        return Content.styled(told, QUIET)

    @property
    def _run(self) -> Run | None:
        return current_run(self.app.facts.runs)

    def row(self, row: ProgramRow, width: int) -> Content:
        """Title and length, or that this is the one."""
        if isinstance(row, Run):
            return Content.assemble("● ", safe_line(row.program, "bold"), (" · cannot be read here", QUIET))
        stand = self._stand(row)
        if stand is None:
            return Content.assemble("  ", safe_line(row.title), (f" · {length(row)}", QUIET))
        return Content.assemble("● ", safe_line(row.title, "bold"), f" · {NOW[stand.state]}")

    def in_full(self, row: ProgramRow) -> Content:
        """How far it is, and its first page."""
        if isinstance(row, Run):
            return _gone(row)
        stand = self._stand(row)
        parts = self._progress(stand) if stand is not None else self._last_time(row)
        return Content("\n").join([*parts, *_page(row)])

    def _stand(self, program: Program) -> Progress | None:
        """How far this program is, if it is the one that is going on."""
        stand = self._standing
        return stand if stand is not None and stand.program is program else None

    def _progress(self, stand: Progress) -> Sequence[Content]:
        if stand.over:
            return _looking_back(stand)
        begun = day_seen_from(stand.run.started, self.app.day)
        lines = [Content.assemble((f"From {begun} on: ", QUIET), (how_far(stand), "bold"))]
        if stand.program.forgiving:
            rule = "the forgiving rule" if stand.run.forgiving else "its author's rule"
            lines.append(Content.styled(f"Counted by {rule}; f changes that.", QUIET))
        week = this_week(stand)
        return [*lines, *([safe(week, "italic")] if week is not None else []), Content("")]

    def _last_time(self, program: Program) -> Sequence[Content]:
        runs = [
            run for run in self.app.facts.runs if run.program == program.program and run.ended is not None
        ]
        if not runs:
            return ()
        last = max(runs, key=lambda run: (run.started, run.id))
        return _looking_back(progress(program, last, self.app.facts, self.app.day))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the program under the cursor."""
        if not self.is_mounted:
            return True
        row = self.rows.current
        stand = self._stand(row) if isinstance(row, Program) else None
        going_on = stand is not None and not stand.over
        allowed = {
            "start": isinstance(row, Program) and not going_on,
            "pause": going_on,
            "rule": going_on and isinstance(row, Program) and bool(row.forgiving),
            "end": stand is not None or isinstance(row, Run),
        }
        return allowed.get(action, True)

    @work
    async def action_start(self) -> None:
        """Start the program today; another one that is going on is left."""
        program, run = self.rows.current, self._run
        if not isinstance(program, Program):
            return
        known, facts, day = self.app.programs.by_name, self.app.facts, self.app.day
        before = self.app.practice.standing
        if run is not None and not (before is not None and before.over):
            title = before.program.title if before is not None else run.program
            if not await self._sure(f"Start “{program.title}” and leave “{title}”? {STAYS}"):
                return
        runs = started(program, new_id(), known, facts, day)

        def start() -> None:
            for each in runs:
                self.app.journal.keep_run(each)

        self._change(start, f"Started: {program.title}. Today is its first day.")

    @work
    async def action_end(self) -> None:
        """Leave the program, or put away one that is over."""
        run, stand = self._run, self.app.practice.standing
        if run is None:
            return
        over = stand is not None and stand.over
        title = stand.program.title if stand is not None else run.program
        if over or await self._sure(f"Leave “{title}”? {STAYS} It can be started again, from its first day."):
            ended = closed(run, self.app.programs.by_name, self.app.facts, self.app.day)
            said = f"Put away: {title}." if over else f"Left: {title}. {STAYS}"
            self._change(lambda: self.app.journal.keep_run(ended), said)

    def action_pause(self) -> None:
        """Stop the program's clock, or let it go on."""
        run, day = self._run, self.app.day
        if run is not None:
            changed = resumed(run, day) if run.is_paused else paused(run, day)
            self._change(
                lambda: self.app.journal.keep_run(changed),
                "Going on." if run.is_paused else "Paused. Cards and your streak go on as before.",
            )

    def action_rule(self) -> None:
        """Count by the other rule, from the first day on."""
        run = self._run
        if run is not None:
            changed = replace(run, forgiving=not run.forgiving)
            rule = "the forgiving rule" if changed.forgiving else "its author's rule"
            self._change(lambda: self.app.journal.keep_run(changed), f"Counted by {rule}, all of it.")

    def _change(self, work: Callable[[], None], said: str) -> None:
        """Keep the change, and stand on the program that is going on now."""
        if self.app.change_or_say(work):
            self.app.say(said)
            self.rows.go_to(0)
            self.show()

    async def _sure(self, question: str) -> bool:
        from rejectui.ui.sheets.confirm import Confirm

        return await self.app.push_screen_wait(Confirm(question))

    def action_scroll(self, by: int) -> None:
        """Read on in the page, or back."""
        self.frame.scroll_relative(y=by * max(self.frame.size.height - 1, 1), animate=False)

    def action_leave(self) -> None:
        """Back to the ladder."""
        self.dismiss(None)

    async def key_escape(self) -> None:
        """There is no search here that escape could end."""


def _looking_back(stand: Progress) -> list[Content]:
    until = f" until {long_day(stand.until)}" if stand.until is not None else ""
    head = "Finished" if stand.state == "finished" else "The last time"
    lines = [Content.styled(f"{head}{until}", "bold $primary")]
    return [*lines, *(Content(sentence) for sentence in looking_back(stand)), Content("")]


def _page(program: Program) -> list[Content]:
    lines = [Content.assemble(safe_line(program.title, "bold"), (f" · {length(program)}", QUIET))]
    for number, section in enumerate(first_page(program)):
        lines += [Content("")] if number else []
        lines += [Content.styled(section.heading, "bold $primary")] if section.heading else []
        for before, text in section.lines:
            mark = "· " if section.listed else ""
            lines.append(Content.assemble(mark, safe(f"{before}: " if before else "", QUIET), safe(text)))
    return lines


def _gone(run: Run) -> Content:
    return Content("\n").join(
        [
            safe_line(run.program, "bold"),
            Content(
                "You are in this program, and its file cannot be read here. Your asks and its days are kept."
            ),
            Content.styled("x leaves it.", QUIET),
        ]
    )
