"""Looks at the first argument: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; each face is imported only when it is wanted."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--worker"]:  # a frozen program starts itself as its worker, and for its jobs
        from fazhi_desk.worker import main as work

        return work()
    if arguments[:1] == ["--job"]:
        from fazhi_desk.job import main as job

        return job()
    from fazhi_desk.commands.mistyped import for_commands

    if for_commands(arguments):
        from fazhi_desk.commands import main as command

        return command(arguments)
    from fazhi_desk.desktop.app import main as window

    return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
