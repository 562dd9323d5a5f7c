"""Which schedulers there are, and which of them this computer offers."""

from __future__ import annotations

from rejectui.cli.reminder.cron import Cron
from rejectui.cli.reminder.launchd import Launchd
from rejectui.cli.reminder.scheduler import Scheduler
from rejectui.cli.reminder.systemd import Systemd
from rejectui.cli.reminder.task_scheduler import TaskScheduler

SCHEDULERS: dict[str, Scheduler] = {
    each.name: each for each in (Systemd(), Launchd(), TaskScheduler(), Cron())
}  # the best first: one that makes up for what was missed


def offered() -> tuple[Scheduler | None, dict[str, str]]:
    """The best scheduler that can be used here, and why those before it cannot: (scheduler or None, reasons
    by name)."""
    reasons: dict[str, str] = {}
    for name, scheduler in SCHEDULERS.items():
        reason = scheduler.missing()
        if reason is None:
            return scheduler, reasons
        if reason:
            reasons[name] = reason
    return None, reasons
