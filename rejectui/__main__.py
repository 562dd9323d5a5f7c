"""`python -m rejectui` and the `rejectui` script."""

import gc
import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    # Collecting garbage while modules are imported costs a tenth of every start. A command is over before
    # it would be worth it; the app collects again once it is built (cli/app.py).
    gc.disable()
    from rejectui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
