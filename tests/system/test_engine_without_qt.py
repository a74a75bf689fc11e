"""What an always-on machine runs loads no Qt: 240 MB that it need not have."""

import json
import subprocess
import sys

import pytest

from tests.system.engine_process import PLAN, ROOT

PLAN_CHECK = """
import sys
from reachapp.app import main
code = main(["plan", "check", sys.argv[1]])
sys.exit(code or any(name.partition(".")[0] in ("PySide6", "shiboken6") for name in sys.modules))
"""


@pytest.mark.parametrize("module", ["reachapp.engine.program", "reachapp.bootstrap"])
def test_the_engine_loads_no_qt(module):
    words = [sys.executable, "-X", "importtime", "-c", f"import {module}"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)

    assert module in done.stderr
    assert "PySide6" not in done.stderr
    assert "reachapp.ui" not in done.stderr


def test_checking_a_plan_loads_no_qt(tmp_path):
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(PLAN))
    words = [sys.executable, "-c", PLAN_CHECK, str(file)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
