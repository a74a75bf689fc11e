"""A mailbox with years of mail: the desk gets what is recent and open, nobody gets a reply."""

from datetime import timedelta

from reachapp.system.clock import SystemClock
from tests.contract.imap_servers import logged_in
from tests.system.engine_process import ALARM, CALM, CLIENT, OWNER

NAMES = ("Anna", "Bram", "Chloé", "Dirk", "Élise", "Farid", "Greet")
TEXTS = (CALM, ALARM, "Bedankt, dat is duidelijk!", "Wanneer komt u langs?", "Zie de bijlage.")
RECENT = 700


def old_mails(office, count: int):
    """Mails of two years, the newest last; the last `RECENT` of them lie within two weeks."""
    now = SystemClock().now()
    for number in range(count):
        left = count - number
        if left > RECENT:
            age = timedelta(days=15) + timedelta(hours=10) * (left - RECENT)
        else:
            age = timedelta(days=13) * left / RECENT
        name = NAMES[number % len(NAMES)]
        address = f"klant{number % 400}@bedrijf{number % 90}.example"
        raw, _ = office.mail(
            TEXTS[number % len(TEXTS)],
            from_=f"=?utf-8?q?{''.join(f'={byte:02X}' for byte in name.encode())}?= <{address}>",
            return_path=f"<{address}>",
            subject=f"{NAMES[number % 5]} {number}",
            parts=["application/pdf"] if number % 7 == 0 else (),
            headers=(("List-Id", "<nieuws.example>"),) if number % 11 == 0 else (),
        )
        yield {"msg": raw, "flags": [b"\\Seen"] if number % 3 else [], "date": now - age}


def fill(office, mails, mailbox="INBOX"):
    """MULTIAPPEND (RFC 3502): many mails in one command."""
    with logged_in(office.imap) as client:
        client.multiappend(mailbox, mails)


def test_two_thousand_old_mails_fill_the_desk_with_the_latest_and_send_nothing(office):
    mails = list(old_mails(office, 2000))
    fill(office, mails)
    office.save(office.profile())
    with office.engine() as built:
        built.program.run_once()
        rows = built.program.desk().rows
        built.program.run_once()
        assert built.program.desk().rows == rows

    assert len(rows) == 500
    assert all(row.is_from_before for row in rows)
    assert not any(row.is_promised for row in rows)
    two_weeks = SystemClock().now() - timedelta(days=14)
    assert min(row.received_at for row in rows) > two_weeks
    assert max(row.received_at for row in rows) == mails[-1]["date"].replace(microsecond=0)
    assert (office.smtp.connections, office.phone.messages) == (0, [])
    assert b"$ReachappReplied" not in office.keywords()
    assert office.waiting() == 0


def test_what_was_answered_before_the_start_is_not_on_the_desk(office):
    yesterday = SystemClock().now() - timedelta(days=1)
    office.append(at=yesterday, flags=[b"\\Answered"], subject="Met vlag")
    in_sent = office.append(at=yesterday, subject="Beantwoord")
    office.append(at=yesterday, subject="Nog open")
    by_sanne = {"from_": OWNER, "to": CLIENT, "in_reply_to": (in_sent,)}
    office.append("Komt goed.", mailbox="Sent", at=yesterday + timedelta(hours=1), **by_sanne)
    office.save(office.profile())
    with office.engine() as built:
        built.program.run_once()

    assert [row.subject for row in office.rows()] == ["Nog open"]
    assert office.smtp.connections == 0
