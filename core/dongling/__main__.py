"""`python -m dongling` and the script `dongling`."""

import sys

from dongling.cli.program import main as run


def main() -> None:
    """Run the program and leave with its exit status."""
    sys.exit(run())


if __name__ == "__main__":
    main()
