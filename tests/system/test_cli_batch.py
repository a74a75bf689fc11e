"""`explain --batch`: every sentence of the interface about its lines."""

import email
import json
from email import policy

import pytest

from tests.builders import SENDER, a_raw_mail
from tests.system.cli import (
    AT,
    OWNER,
    a_profile,
    coded,
    run,
    run_program,
    write_json,
    write_lines,
)

URGENT = "Er loopt water door het plafond van de winkel. Wat moeten we nu doen?"
GONE_NULL = ("recipient", "from", "language", "promise_at", "statement", "raw")


def a_line(raw=None, **changes):
    """Return a line of the batch; None leaves a key out."""
    line = {"id": "one", "raw_base64": coded(raw or a_raw_mail()), "at": AT} | changes
    return {key: value for key, value in line.items() if value is not None}


@pytest.fixture
def batch(capsys, tmp_path):
    def batch(*lines, profile=None, words=()):
        base = write_json(tmp_path / "profile.json", profile or a_profile())
        file = write_lines(tmp_path / "lines.jsonl", lines)
        ran = run(capsys, "explain", "--rules-only", "--profile", base, *words, "--batch", file)
        assert (ran.code, ran.err) == (0, "")
        return ran.answers

    return batch


@pytest.fixture
def one(batch):
    """Give the answer to one line; `base` is the profile of the run, `over` that of the line."""

    def one(raw=None, *, base=None, over=None, **changes):
        (answer,) = batch(a_line(raw, profile=over, **changes), profile=base)
        return answer

    return one


def verdicts(answers):
    return [answer["reply"]["verdict"] for answer in answers]


def reasons(answers):
    return [answer["reply"]["reason"] for answer in answers]


def text_of(answer):
    raw = answer["reply"]["raw"].encode()
    return email.message_from_bytes(raw, policy=policy.default).get_content()


def test_answers_come_in_the_order_of_the_lines_with_their_ids(batch):
    answers = batch(*(a_line(id=name) for name in ("b", 7, None, "a")))

    assert [answer["id"] for answer in answers] == ["b", 7, None, "a"]


def test_empty_lines_are_passed_over(batch):
    assert len(batch("", a_line(), "   ", a_line())) == 2


def test_a_file_is_found_beside_the_batch(batch, tmp_path):
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "one.eml").write_bytes(a_raw_mail())

    (answer,) = batch(a_line(raw_base64=None, file="box/one.eml"))

    assert answer["reply"]["verdict"] == "reply"


def test_a_file_may_be_absolute(one, tmp_path):
    (tmp_path / "one.eml").write_bytes(a_raw_mail())

    assert one(raw_base64=None, file=str(tmp_path / "one.eml"))["error"] is None


def test_folded_base64_is_read(one):
    text = coded(a_raw_mail())
    folded = "\r\n".join(text[at : at + 76] for at in range(0, len(text), 76))

    assert one(raw_base64=folded)["reply"]["verdict"] == "reply"


BAD_LINES = [
    ("this is no JSON", None),
    ("[1, 2]", None),
    ('"text"', None),
    ("[" * 100_000, None),
    (json.dumps({"id": 1}), 1),
    (json.dumps({"id": 2, "file": "gone.eml"}), 2),
    (json.dumps({"id": 3, "file": "nul\0byte"}), 3),
    (json.dumps({"id": 4, "raw_base64": "%%%"}), 4),
    (json.dumps(a_line(id=5, at="yesterday")), 5),
    (json.dumps(a_line(id=6, at="2026-11-24T11:00:00")), 6),
    (json.dumps(a_line(id=7, at=17)), 7),
    (json.dumps(a_line(id=8, at="0001-01-01T00:00:00+14:00")), 8),
    (json.dumps(a_line(id=9, internal_date="soon")), 9),
    (json.dumps(a_line(id=10, items_ahead=-1)), 10),
    (json.dumps(a_line(id=11, items_ahead="many")), 11),
    (json.dumps(a_line(id=12, sending="perhaps")), 12),
    (json.dumps(a_line(id=13, sending=[])), 13),
    (json.dumps(a_line(id=14, profile=["x"])), 14),
    (json.dumps(a_line(id=15, profile={"unknown": 1})), 15),
    (json.dumps(a_line(id=16, profile={"plan": {"schedules": 5}})), 16),
    (json.dumps(a_line(id=17, profile={"owner": {"addresses": []}})), 17),
]


@pytest.mark.parametrize(("line", "name"), BAD_LINES, ids=[str(n) for n in range(len(BAD_LINES))])
def test_a_bad_line_answers_id_and_error_and_the_run_goes_on(batch, line, name):
    before, bad, after = batch(a_line(), line, a_line())

    assert list(bad) == ["id", "error"]
    assert bad["id"] == name
    assert bad["error"]
    assert verdicts([before, after]) == ["reply", "reply"]


def test_an_unknown_key_of_a_line_profile_is_named(one):
    assert "autoreply.modus" in one(over={"autoreply": {"modus": "send"}})["error"]


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"   "])
def test_an_unreadable_mail_is_urgent_with_its_error(one, raw):
    answer = one(raw_base64=coded(raw))

    assert answer["error"]
    assert answer["triage"]["label"] == "urgent"
    assert answer["reply"]["verdict"] == "suppress"
    assert answer["reply"]["reason"] == "unreadable"


@pytest.mark.parametrize(
    "raw",
    [
        b"\0" * 5000,
        b"From",
        "½² oct. 2² maart".encode() + bytes(range(256)) * 20,
        b"\xff\xfe" * 2000,
    ],
)
def test_whatever_the_bytes_are_there_is_a_whole_answer(one, raw):
    answer = one(raw_base64=coded(raw))

    assert answer["triage"]["label"] in {"urgent", "later", "no_reply"}
    assert answer["reply"]["verdict"] == "suppress"


@pytest.mark.parametrize("text", ["op 2² maart", "² mei", "om ²:³0 uur", "1" * 5000 + " mei"])
def test_digits_that_are_no_numbers_trip_nobody(one, text):
    answer = one(a_raw_mail(text=f"Kan het {text}? Ik hoor het graag."))

    assert answer["error"] is None
    assert answer["reply"]["verdict"] == "reply"


def test_no_owner_address_in_the_first_line_ends_the_run_with_usage(capsys, tmp_path):
    base = write_json(tmp_path / "profile.json", {})
    file = write_lines(tmp_path / "lines.jsonl", [a_line()])

    assert "owner.addresses" in run(capsys, "explain", "--profile", base, "--batch", file).complaint


def test_the_profile_of_a_line_can_bring_the_owner_address(capsys, tmp_path):
    base = write_json(tmp_path / "profile.json", {})
    file = write_lines(tmp_path / "lines.jsonl", [a_line(profile=a_profile())])

    ran = run(capsys, "explain", "--rules-only", "--profile", base, "--batch", file)

    assert ran.answer["reply"]["verdict"] == "reply"


def test_a_missing_batch_is_wrong_usage(capsys, tmp_path):
    base = write_json(tmp_path / "profile.json", a_profile())

    ran = run(capsys, "explain", "--profile", base, "--batch", tmp_path / "gone.jsonl")

    assert "gone.jsonl" in ran.complaint


def test_a_line_profile_is_merged_key_by_key_also_inside_objects(one):
    base = a_profile(autoreply={"answer_no_reply": True})
    thanks = a_raw_mail(text="Dank je wel, alles is goed ontvangen.", subject="Bedankt")

    answer = one(thanks, base=base, over={"autoreply": {"handle": "shop"}, "owner": {"form": "je"}})

    assert answer["triage"]["label"] == "no_reply"
    assert answer["reply"]["from"] == OWNER  # owner.addresses stayed
    assert answer["reply"]["verdict"] == "reply"  # so did autoreply.answer_no_reply


def test_lists_of_a_line_profile_are_replaced_not_joined(one):
    base = a_profile(autoreply={"never": [SENDER]})

    assert one(base=base)["reply"]["reason"] == "never_this_sender"
    assert one(base=base, over={"autoreply": {"never": []}})["reply"]["verdict"] == "reply"


def test_a_line_profile_holds_for_its_line_only(batch):
    never = {"autoreply": {"never": [SENDER]}}

    answers = batch(a_line(), a_line(profile=never), a_line())

    assert verdicts(answers) == ["reply", "suppress", "reply"]


@pytest.mark.parametrize("mailbox", ["Sent", "Junk", "Drafts"])
def test_mail_in_other_mailboxes_gets_no_reply_and_is_not_forwarded(one, mailbox):
    answer = one(a_raw_mail(text=URGENT), mailbox=mailbox)

    assert answer["reply"]["reason"] == "wrong_mailbox"
    assert answer["forward"] == {"verdict": "none", "reason": "wrong_mailbox"}


def test_the_default_mailbox_is_inbox(one):
    assert one(mailbox="INBOX") == one() == one(mailbox=None)


@pytest.mark.parametrize(
    ("flag", "reason"),
    [("\\Answered", "already_answered"), ("\\Draft", "wrong_mailbox"), ("$Junk", "wrong_mailbox")],
)
def test_flags_are_read_as_imap_writes_them(one, flag, reason):
    assert one(flags=["\\Seen", flag])["reply"]["reason"] == reason


def test_the_seen_flag_means_nothing(one):
    assert one(flags=["\\Seen"])["reply"]["verdict"] == "reply"


def test_promise_and_triage_start_at_the_internal_date_not_at_the_date_field(one):
    answer = one(internal_date="2026-11-23T20:00:00+01:00")

    assert answer["reply"]["due_at"] == "2026-11-24T16:00:00Z"
    assert one()["reply"]["due_at"] == "2026-11-25T16:00:00Z"


def test_without_a_moment_it_is_now(one):
    answer = one(at=None)

    assert answer["reply"]["verdict"] == "reply"
    assert answer["reply"]["due_at"] > "2026"


def test_the_option_at_is_the_moment_of_lines_that_name_none(batch):
    named, unnamed = batch(a_line(), a_line(at=None), words=("--at", "2026-11-27T18:00:00+01:00"))

    assert named["reply"]["due_at"] == "2026-11-25T16:00:00Z"
    assert unnamed["reply"]["due_at"] == "2026-11-30T16:00:00Z"


def test_mail_from_before_replies_were_on_is_too_old(one):
    base = a_profile(autoreply={"enabled_since": "2026-11-24T12:00:00+01:00"})

    assert one(base=base)["reply"]["reason"] == "too_old"


def test_lines_of_one_sequence_share_a_ledger_also_when_others_stand_between(batch):
    answers = batch(
        a_line(sequence="a"),
        a_line(sequence="b"),
        a_line(a_raw_mail(message_id="<2@client.example>"), sequence="a"),
        a_line(),
        a_line(a_raw_mail(message_id="<2@client.example>"), sequence="b"),
        a_line(),
    )

    assert verdicts(answers) == ["reply", "reply", "suppress", "reply", "suppress", "reply"]
    assert reasons(answers)[2] == "replied_recently"


def test_the_period_is_counted_from_the_moment_of_the_line_that_replied(batch):
    later = a_raw_mail(message_id="<2@client.example>")

    answers = batch(
        a_line(sequence=1),
        a_line(later, sequence=1, at="2026-12-01T10:59:59+01:00"),
        a_line(later, sequence=1, at="2026-12-01T11:00:00+01:00"),
    )

    assert reasons(answers) == ["open", "replied_recently", "open"]


@pytest.mark.parametrize("sending", ["refused", "deferred"])
def test_a_reply_that_did_not_leave_is_a_reply_and_not_in_the_ledger(batch, sending):
    again = a_raw_mail(message_id="<2@client.example>")

    answers = batch(a_line(sequence=1, sending=sending), a_line(again, sequence=1, sending="ok"))

    assert verdicts(answers) == ["reply", "reply"]


def test_an_answer_in_the_sent_mailbox_is_remembered_in_its_sequence(batch):
    own = a_raw_mail(
        from_=f"Sanne <{OWNER}>", to=SENDER, return_path=f"<{OWNER}>",
        message_id="<own@deboer.example>", in_reply_to=["<mail-1@client.example>"],
    )  # fmt: skip

    answers = batch(a_line(own, sequence=1, mailbox="Sent"), a_line(sequence=1), a_line(sequence=2))

    assert reasons(answers) == ["wrong_mailbox", "already_answered", "open"]


def test_a_cap_stops_the_rest_of_its_sequence(batch):
    lines = [
        a_line(
            a_raw_mail(
                from_=f"k{n}@k{n}.example",
                return_path=f"<k{n}@k{n}.example>",
                message_id=f"<{n}@k{n}.example>",
            ),
            sequence="busy",
        )
        for n in range(32)
    ]
    lines[-1]["at"] = "2026-11-25T11:00:00+01:00"

    found = reasons(batch(*lines))

    assert found[:30] == ["open"] * 30
    assert found[30:] == ["cap", "cap"]


def test_on_suppress_only_due_at_stays(one):
    reply = one(base=a_profile(autoreply={"never": [SENDER]}))["reply"]

    assert reply["verdict"] == "suppress"
    assert reply["due_at"] == "2026-11-25T16:00:00Z"
    assert [reply[name] for name in GONE_NULL] == [None] * 6


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_the_statement_stands_verbatim_in_the_text_of_the_reply(one, language):
    answer = one(base=a_profile(contacts=[{"address": SENDER, "language": language}]),
                 raw=a_raw_mail(text="ok?", subject="x"))  # fmt: skip

    assert answer["reply"]["language"] == language
    assert answer["reply"]["statement"] in text_of(answer)


def test_the_raw_reply_has_crlf_and_the_marks_of_an_automatic_answer(one):
    raw = one()["reply"]["raw"]

    assert raw.count("\n") == raw.count("\r\n")
    message = email.message_from_string(raw, policy=policy.default)
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["To"] == SENDER
    assert message["In-Reply-To"] == "<mail-1@client.example>"


def test_moments_are_utc_to_the_second(one):
    reply = one()["reply"]

    assert (reply["due_at"], reply["promise_at"]) == ("2026-11-25T16:00:00Z",) * 2
    assert reply["statement"] == "woensdag 25 november voor 17:00"


WEEK = {
    "main": {
        "tz": "Europe/Amsterdam",
        "weekly": [{"days": ["mo", "tu", "we", "th", "fr"], "start": "09:00", "end": "17:00"}],
    }
}


def minutes(count, **rule):
    return {"respond": {"kind": "working_minutes", "minutes": count}, "schedule": "main", **rule}


def test_items_ahead_move_the_promise(one):
    rule = minutes(60, capacity={"minutes_per_item": 40})
    base = a_profile(plan={"schedules": WEEK, "rules": [rule]})

    due = [one(base=base, items_ahead=count)["reply"]["due_at"] for count in (0, 2)]

    assert due == ["2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z"]


def test_the_rule_is_chosen_by_channel_email_contact_class_and_label(one):
    rules = [
        minutes(10, channel="phone"),
        minutes(20, **{"class": "vip"}),
        minutes(30, urgency="urgent"),
        minutes(40),
    ]
    base = a_profile(plan={"schedules": WEEK, "rules": rules})
    vip = {"contacts": [{"address": SENDER, "vip": True}]}

    assert one(base=base)["reply"]["due_at"] == "2026-11-24T10:40:00Z"
    assert one(base=base, over=vip)["reply"]["due_at"] == "2026-11-24T10:20:00Z"
    urgent = one(a_raw_mail(text=URGENT), base=base)
    assert urgent["triage"]["label"] == "urgent"
    assert urgent["reply"]["due_at"] == "2026-11-24T10:30:00Z"


def test_grey_mail_takes_the_rule_for_grey_and_else_that_for_later(one):
    grey = a_raw_mail(text="De printer doet het niet.", subject="De winkel")
    rules = [minutes(30, urgency="later"), minutes(40, urgency="urgent")]
    later_only = a_profile(plan={"schedules": WEEK, "rules": rules})
    with_grey = a_profile(plan={"schedules": WEEK, "rules": [*rules, minutes(15, urgency="grey")]})

    answer = one(grey, base=with_grey)

    assert (answer["triage"]["label"], answer["triage"]["grey"]) == ("later", True)
    assert answer["reply"]["due_at"] == "2026-11-24T10:15:00Z"
    assert one(grey, base=later_only)["reply"]["due_at"] == "2026-11-24T10:30:00Z"


def test_urgent_mail_is_forwarded_where_there_is_somebody(one):
    assistant = {"assistant": {"name": "Anne", "address": "anne@assistent.example"}}
    mail = a_raw_mail(text=URGENT)

    assert one(mail)["forward"] == {"verdict": "none", "reason": "no_target"}
    assert one(mail, over=assistant)["forward"] == {"verdict": "forward", "reason": "urgent"}


def test_score_is_a_probability_and_grey_comes_with_later_only(batch):
    texts = (URGENT, "Dank je wel!", "De printer doet het niet.", "Offerte graag.")

    for answer in batch(*(a_line(a_raw_mail(text=text)) for text in texts)):
        assert 0 <= answer["triage"]["score"] <= 1
        assert answer["triage"]["label"] == "later" or not answer["triage"]["grey"]


def test_outside_hours_only_is_silent_inside_them(one):
    base = a_profile(autoreply={"when": "outside_hours"})

    assert one(base=base)["reply"]["reason"] == "inside_hours"
    assert one(base=base, at="2026-11-24T19:00:00+01:00")["reply"]["verdict"] == "reply"


def test_no_reply_is_answered_only_where_the_owner_wants_it(one):
    thanks = a_raw_mail(text="Dank je wel, alles is goed ontvangen.", subject="Bedankt")

    assert one(thanks)["reply"]["reason"] == "no_reply_needed"
    assert one(thanks, over={"autoreply": {"answer_no_reply": True}})["reply"]["verdict"] == "reply"


def test_nothing_is_stored(capsys, tmp_path):
    base = write_json(tmp_path / "profile.json", a_profile())
    file = write_lines(tmp_path / "lines.jsonl", [a_line()])

    run(capsys, "--data-dir", tmp_path / "data", "explain", "--profile", base, "--batch", file)

    assert not list(tmp_path.glob("data/*.sqlite"))


def test_the_real_program_streams_the_same_answers(tmp_path, batch):
    lines = [a_line(), "not a line", a_line(id="two", sequence="s")]
    base = write_json(tmp_path / "base.json", a_profile())
    file = write_lines(tmp_path / "program.jsonl", lines)

    ran = run_program("explain", "--rules-only", "--profile", base, "--batch", file)

    assert (ran.code, ran.err) == (0, "")
    assert ran.answers == batch(*lines)
