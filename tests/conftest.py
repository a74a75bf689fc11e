"""What holds for every test: one zone, no network, no secrets, no screen, no unexpected warning."""

import logging
import os
import shutil
import tempfile
import time

import pytest
from hypothesis import settings

from tests.log_guard import LogGuard
from tests.network_guard import stay_on_this_machine
from tests.real_parts import real_part as find_real_part

pytest_plugins = ["tests.contract.imap_servers"]

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=300, deadline=None, derandomize=True, database=None, print_blob=True
)
settings.register_profile(
    "deterministic", max_examples=50, deadline=None, derandomize=True, database=None
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser):
    parser.addoption("--run-slow", action="store_true", help="also run the long version of tests")


def pytest_configure(config):
    """Shut this process off from its user: zone, words, folders, keyring, desktop and network."""
    home = tempfile.mkdtemp(prefix="rt-")  # short: it holds unix sockets; only its owner may enter
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = f"{home}/{kind.lower()}"
    os.environ.update(
        XDG_RUNTIME_DIR=home,
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        LC_ALL="C.UTF-8",
        TZ="UTC",
    )
    for name in ("LANGUAGE", "DBUS_SESSION_BUS_ADDRESS", "CREDENTIALS_DIRECTORY"):
        os.environ.pop(name, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if hasattr(time, "tzset"):
        time.tzset()
    stay_on_this_machine()


def pytest_collection_modifyitems(config, items):
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow and not config.getoption("--run-slow"):
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Nothing is skipped on CI: what cannot run there is a fault."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI must not skip: {call.excinfo and call.excinfo.value}"
    return report


@pytest.fixture
def real_part():
    """Give the function that finds a real program, or skips (at home) or fails (on CI)."""
    return find_real_part


@pytest.fixture(autouse=True)
def _log_guard():
    guard = LogGuard()
    logger = logging.getLogger("reachapp")
    logger.addHandler(guard)
    yield guard
    logger.removeHandler(guard)
    complaints = guard.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expects_log(_log_guard):
    """Give the function that announces a warning: `expects_log(r"sign in again")`."""
    return _log_guard.expect
