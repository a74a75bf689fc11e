"""Mailboxes get their roles by SPECIAL-USE, else by the names that people know."""

import pytest

from reachapp.channels.imap_roles import mailbox_infos
from reachapp.engine.ports import Role


def roles(*lines, sent=None):
    listed = [(flags, delimiter, name) for flags, delimiter, name in lines]
    return {info.name: info.role for info in mailbox_infos(listed, sent=sent)}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("INBOX", Role.INBOX),
        ("inbox", Role.INBOX),
        ("Sent", Role.SENT),
        ("Verzonden", Role.SENT),
        ("Verzonden items", Role.SENT),
        ("Sent Items", Role.SENT),
        ("Sent Messages", Role.SENT),
        ("Gesendet", Role.SENT),
        ("Éléments envoyés", Role.SENT),
        ("INBOX/Sent", Role.SENT),
        ("[Gmail]/Sent Mail", Role.SENT),
        ("[Google Mail]/Sent Mail", Role.SENT),
        ("Concepten", Role.DRAFTS),
        ("Entwürfe", Role.DRAFTS),
        ("Ongewenste e-mail", Role.JUNK),
        ("Spam", Role.JUNK),
        ("Prullenbak", Role.TRASH),
        ("Verwijderde items", Role.TRASH),
        ("Archief", Role.ARCHIVE),
        ("Klanten/Sent", Role.OTHER),
        ("Offertes", Role.OTHER),
    ],
)
def test_popular_names(name, role):
    assert roles(((), b"/", name))[name] is role


def test_a_name_below_the_inbox_with_dots():
    assert roles(((), b".", "INBOX.Sent"))["INBOX.Sent"] is Role.SENT


def test_what_the_server_says_beats_the_name():
    found = roles(((), b"/", "Sent"), ((b"\\Sent", b"\\HasNoChildren"), b"/", "Post/Weg"))
    assert found == {"Sent": Role.OTHER, "Post/Weg": Role.SENT}


def test_only_one_mailbox_has_a_role():
    found = roles(((), b"/", "Verzonden items"), ((), b"/", "Sent"))
    assert found == {"Verzonden items": Role.OTHER, "Sent": Role.SENT}


def test_the_owners_choice_wins():
    found = roles(((b"\\Sent",), b"/", "Sent"), ((), b"/", "Elders"), sent="Elders")
    assert found == {"Sent": Role.OTHER, "Elders": Role.SENT}


def test_a_folder_of_folders_cannot_be_opened():
    (info,) = mailbox_infos([((b"\\Noselect",), b"/", "Sent")])
    assert not info.selectable
    assert info.role is Role.OTHER


def test_a_server_without_hierarchy():
    assert roles(((), None, "Sent"))["Sent"] is Role.SENT
