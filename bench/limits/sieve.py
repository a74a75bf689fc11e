"""Deciding as a mail server does it: sieve-filter over a whole mailbox, CPU of its process."""

import shutil
import subprocess
from pathlib import Path

from bench.row import children_cpu

SCRIPT = """\
require ["imap4flags", "vacation", "body"];
if anyof (exists "list-id", header :contains "precedence" ["bulk", "list", "junk"],
          header :contains "auto-submitted" "auto-") { stop; }
if anyof (header :contains "subject" ["spoed", "urgent", "storing", "asap"],
          header :is "x-priority" "1",
          body :text :contains ["lekkage", "water", "doet het niet", "down", "vandaag nog"]) {
  setflag "$urgent";
}
vacation :days 7 :addresses "sanne@deboer-advies.example" "Woensdag voor 17:00.";
"""


def find_sieve_filter() -> str | None:
    return shutil.which("sieve-filter", path="/usr/bin:/usr/sbin:/usr/local/bin")


def decide_all(program: str, conf: Path, user: str, script: Path) -> float:
    """Run the script over INBOX, writing nothing; return the CPU seconds of the process."""
    if not script.exists():
        script.write_text(SCRIPT)
    before = children_cpu()
    command = [program, "-c", str(conf), "-u", user, str(script), "INBOX"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise OSError((done.stderr or done.stdout).strip()[-200:])
    return children_cpu() - before
