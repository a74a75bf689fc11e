"""The command line: one command a file; `main` finds the command and keeps the exit codes.

Exit codes (fixed): 0 done, 1 the answer is "no", 2 wrong usage or an unreadable file.
"""

from reachapp.app.commands import main

__all__ = ["main"]
