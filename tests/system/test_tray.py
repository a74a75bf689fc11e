"""The icon in a real tray: Xvfb, trayer and a mouse; an hour of focus from the real menu."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 20
DOWNS = 6
"""To "1 uur": past three promises, the desk and "25 min"; captions are stepped over."""


class Screen:
    """A screen of its own with a tray on it."""

    def __init__(self, xvfb: str, trayer: str, xdotool: str):
        self.xdotool = xdotool
        self.parts = []
        read, write = os.pipe()
        command = [
            xvfb,
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
        ]
        self.start(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as number:
            self.display = f":{number.readline().strip()}"
        size = ["--widthtype", "pixel", "--width", "120", "--heighttype", "pixel", "--height", "24"]
        self.start([trayer, "--edge", "bottom", "--align", "right", *size])

    @property
    def environment(self):
        mine = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": getattr(self, "display", "")}
        return {**os.environ, **mine, "LC_ALL": "C.UTF-8"}

    def start(self, command, **more):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | more
        part = subprocess.Popen(command, env=self.environment, **quiet)
        self.parts.append(part)
        return part

    def do(self, *words):
        done = subprocess.run([self.xdotool, *words], env=self.environment, check=False,
                              capture_output=True, text=True, timeout=LIMIT)  # fmt: skip
        return done.stdout.strip()

    def find(self, *wanted):
        """Wait until a window of that kind is there, and return the last one's number."""
        ends = time.monotonic() + LIMIT
        while time.monotonic() < ends:
            if found := self.do("search", "--onlyvisible", *wanted):
                return found.splitlines()[-1]
        pytest.fail(f"no window {wanted}")

    def place(self, window):
        found = self.do("getwindowgeometry", "--shell", window)
        values = dict(re.findall(r"(\w+)=(-?\d+)", found))
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def end(self):
        for part in reversed(self.parts):
            part.terminate()
            part.wait(LIMIT)
            if part.stdout:
                part.stdout.close()


@pytest.fixture
def screen(real_part):
    made = Screen(real_part("Xvfb"), real_part("trayer"), real_part("xdotool"))
    yield made
    made.end()


def line_with(part, pattern):
    """Read what the program prints until a line matches; the test's limit ends a silent wait."""
    seen = []
    for line in part.stdout:
        seen.append(line)
        if re.search(pattern, line):
            return line
    pytest.fail(f"no line {pattern!r} in {seen}")


@pytest.mark.timeout(90)
def test_an_hour_of_focus_is_picked_from_the_real_menu(screen, tmp_path):
    program = screen.start(
        [sys.executable, "-m", "tests.system.tray_program", str(tmp_path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
    )  # fmt: skip
    line_with(program, "status open")
    x, y, width, height = screen.place(screen.find("--class", "trayer"))
    assert width > 8, "the tray has an icon in it"

    # the icon is the only one, at the right end of the tray
    screen.do("mousemove", str(x + width - height // 2), str(y + height // 2), "click", "3")
    screen.find("--pid", str(program.pid))
    for _line in range(DOWNS):
        screen.do("key", "Down")
    screen.do("key", "Return")

    line = line_with(program, "asked")
    assert "StartFocus" in line
    assert "11, 42" in line, "one hour after 10:42 UTC"
    line_with(program, "status focus")
