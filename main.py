"""Starts Reachapp from a checkout."""

from reachapp.app import main

if __name__ == "__main__":  # child processes import this file again
    raise SystemExit(main())
