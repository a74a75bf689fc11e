import httpx
import pytest

from reachapp.sample.phone import SamplePhone


@pytest.fixture
def phone():
    phone = SamplePhone()
    phone.start()
    yield phone
    phone.stop()


def test_it_takes_a_push_in_the_shape_of_ntfy(phone):
    answer = httpx.post(
        phone.url("sanne"),
        content="Water loopt over de vloer ☔".encode(),
        headers={"Title": "=?utf-8?q?Spoed=3A_Bakkerij?=", "Priority": "urgent"},
    )
    (message,) = phone.messages
    assert answer.status_code == 200
    assert message.path == "/sanne"
    assert (message.title, message.priority) == ("Spoed: Bakkerij", "urgent")
    assert message.text == "Water loopt over de vloer ☔"


def test_it_takes_ntfys_json(phone):
    httpx.post(phone.url(""), json={"topic": "sanne", "title": "Spoed", "message": "Bel terug"})
    (message,) = phone.messages
    assert (message.title, message.text, message.fields["topic"]) == ("Spoed", "Bel terug", "sanne")


def test_it_takes_any_json_of_a_text_provider(phone):
    httpx.post(phone.url("sms"), json={"to": "+31612345678", "body": "Bel terug"})
    assert phone.messages[0].fields == {"to": "+31612345678", "body": "Bel terug"}
    assert phone.messages[0].text == "Bel terug"


def test_the_listener_hears_of_each_push():
    heard = []
    phone = SamplePhone(on_message=heard.append)
    phone.start()
    httpx.put(phone.url("sanne"), content="hallo")
    phone.stop()
    assert [message.text for message in heard] == ["hallo"]


def test_it_can_refuse(phone):
    phone.refuse_with(503)
    assert httpx.post(phone.url("sanne"), content="hallo").status_code == 503
    assert phone.messages == []


def test_a_body_that_is_too_large_is_refused(phone):
    assert httpx.post(phone.url("sanne"), content=b"x" * 70_000).status_code == 413


def test_it_comes_back_on_its_port(phone):
    url = phone.url("sanne")
    phone.stop()
    phone.start()
    assert httpx.post(url, content="hallo").status_code == 200
