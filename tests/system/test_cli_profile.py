"""`profile export` and `profile import`: everything but the secrets, there and back."""

import json

import pytest

from tests.system.cli import OWNER, run, run_program, write_json

SERVER = {"host": "imap.deboer.example", "port": 993, "user": "sanne", "tls": "implicit"}
FULL = {
    "owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl", "form": "je"},
    "accounts": [
        {
            "name": "main",
            "imap": SERVER,
            "smtp": SERVER | {"host": "smtp.deboer.example", "port": 465},
            "sieve": SERVER | {"port": 4190, "tls": "starttls"},
            "mailboxes": ["INBOX", "Klanten"],
            "sent": "Verzonden",
        }
    ],
    "mail": {"trusted_authserv_ids": ["mx.deboer.example"]},
    "autoreply": {
        "mode": "observe",
        "enabled_since": "2026-01-01T00:00:00+01:00",
        "when": "outside_hours",
        "answer_no_reply": True,
        "delay_seconds": 5,
        "period_days": 3,
        "handle": "office",
        "form_senders": ["web@deboer.example"],
        "never": ["@collega.example"],
    },
    "contacts": [{"address": "anna@client.example", "vip": True, "language": "en"}],
    "assistant": {"name": "Anne", "address": "anne@assistent.example", "language": "nl"},
    "escalation": {"policies": []},
    "plan": {
        "schedules": {"main": {"tz": "Europe/Amsterdam", "weekly": []}},
        "rules": [{"respond": {"kind": "working_days", "days": 1}, "schedule": "main"}],
    },
}


@pytest.fixture
def reachapp(capsys, tmp_path):
    def reachapp(*words):
        return run(capsys, "--data-dir", tmp_path / "data", *words)

    return reachapp


def exported(reachapp, tmp_path):
    file = tmp_path / "out.json"
    assert reachapp("profile", "export", file).code == 0
    return json.loads(file.read_text(encoding="utf-8"))


def test_what_goes_in_comes_out(reachapp, tmp_path):
    assert reachapp("profile", "import", write_json(tmp_path / "in.json", FULL)).code == 0
    first = exported(reachapp, tmp_path)
    assert reachapp("profile", "import", write_json(tmp_path / "again.json", first)).code == 0

    assert exported(reachapp, tmp_path) == first
    for part in ("owner", "contacts", "plan"):
        assert first[part] == FULL[part]
    assert first["accounts"][0]["mailboxes"] == ["INBOX", "Klanten"]
    assert first["autoreply"]["never"] == ["@collega.example"]


def test_every_key_is_optional(reachapp, tmp_path):
    ran = reachapp("profile", "import", write_json(tmp_path / "in.json", {}))

    assert ran.code == 0
    assert "owner" not in exported(reachapp, tmp_path)


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({"unknown": 1}, "unknown"),
        ({"owner": {"adresses": []}}, "owner.adresses"),
        ({"accounts": [{"name": "main", "imap": SERVER, "smtp": SERVER, "pop": 1}]}, "pop"),
        ({"accounts": [{"name": "m", "imap": SERVER | {"password": "x"}, "smtp": SERVER}]},
         "password"),
        ({"autoreply": {"mode": "loud"}}, "autoreply.mode"),
        ({"autoreply": {"delay_seconds": -1}}, "delay_seconds"),
        ({"accounts": [{"name": "m", "imap": SERVER | {"tls": "none"}, "smtp": SERVER}]}, "tls"),
        ({"plan": {"schedules": {}, "rules": [{"respond": {}}]}}, "plan.rules[0]"),
        ([], "profile"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_changes(reachapp, tmp_path, value, named):
    reachapp("profile", "import", write_json(tmp_path / "in.json", FULL))
    before = exported(reachapp, tmp_path)

    ran = reachapp("profile", "import", write_json(tmp_path / "bad.json", value))

    assert named in ran.complaint
    assert exported(reachapp, tmp_path) == before


def test_an_export_that_cannot_be_written_says_so(reachapp, tmp_path):
    assert "gone" in reachapp("profile", "export", tmp_path / "gone" / "x.json").complaint


def test_secrets_are_in_no_export(monkeypatch, reachapp, tmp_path):
    monkeypatch.setenv("REACHAPP_SECRET_MAIN_IMAP", "open-sesame")
    reachapp("profile", "import", write_json(tmp_path / "in.json", FULL))

    assert "open-sesame" not in json.dumps(exported(reachapp, tmp_path))


def test_the_real_program_imports_and_exports(tmp_path):
    file, data = write_json(tmp_path / "in.json", FULL), tmp_path / "data"

    assert run_program("--data-dir", data, "profile", "import", file).code == 0
    assert run_program("--data-dir", data, "profile", "export", tmp_path / "o.json").code == 0
    assert (tmp_path / "o.json").exists()
