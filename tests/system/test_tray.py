"""The icon in a real tray: Xvfb, trayer and a mouse; an hour of focus from the real menu."""

import os
import re
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reachapp.engine.stored import find_profile
from tests.system.engine_process import (
    ALARM,
    ASSISTANT,
    CALM,
    CLIENT,
    MovableClock,
    eventually,
    last_monday,
)

ROOT = Path(__file__).parents[2]
LIMIT = 20
DOWNS = 6
"""To "1 uur": past three promises, the desk and "25 min"; captions are stepped over."""
DOWNS_ON_AN_EMPTY_DESK = 3


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
        part = subprocess.Popen(command, **{"env": self.environment} | quiet)
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


def pick(screen, program, downs):
    """Open the icon's menu with the right button, and press the line so many steps down."""
    x, y, width, height = screen.place(screen.find("--class", "trayer"))
    assert width > 8, "the tray has an icon in it"
    # the icon is the only one, at the right end of the tray
    screen.do("mousemove", str(x + width - height // 2), str(y + height // 2), "click", "3")
    screen.find("--pid", str(program.pid))
    for _line in range(downs):
        screen.do("key", "Down")
    screen.do("key", "Return")


@pytest.mark.timeout(90)
def test_an_hour_of_focus_is_picked_from_the_real_menu(screen, tmp_path):
    program = screen.start(
        [sys.executable, "-m", "tests.system.tray_program", str(tmp_path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
    )  # fmt: skip
    line_with(program, "status open")
    pick(screen, program, DOWNS)

    line = line_with(program, "asked")
    assert "StartFocus" in line
    assert "11, 42" in line, "one hour after 10:42 UTC"
    line_with(program, "status focus")


@pytest.mark.timeout(120)
def test_focus_from_the_real_menu_moves_a_promise_and_lets_an_alarm_through(screen, office):
    """Monday 10:00: one hour of focus by mouse, mail at once, then kill -9 and a restart."""
    office.save(office.profile(), now=last_monday(9))
    program = screen.start(
        [sys.executable, "-m", "tests.system.tray_engine_program",
         str(office.folder), last_monday(10).isoformat()],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1,
        env=screen.environment | office.environment() | {"DISPLAY": screen.display,
                                                         "QT_QPA_PLATFORM": "xcb"},
    )  # fmt: skip
    line_with(program, "status open")
    line_with(program, "status open")  # asked again only once the menu shows the first
    pick(screen, program, DOWNS_ON_AN_EMPTY_DESK)
    eventually(lambda: focus_of(office))
    karin = "karin@bakker.example"
    office.append(CALM, at=last_monday(10, 5))
    office.append(ALARM, at=last_monday(10, 5), from_=karin, return_path=f"<{karin}>")
    eventually(lambda: {CLIENT, karin} <= addressed(office) and office.phone.messages, 40)
    eventually(lambda: not office.waiting())
    program.kill()
    program.wait(LIMIT)

    (begin, end) = focus_of(office)
    assert timedelta(minutes=59) < end - begin <= timedelta(hours=1)
    calm, _alarm = sorted(office.rows(), key=lambda row: row.answer_at, reverse=True)
    assert calm.address == CLIENT
    assert end + timedelta(minutes=29) <= calm.answer_at <= end + timedelta(minutes=31)
    assert len([mail for mail in office.smtp.mails if mail.rcpt_tos == (ASSISTANT,)]) == 1
    with office.engine(MovableClock(last_monday(10, 30))) as built:
        assert built.program.status().situation == "focus"
    with office.engine(MovableClock(end + timedelta(minutes=1))) as built:
        assert built.program.status().situation == "open"


def addressed(office):
    """Everybody whom a mail left for; on a Monday the owner gets the week's report, too."""
    return {address for mail in office.smtp.mails for address in mail.rcpt_tos}


def focus_of(office):
    """Begin and end of the focus in the owner's plan, or nothing."""
    with office.units().reading() as shelves:
        plan = find_profile(shelves).plan or {}
    blocks = plan["schedules"]["main"].get("blocks", ())
    found = [block for block in blocks if block["kind"] == "focus"]
    return tuple(datetime.fromisoformat(found[0][key]) for key in ("from", "to")) if found else ()
