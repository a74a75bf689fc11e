"""The office that the system tests start the real program in."""

import pytest

from reachapp.sample.phone import SamplePhone
from reachapp.sample.smtp_sink import SmtpSink
from tests.system.engine_process import Office


@pytest.fixture
def office(dovecot_server, tmp_path):
    """Real servers with empty mailboxes and an empty data folder; nothing is set up yet."""
    smtp, phone = SmtpSink(dovecot_server.user, dovecot_server.password), SamplePhone()
    smtp.start()
    phone.start()
    made = Office(dovecot_server, smtp, phone, tmp_path / "data")
    yield made
    made.close()
    phone.stop()
    smtp.stop()
