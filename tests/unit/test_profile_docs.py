"""The page about the profile file says what the code says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_about_the_profile_is_the_one_that_the_code_gives():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "profile_docs.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
