"""An hour of focus: calm mail waits and hears for how long, alarms pass, and nothing ends it."""

import signal
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes, policy

from reachapp.core.promises import PromiseState
from reachapp.engine.requests import StartFocus
from tests.system.engine_process import (
    ALARM,
    ASSISTANT,
    CALM,
    ROOT,
    MovableClock,
    asked,
    last_monday,
)

KILLED_IN_FOCUS = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from reachapp.bootstrap import engine
from reachapp.engine.requests import StartFocus
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths
from tests.system.engine_process import MovableClock

begin, end = map(datetime.fromisoformat, sys.argv[2:])
paths = find_paths(Path(sys.argv[1]))
with engine(paths, secrets=MemorySecrets(), clock=MovableClock(begin)) as built:
    built.program.ask(StartFocus(end, by="Sanne")).result(20)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_calm_mail_in_focus_hears_when_it_ends_and_an_alarm_is_forwarded(office):
    clock = MovableClock(last_monday(10))
    office.save(office.profile(), now=clock.now())
    with office.engine(clock) as built:
        asked(built, StartFocus(last_monday(11), by="Sanne"))
        clock.move_to(last_monday(10, 5))
        status = built.program.status()
        assert (status.situation, status.until) == ("focus", last_monday(11))
        office.append(CALM, at=clock.now())
        karin = "karin@bakker.example"
        office.append(ALARM, at=clock.now(), from_=karin, return_path=f"<{karin}>")
        built.program.run_once()

    calm, alarmed = sorted(office.replies(), key=lambda mail: mail.rcpt_tos, reverse=True)
    assert "11:30" in told(calm)
    assert "11:05" in told(alarmed)  # alarms are answered through focus
    assert len([mail for mail in office.smtp.mails if mail.rcpt_tos == (ASSISTANT,)]) == 1
    assert len(office.phone.messages) == 1
    promises = {office.conversation(row).promise.promise_at for row in office.rows()}
    assert promises == {last_monday(11, 30), last_monday(11, 5)}


def told(mail) -> str:
    return message_from_bytes(mail.raw, policy=policy.default).get_content()


def test_focus_ends_by_itself_and_mail_after_it_gets_the_usual_time(office):
    clock = MovableClock(last_monday(10))
    office.save(office.profile(), now=clock.now())
    with office.engine(clock) as built:
        asked(built, StartFocus(last_monday(11), by="Sanne"))
        clock.move_to(last_monday(11) + timedelta(seconds=1))
        assert built.program.status().situation == "open"
        clock.move_to(last_monday(11, 10))
        office.append(CALM, at=clock.now())
        built.program.run_once()

    (row,) = office.rows()
    promise = office.conversation(row).promise
    assert (promise.promise_at, promise.state) == (last_monday(11, 40), PromiseState.OPEN)


def test_focus_survives_a_kill_and_a_restart(office):
    office.save(office.profile(), now=last_monday(9))
    begin, end = last_monday(10).isoformat(), last_monday(11).isoformat()
    words = [sys.executable, "-c", KILLED_IN_FOCUS, str(office.folder), begin, end]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, b"")

    clock = MovableClock(last_monday(10, 20))
    with office.engine(clock) as built:
        status = built.program.status()
        assert (status.situation, status.until) == ("focus", last_monday(11))
        office.append(CALM, at=clock.now())
        built.program.run_once()
        clock.move_to(last_monday(11, 1))
        assert built.program.status().situation == "open"
    (row,) = office.rows()
    assert row.answer_at == last_monday(11, 30)
