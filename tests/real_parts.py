"""The real programs that system tests talk to: absent is a skip at home and a failure on CI."""

import os
import shutil

import pytest

SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"  # servers live here, often outside a user's PATH


def real_part(name: str) -> str:
    """Return where the program `name` stands; without it skip the test, or fail it on CI."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:{SYSTEM_FOLDERS}")
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is not installed, and CI must not skip it")
    if found is None:
        pytest.skip(f"{name} is not installed; make test installs it on Debian and Ubuntu")
    return found
