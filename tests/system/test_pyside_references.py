"""The installed PySide6 counts references to None and True rightly.

6.12.0 loses one with every void call and every emit, and CPython 3.11 dies of it: "Fatal Python
error: bool_dealloc". Lift the pin in pyproject.toml only when this holds.
"""

import subprocess
import sys

MANY_CALLS = """
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
for _ in range(20_000):
    bell.rung.emit()
    bell.setObjectName("bell")
"""


def test_twenty_thousand_emits_and_void_calls_end_well():
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
