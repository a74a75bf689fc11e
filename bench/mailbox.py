"""Writes a mailbox of invented mails: seeded, varied, the same bytes for the same seed.

    python bench/mailbox.py COUNT FOLDER [--seed N]      one .eml file a mail

The texts are made from our own half-sentences in Dutch and English. They are good for measuring
speed and for nothing else: what triage finds in them proves nothing about its quality.
"""

import argparse
import base64
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

OWNER = "sanne@deboer-advies.example"
BEGINNING = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
KINDS = {
    "personal": 26,
    "newsletter": 22,
    "notification": 18,
    "list": 11,
    "urgent": 8,
    "invoice": 6,
    "invite": 4,
    "auto_reply": 3,
    "bounce": 1,
    "broken": 1,
}
FIRST = "Anna Bram Carla Daan Eva Floor Geert Hanna Ivo Jasmijn Koen Lotte Mees Noor Olaf Petra"
LAST = "Bakker Visser Smit Mulder Kok Peters Hoek Dekker Vos Brouwer Prins Kuiper Post Molenaar"
FIRMS = "veldwerk bouwhuis lichtlijn kadeplaats noorderlicht steenweg papierhuis watermolen"
TOPICS = {
    "nl": "de offerte;het ontwerp van de folder;de planning voor volgend jaar;de nieuwe website;"
    "het verslag van dinsdag;de rondleiding;de tekst op de gevel;de jaarcijfers;de verhuizing",
    "en": "the quote;the draft of the brochure;next year's planning;the new website;"
    "the notes of Tuesday;the guided tour;the text on the front;the yearly figures;the move",
}
OPENINGS = {
    "nl": "Ik las {topic} nog eens door en vroeg me iets af.;Bedankt voor het gesprek over {topic}."
    ";We zijn hier druk bezig met {topic}.;Even over {topic}.",
    "en": "I read {topic} once more and wondered about something.;Thank you for our talk about "
    "{topic}.;We are busy with {topic} over here.;A few words about {topic}.",
}
MIDDLES = {
    "nl": "Op de tweede bladzijde staat een bedrag dat ik niet kan plaatsen.;De kleuren mogen van "
    "ons wat rustiger.;Mijn collega rekent er nog aan en stuurt het na.;In de bijlage vind je wat "
    "we hadden liggen.;Vorig jaar deden we het in het voorjaar, dat beviel goed.;De drukker vraagt "
    "of het papier dikker mag zijn.;Er komen ongeveer twintig mensen, misschien iets meer.",
    "en": "On the second page there is an amount that I cannot place.;The colours could be calmer "
    "for us.;My colleague is still working it out and will send it on.;You will find what we had "
    "in the attachment.;Last year we did it in spring, which went well.;The printer asks whether "
    "the paper may be thicker.;About twenty people will come, perhaps a few more.",
}
QUESTIONS = {
    "nl": "Wat denk jij ervan?;Kun je me dat een keer uitleggen?;Zullen we er volgende maand over "
    "bellen?;Wil je het nog eens nalezen?",
    "en": "What do you think of it?;Could you explain that to me some day?;Shall we talk about it "
    "next month?;Would you read it again?",
}
PRESSING = {
    "nl": "De kassa doet het niet en er staat een rij tot op straat.;Er loopt water door het "
    "plafond van de winkel, wat moeten we nu doen?;De website is uit de lucht en over een uur "
    "begint de verkoop.;We staan voor een dichte deur en de gasten komen om 14:00 uur.",
    "en": "The till does not work and people are queueing in the street.;Water is coming through "
    "the ceiling of the shop, what should we do now?;The website is down and the sale starts in an "
    "hour.;We stand before a closed door and the guests arrive at 14:00.",
}
GREETINGS = {"nl": ("Hallo Sanne,", "Groet,"), "en": ("Hello Sanne,", "Kind regards,")}


class Writer:
    """Writes one mail after another from one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def mail(self, number: int) -> bytes:
        """Return the next mail, CRLF, as a server would hand it out."""
        kind = self.chance.choices(list(KINDS), weights=list(KINDS.values()))[0]
        at = BEGINNING + timedelta(minutes=7 * number)
        write: Callable[[int, datetime], bytes] = getattr(self, f"_{kind}")
        return write(number, at)

    def pick(self, words: str, separator: str = " ") -> str:
        return self.chance.choice(words.split(separator))

    def _person(self) -> tuple[str, str]:
        first, last = self.pick(FIRST), self.pick(LAST)
        return f"{first} {last}", f"{first}.{last}@{self.pick(FIRMS)}.example".lower()

    def _text(self, *, is_pressing: bool = False) -> tuple[str, str, str]:
        """Language, subject and text of a mail that a person wrote."""
        language = self.chance.choices(["nl", "en"], weights=[7, 3])[0]
        topic = self.pick(TOPICS[language], ";")
        hello, goodbye = GREETINGS[language]
        lines = [self.pick(OPENINGS[language], ";").format(topic=topic)]
        lines += (
            self.pick(MIDDLES[language], ";") for _ in range(self.chance.choice([1, 2, 3, 5, 9]))
        )
        lines.append(self.pick((PRESSING if is_pressing else QUESTIONS)[language], ";"))
        body = f"{hello}\n\n{' '.join(lines[:3])}\n\n{' '.join(lines[3:])}\n\n{goodbye}"
        return language, topic[:1].upper() + topic[1:], body

    def _head(self, number: int, at: datetime, name: str, address: str, subject: str) -> list[str]:
        site = address.rpartition("@")[2]
        hops = [
            f"Received: from mail{hop}.{site} (mail{hop}.{site} [192.0.2.{hop + 9}])\n"
            f"\tby mx.deboer-advies.example with ESMTPS id {number:08x}{hop}\n"
            f"\tfor <{OWNER}>; {format_datetime(at - timedelta(seconds=hop))}"
            for hop in range(self.chance.choice([1, 2, 3]))
        ]
        return [
            f"Return-Path: <{address}>",
            f"Delivered-To: {OWNER}",
            *hops,
            (
                f"Authentication-Results: mx.deboer-advies.example; spf=pass "
                f"smtp.mailfrom={site};\n\tdkim=pass header.d={site}; dmarc=pass header.from={site}"
            ),
            (
                f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={site}; s=s1;\n"
                f"\th=from:to:subject:date; bh={self._noise(32)};\n\tb={self._noise(180)}"
            ),
            f"From: {_word(name)} <{address}>",
            f"To: Sanne de Boer <{OWNER}>",
            f"Subject: {_word(subject)}",
            f"Date: {format_datetime(at)}",
            f"Message-ID: <{number}.{self.chance.getrandbits(48):x}@{site}>",
            "MIME-Version: 1.0",
        ]

    def _noise(self, count: int) -> str:
        return base64.b64encode(self.chance.randbytes(count)).decode()

    def _personal(self, number: int, at: datetime, *, is_pressing: bool = False) -> bytes:
        name, address = self._person()
        _, subject, body = self._text(is_pressing=is_pressing)
        body += f"\n{name}\n\n-- \n{name}\n06 5550 {number % 10000:04d}\n"
        if self.chance.random() < 0.5:
            quoted = "\n".join(f"> {line}" for line in self._text()[2].splitlines())
            body += f"\nOp {at:%d-%m-%Y} om {at:%H:%M} schreef Sanne de Boer:\n{quoted}\n"
        head = self._head(number, at, name, address, f"Re: {subject}")
        return self._whole(head, body, attachment=self._attachment())

    def _urgent(self, number: int, at: datetime) -> bytes:
        return self._personal(number, at, is_pressing=True)

    def _attachment(self) -> int:
        """Bytes of an attachment: most mails have none, some have a large one."""
        return 0 if self.chance.random() < 0.7 else int(self.chance.lognormvariate(9.5, 1.2))

    def _newsletter(self, number: int, at: datetime) -> bytes:
        firm = self.pick(FIRMS)
        head = self._head(number, at, f"Nieuws van {firm}", f"nieuws@{firm}.example", "Deze maand")
        head += [
            f"List-Unsubscribe: <https://{firm}.example/u/{number}>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Precedence: bulk",
        ]
        rows = "".join(
            f'<tr><td style="padding:8px;font-family:Arial"><a href="https://{firm}.example/{row}">'
            f"{self.pick(MIDDLES['nl'], ';')}</a></td></tr>\n"
            for row in range(self.chance.randint(15, 90))
        )
        return self._whole(head, "Bekijk deze mail in uw browser.\n", html=f"<table>{rows}</table>")

    def _notification(self, number: int, at: datetime) -> bytes:
        firm = self.pick(FIRMS)
        head = self._head(number, at, firm, f"noreply@{firm}.example", f"Melding {number}")
        head.append("Auto-Submitted: auto-generated")
        body = f"Taak {number} is klaar. U hoeft niets te doen.\n"
        return self._whole(head, body, html=f"<p>{body}</p>" * self.chance.randint(1, 20))

    def _list(self, number: int, at: datetime) -> bytes:
        name, address = self._person()
        head = self._head(number, at, name, address, f"[vakgroep] {self._text()[1]}")
        head += ["List-Id: vakgroep <vakgroep.lijst.example>", "Precedence: list"]
        return self._whole(head, self._text()[2] + "\n")

    def _invoice(self, number: int, at: datetime) -> bytes:
        firm = self.pick(FIRMS)
        head = self._head(number, at, firm, f"facturen@{firm}.example", f"Factuur {number}")
        body = f"Hierbij onze factuur {number}. Graag binnen dertig dagen voldoen.\n"
        return self._whole(head, body, attachment=30_000 + self.chance.randint(0, 60_000))

    def _invite(self, number: int, at: datetime) -> bytes:
        name, address = self._person()
        head = self._head(number, at, name, address, f"Uitnodiging: {self._text()[1]}")
        event = (
            "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
            f"UID:{number}@agenda.example\nDTSTART:{at:%Y%m%dT%H%M%SZ}\nSUMMARY:Overleg\n"
            "END:VEVENT\nEND:VCALENDAR\n"
        )
        return _crlf([*head, 'Content-Type: text/calendar; method="REQUEST"; charset=utf-8'], event)

    def _auto_reply(self, number: int, at: datetime) -> bytes:
        name, address = self._person()
        head = self._head(number, at, name, address, "Afwezig: Re: uw bericht")
        head.append("Auto-Submitted: auto-replied")
        return self._whole(head, "Ik ben er maandag weer.\n")

    def _bounce(self, number: int, at: datetime) -> bytes:
        head = self._head(number, at, "Mail Delivery", "mailer-daemon@mx.example", "Undelivered")
        head[0] = "Return-Path: <>"
        report = "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; weg@weg.example\n"
        body = (
            f"--b{number}\nContent-Type: text/plain\n\nIt could not be delivered.\n"
            f"--b{number}\nContent-Type: message/delivery-status\n\n{report}--b{number}--\n"
        )
        kind = f"multipart/report; report-type=delivery-status; boundary=b{number}"
        return _crlf([*head, f"Content-Type: {kind}"], body)

    def _broken(self, number: int, at: datetime) -> bytes:
        whole = self._personal(number, at)
        place = self.chance.randint(200, len(whole) - 1)
        return whole[:place] + self.chance.randbytes(40) + whole[place + 40 :]

    def _whole(self, head: list[str], body: str, *, html: str = "", attachment: int = 0) -> bytes:
        mark = f"=_{self.chance.getrandbits(64):x}"
        text = f"Content-Type: text/plain; charset=utf-8\n\n{body}"
        if html:
            kind = f'multipart/alternative; boundary="{mark}"'
            second = f"Content-Type: text/html; charset=utf-8\n\n<html><body>{html}</body></html>\n"
        elif attachment:
            kind = f'multipart/mixed; boundary="{mark}"'
            noise = base64.encodebytes(self.chance.randbytes(attachment)).decode()
            second = (
                'Content-Type: application/pdf; name="stuk.pdf"\n'
                'Content-Disposition: attachment; filename="stuk.pdf"\n'
                f"Content-Transfer-Encoding: base64\n\n{noise}"
            )
        else:
            return _crlf([*head, "Content-Type: text/plain; charset=utf-8"], body)
        return _crlf(
            [*head, f"Content-Type: {kind}"], f"--{mark}\n{text}\n--{mark}\n{second}\n--{mark}--\n"
        )


def mails(count: int, seed: int = 10) -> Iterator[bytes]:
    """Give `count` mails; the same seed gives the same bytes."""
    writer = Writer(seed)
    return (writer.mail(number) for number in range(count))


def _crlf(head: list[str], body: str) -> bytes:
    return ("\n".join(head) + "\n\n" + body).replace("\n", "\r\n").encode()


def _word(text: str) -> str:
    """An encoded word for one in three: most real subjects are plain."""
    if len(text) % 3:
        return text
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


def write_folder(folder: Path, count: int, seed: int) -> None:
    """Write each mail as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(mails(count, seed)):
        (folder / f"{number:06d}.eml").write_bytes(raw)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=10)
    options = parser.parse_args()
    write_folder(options.folder, options.count, options.seed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
