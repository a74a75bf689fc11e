"""The engine as a process that is killed at its n-th named point; a fork server, for speed.

Each line on standard input is a job in JSON; each gets one line back. The interpreter starts and
imports once, every job runs in a fork of its own, and `kill -9` ends only that one.
"""

import json
import os
import signal
import sys
import traceback
from datetime import datetime
from pathlib import Path

from reachapp import bootstrap
from reachapp.bootstrap import engine
from reachapp.core.profile import read_profile
from reachapp.engine.requests import Answer
from reachapp.engine.stored import save_profile
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths
from tests.fakes import FakeClock


class AwayEncoder:
    """The sentence encoder that is not there: it takes a second to load, and sends nothing."""

    def __init__(self, **_how):
        pass

    def encode(self, _texts):
        return None

    def close(self):
        pass


class Points:
    """Counts the named points, and kills the process at one of them."""

    def __init__(self, kill_at):
        self.names = []
        self._kill_at = kill_at

    def __call__(self, name):
        self.names.append(name)
        if len(self.names) == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def work(job):
    """Do one job: build the engine on the folder at that moment, act, and do all due work once."""
    points = Points(job.get("kill_at", 0))
    secrets = MemorySecrets({"MAIN_IMAP": job["password"], "MAIN_SMTP": job["password"]})
    clock = FakeClock(datetime.fromisoformat(job["at"]))
    paths = find_paths(Path(job["folder"]))
    with engine(paths, secrets=secrets, clock=clock, point=points) as built:
        if "profile" in job:
            with built.units.writing() as shelves:
                save_profile(shelves, read_profile(job["profile"]), now=clock.now())
        if job.get("looks", True):
            built.program.run_once()
        if "answer" in job:
            (row,) = built.program.desk().rows
            outcome = built.program.ask(Answer(row.id, row.version, job["answer"], "Sanne"))
            outcome.result(10)
        health = [f"{line.part}: {line.code}" for line in built.health.lines()]
        built.program.stop()
    return {"points": points.names, "health": health}


def forked(job):
    """Run the job in a fork; return what it says, or by which signal it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1
        try:
            os.write(writing, json.dumps(work(job)).encode())
            status = 0
        except BaseException:  # noqa: BLE001  whatever it is, the fork must not go on as a server
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"code": code, **(json.loads(said) if said else {})}


def main():
    bootstrap.ChildEncoder = AwayEncoder
    for line in sys.stdin:
        print(json.dumps(forked(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
