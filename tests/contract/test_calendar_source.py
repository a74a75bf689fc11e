"""Calendars are read from a file, a feed and CalDAV; whatever the other side does has a name."""

import gzip

import pytest

from reachapp.channels.calendar_source import LARGEST, CalendarReader
from reachapp.core.profile import BadProfile, CalendarSource, read_profile
from reachapp.engine.errors import ChannelError, OwnerMustAct, Refused, Throttled, Unreachable
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import MemorySecrets
from tests.contract.calendar_servers import a_calendar, an_event, serving
from tests.stories.world import MONDAY


@pytest.fixture
def server():
    with serving() as made:
        yield made


def a_reader(**secrets):
    return CalendarReader(MemorySecrets(secrets), clock=SystemClock())


def a_feed(server, **changes):
    return CalendarSource(name="work", kind="url", url=server.url, **changes)


def a_collection(server, **changes):
    return CalendarSource(name="work", kind="caldav", url=server.url, **changes)


def fetched(source, etag="", **secrets):
    return a_reader(**secrets).fetch(source, etag, now=MONDAY)


def test_a_file_is_read_once_and_again_when_it_changed(tmp_path):
    path = tmp_path / "eigen agenda.ics"
    path.write_text(a_calendar(an_event()))
    source = CalendarSource(name="own", kind="file", path=str(path))
    first = fetched(source)
    again = fetched(source, first.etag)
    path.write_text(a_calendar(an_event(), an_event("b")))

    assert "Tandarts" in first.text
    assert (again.text, again.etag) == (None, first.etag)
    assert "UID:b" in fetched(source, first.etag).text


def test_a_file_that_is_not_there_is_for_the_owner(tmp_path):
    source = CalendarSource(name="own", kind="file", path=str(tmp_path / "none.ics"))

    with pytest.raises(OwnerMustAct, match="no_such_file"):
        fetched(source)


def test_a_folder_is_no_calendar(tmp_path):
    with pytest.raises(OwnerMustAct, match="no_such_file"):
        fetched(CalendarSource(name="own", kind="file", path=str(tmp_path)))


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "large.ics"
    path.write_bytes(b"x" * (LARGEST + 1))

    with pytest.raises(Refused, match="too_large"):
        fetched(CalendarSource(name="own", kind="file", path=str(path)))


def test_a_feed_that_did_not_change_sends_nothing_again(server):
    first = fetched(a_feed(server))
    again = fetched(a_feed(server), first.etag)

    assert (first.etag, again.text) == ('"1"', None)
    assert [headers.get("If-None-Match") for _, headers, _ in server.asked] == [None, '"1"']


def test_a_feed_in_an_old_encoding_is_read(server):
    server.body = a_calendar(an_event("café")).encode("cp1252")

    assert "café" in fetched(a_feed(server)).text


def test_the_secret_goes_to_the_server_and_only_as_it_wants_it(server):
    fetched(a_feed(server, user="sanne"), WORK_CALENDAR="geheim")
    fetched(a_feed(server), WORK_CALENDAR="geheim")

    told = [headers["Authorization"] for _, headers, _ in server.asked]
    assert told == ["Basic c2FubmU6Z2VoZWlt", "Bearer geheim"]


def test_a_user_without_a_password_is_for_the_owner(server):
    with pytest.raises(OwnerMustAct, match="no_password"):
        fetched(a_feed(server, user="sanne"))


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [
        (401, OwnerMustAct, "login_refused"),
        (404, OwnerMustAct, "no_such_calendar"),
        (302, OwnerMustAct, "moved"),
        (429, Throttled, "http_429"),
        (503, ChannelError, "http_503"),
        (418, Refused, "http_418"),
    ],
)
def test_each_answer_has_its_name_and_no_redirect_is_followed(server, status, error, code):
    server.status, server.headers = status, {"Location": server.url}

    for source in (a_feed(server), a_collection(server)):
        with pytest.raises(error, match=code):
            fetched(source)
    assert len(server.asked) == 2


def test_a_server_that_is_down_is_unreachable(server):
    gone = CalendarSource(name="work", kind="url", url="http://127.0.0.1:9/x.ics")

    with pytest.raises(Unreachable):
        fetched(gone)


def test_a_calendar_without_end_is_refused(server):
    server.body = b"x" * (LARGEST + 1)

    with pytest.raises(Refused, match="too_large"):
        fetched(a_feed(server))


def test_a_packed_bomb_is_not_opened(server):
    server.body, server.headers = gzip.compress(b"x" * 10_000_000), {"Content-Encoding": "gzip"}

    with pytest.raises(Refused, match="packed"):
        fetched(a_feed(server))


def test_a_caldav_collection_gives_each_of_its_items(server):
    server.items = [a_calendar(an_event("a")), a_calendar(an_event("b", "LOCATION:A & <B>"))]
    text = fetched(a_collection(server)).text
    ((method, headers, body),) = server.asked

    assert (method, headers["Depth"]) == ("REPORT", "1")
    assert b'start="20260924T090000Z"' in body
    assert (text.count("BEGIN:VCALENDAR"), "A & <B>" in text) == (2, True)


def test_an_empty_collection_is_an_empty_calendar(server):
    assert "BEGIN:VCALENDAR" in fetched(a_collection(server)).text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html></html>", "not_caldav"),
        (b"<a", "bad_xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "bad_xml"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "bad_xml"),
    ],
)
def test_what_is_no_caldav_answer_is_refused(server, body, code):
    server.body = body

    with pytest.raises(Refused, match=code):
        fetched(a_collection(server))


@pytest.mark.parametrize(
    "calendar",
    [
        {"name": "a", "kind": "file"},
        {"name": "a", "kind": "file", "path": "x", "url": "https://a.example"},
        {"name": "a", "kind": "url"},
        {"name": "a", "kind": "url", "url": "http://calendar.example/x.ics"},
        {"name": "a", "kind": "url", "url": "file:///etc/passwd"},
        {"name": "a", "kind": "caldav", "url": "https://sanne:geheim@dav.example/"},
        {"name": "a b", "kind": "file", "path": "x"},
        {"name": "a", "kind": "file", "path": "x", "secret": "y"},
    ],
)
def test_a_calendar_that_cannot_be_meant_is_no_profile(calendar):
    with pytest.raises(BadProfile, match="calendars"):
        read_profile({"calendars": [calendar]})


def test_two_calendars_of_one_name_are_no_profile():
    calendar = {"name": "a", "kind": "file", "path": "x"}

    with pytest.raises(BadProfile, match="two calendars"):
        read_profile({"calendars": [calendar, calendar]})


@pytest.mark.parametrize("scheme", ["https", "webcal"])
def test_a_feed_over_tls_is_a_profile(scheme):
    url = f"{scheme}://calendar.example/x.ics"

    assert read_profile({"calendars": [{"name": "a", "kind": "url", "url": url}]}).calendars
