"""`python -m rejectui` and the `rejectui` script."""

import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    from rejectui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
