"""What the project promises about itself: pinned versions, and layers that hold."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
NAMED = ("PySide6-Essentials", "SQLAlchemy", "keyring", "IMAPClient", "APScheduler")


def plain(name: str) -> str:
    return name.lower().replace("_", "-")


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text()
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", NAMED)
def test_what_the_program_stands_on_is_limited_in_pyproject_and_pinned_in_the_lock(name):
    wanted = {(r := Requirement(line)).name: r for line in PROJECT["project"]["dependencies"]}

    assert "<" in str(wanted[name].specifier)
    assert wanted[name].specifier.contains(pins("run")[plain(name)])


def test_pyside_stays_below_the_release_that_aborts():
    assert Version(pins("run")["pyside6-essentials"]) < Version("6.12")


def test_every_wanted_package_is_locked():
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]

    assert {plain(Requirement(line).name) for line in wanted} <= pins("test").keys()


def test_the_tests_run_what_the_owner_runs():
    assert pins("run").items() <= pins("test").items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_each_locked_version_has_a_hash(lock):
    entries = re.split(r"^(?=\S)", lock.read_text(), flags=re.MULTILINE)[1:]

    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_no_lock_names_an_index(lock):
    assert not re.search(r"://|index-url|find-links|\s@\s", lock.read_text())


ALL_OF_THE_ENGINE = """
import importlib, pkgutil, sys
import reachapp.engine

for module in pkgutil.walk_packages(reachapp.engine.__path__, "reachapp.engine."):
    importlib.import_module(module.name)
sys.exit(", ".join(name for name in sys.modules if name.startswith(("PySide6", "sqlalchemy"))) or 0)
"""


def test_the_engine_loads_neither_qt_nor_a_database():
    done = subprocess.run(
        [sys.executable, "-c", ALL_OF_THE_ENGINE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [tool, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path):
    """A copy of the package and its import rules, to plant violations in."""
    caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "reachapp", tmp_path / "reachapp", ignore=caches)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_package_keeps_its_layers(copy):
    done = lint_imports(copy)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("planted", "broken"),
    [
        (
            {"core/planted.py": "import sqlalchemy"},
            "Core, concepts and engine know no library of the outside",
        ),
        (
            {"engine/planted.py": "import reachapp.store"},
            "core < availability < concepts < engine < adapters < composition",
        ),
        (
            {
                "engine/planted_a.py": "import reachapp.engine.planted_b",
                "engine/planted_b.py": "import reachapp.engine.planted_a",
            },
            "No cycles between siblings",
        ),
    ],
    ids=["library in core", "engine imports the store", "cycle"],
)
def test_a_planted_violation_is_caught(copy, planted, broken):
    for name, code in planted.items():
        (copy / "reachapp" / name).write_text(f'"""Planted."""\n\n{code}\n')

    done = lint_imports(copy)

    assert done.returncode == 1
    assert re.search(rf"{re.escape(broken)} BROKEN", done.stdout), done.stdout
