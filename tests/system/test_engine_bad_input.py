"""What people and disks give us wrong: one clear line and the right exit code, no traceback."""

import json
import sqlite3

import pytest

from reachapp.app import main
from reachapp.core.verdict import Urgency
from reachapp.engine.views import RowState
from reachapp.system.paths import find_paths
from tests.contract.imap_servers import logged_in
from tests.system.engine_process import ASSISTANT, CALM, PLAN, eventually


def one_line(text: str) -> str:
    """The text, which must be one line."""
    assert text.count("\n") == 1
    assert text.endswith("\n")
    return text


def test_an_unknown_key_is_named_and_nothing_is_imported(office):
    done = office.import_(office.profile(autoreply={"mood": "send"}))

    assert done.code == 2
    assert "autoreply.mood" in one_line(done.err)
    assert not find_paths(office.folder).database.exists()


@pytest.fixture
def broken_plan():
    weekly = [{"days": ["mo", "xx"], "start": "17:00", "end": "25:00"}]
    return {**PLAN, "schedules": {"main": {"tz": "Europe/Amsterdam", "weekly": weekly}}}


def test_a_broken_plan_is_told_fault_by_fault_and_is_not_imported(broken_plan, tmp_path, capsys):
    file = tmp_path / "profile.json"
    file.write_text(json.dumps({"plan": broken_plan}))
    assert main(["--data-dir", str(tmp_path / "data"), "profile", "import", str(file)]) == 2
    assert "plan.schedules.main.weekly" in one_line(capsys.readouterr().err)
    assert not (tmp_path / "data").exists()

    file.write_text(json.dumps(broken_plan))
    assert main(["plan", "check", str(file)]) == 1
    told = capsys.readouterr()
    faults = told.out.splitlines()
    assert len(faults) >= 2
    assert all(fault.startswith("schedules.main.weekly") for fault in faults)
    assert told.err == ""


@pytest.mark.parametrize("words", [["profile", "import"], ["plan", "check"]])
def test_a_file_that_is_no_json_is_one_line(words, tmp_path, capsys):
    file = tmp_path / "profile.json"
    file.write_text("{")

    assert main(["--data-dir", str(tmp_path / "data"), *words, str(file)]) == 2
    assert "not JSON" in one_line(capsys.readouterr().err)


def test_a_mail_that_cannot_be_read_is_shown_and_forwarded_and_the_others_go_on(office):
    office.save(office.profile())
    with office.engine() as built:
        with logged_in(office.imap) as client:
            client.append("INBOX", b"\r\n\r\n")
        office.deliver(CALM)
        built.program.run_once()

    assert len(office.replies()) == 1
    assert [mail.rcpt_tos for mail in office.smtp.mails].count((ASSISTANT,)) == 1
    assert len(office.phone.messages) == 1
    (shown,) = [row for row in office.rows() if row.state is RowState.UNREADABLE]
    assert office.conversation(shown).urgency is Urgency.URGENT
    assert len(office.rows()) == 2


def test_a_wrong_password_is_one_health_line(office):
    office.save(office.profile())
    office.secrets["MAIN_IMAP"] = "vergeten"

    done = office.run("engine", "--once")

    assert (done.code, done.out, done.err) == (1, "imap:main: login_refused\n", "")


def test_without_keyring_and_environment_the_owner_hears_that_the_password_is_missing(office):
    office.save(office.profile())
    office.secrets.clear()

    done = office.run("engine", "--once")
    assert (done.code, done.out, done.err) == (1, "imap:main: no_password\n", "")

    doctor = office.run("doctor", "--json")
    assert (doctor.code, doctor.err) == (1, "")
    wrong = [each for each in json.loads(doctor.out)["findings"] if not each["works"]]
    assert {each["part"] for each in wrong} == {"imap main", "smtp main"}
    assert all(each["who"] == "owner" for each in wrong)
    assert all("REACHAPP_SECRET_MAIN_" in each["what"] for each in wrong)


def test_a_second_engine_on_one_folder_is_refused_and_the_first_goes_on(office):
    office.save(office.profile())
    with office.process():
        second = office.run("engine", "--once")
        assert second.code == 2
        assert "already runs" in one_line(second.err)
        office.deliver(CALM)
        eventually(lambda: len(office.replies()) == 1)


def test_a_database_of_a_newer_reachapp_is_refused_and_left_alone(office):
    office.save(office.profile())
    office.close()
    file = find_paths(office.folder).database
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    done = office.run("engine", "--once")

    assert done.code == 2
    assert "newer Reachapp" in one_line(done.err)
    with sqlite3.connect(file) as database:
        (version,) = database.execute("SELECT version_num FROM alembic_version")
    database.close()
    assert version == ("9999",)


def test_an_engine_without_an_account_says_what_to_do(office):
    done = office.run("engine")

    assert done.code == 2
    assert "import a profile" in one_line(done.err)
