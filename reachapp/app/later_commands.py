"""Commands whose names are fixed and whose work comes in a later version: one clear line each."""

import argparse

from reachapp.app.failures import Failure

COMMANDS = {
    "publish": "the plan as website text, signature and voicemail script",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands; each takes whatever it will take one day."""
    for name, what in COMMANDS.items():
        parser = commands.add_parser(name, help=f"{what} (comes later)", prefix_chars="\0")
        parser.add_argument("words", nargs="*", help=argparse.SUPPRESS)
        parser.set_defaults(run=run, name=name)


def run(options: argparse.Namespace) -> int:
    """Say that it is not there yet."""
    raise Failure(f"{options.name} comes later; this version does not have it yet")
