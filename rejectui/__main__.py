"""`python -m rejectui` and the `rejectui` script."""

# What the module `signal` is made of: that one imports enum first, and ctrl+c would show where it stopped it.
import _signal as signal  # type: ignore[import-not-found]
import gc
import os
import sys

INTERRUPTED = 130  # as in cli/main.py, which is not imported yet when it may be wanted


def main() -> int:
    """Run the command line; returns the exit status."""
    # Collecting garbage while modules are imported costs a tenth of every start. A command is over before
    # it would be worth it; the app collects again once it is built (cli/open_app.py).
    gc.disable()
    # What ctrl+c raises in the middle of an import comes out of it as other errors, and while Python puts
    # everything away it is told in Python's words: then there is nothing to tidy, and it ends at once.
    usual = signal.getsignal(signal.SIGINT)
    _on_ctrl_c(_leave)
    taken = None
    if os.name == "posix" and len(sys.argv) == 1:
        from rejectui.cli.at_once.terminal import take

        taken = take()
    elif sorted(sys.argv[1:]) in (["today"], ["--plain", "today"]):
        from rejectui.cli.at_once.today import in_words, print_from_memo

        if print_from_memo(words=in_words(asked=len(sys.argv) > 2)):
            return 0
    elif sys.argv[1:2] == ["status"]:
        from rejectui.cli.at_once.status import status_from_memo

        status = status_from_memo(sys.argv[2:])
        if status is not None:
            return status
    try:
        from rejectui.cli.main import run

        if taken is None:  # ctrl+c is a key then
            _on_ctrl_c(usual)
        return run(sys.argv[1:], taken=taken)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if taken is not None:  # an import may have failed
            taken.give_back()
        _on_ctrl_c(_leave)


def _on_ctrl_c(action: object) -> None:
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # which whoever started us may want
        signal.signal(signal.SIGINT, action)


def _leave(number: int, frame: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
