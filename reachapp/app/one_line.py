"""An argument parser that answers wrong usage with one line on stderr."""

import argparse
from typing import NoReturn

from typing_extensions import override

USAGE = 2


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong and where help stands; the usage itself is one `--help` away."""

    @override
    def error(self, message: str) -> NoReturn:
        told = " ".join(message.split())
        self.exit(USAGE, f"{self.prog}: {told} ({self.prog} --help tells more)\n")
