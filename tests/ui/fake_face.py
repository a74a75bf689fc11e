"""A small engine for the window's tests: a desk of about thirty conversations at 11:42."""

from collections import Counter
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reachapp.core.journal import Happened
from reachapp.core.profile import Account, Assistant, Owner, Profile, Server
from reachapp.core.promises import NoticeKind, PromiseState
from reachapp.core.verdict import Reason, Urgency
from reachapp.engine import requests
from reachapp.engine.ports import Changed, MailboxInfo, Role, TestResult
from reachapp.engine.requests import Outcome
from reachapp.engine.views import (
    AccountStatus,
    CatchUpLine,
    CatchUpView,
    ConversationView,
    DeskRow,
    DeskView,
    FirstReplyDraft,
    FocusChoice,
    HistoryLine,
    MessageView,
    NoticeState,
    NoticeView,
    PendingReply,
    Pile,
    PromiseView,
    ReplyView,
    RowState,
    Segment,
    SickView,
    Status,
)

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
"""Tuesday 24 November 2026, 11:42 in Amsterdam."""


def at(clock: str, days: int = 0) -> datetime:
    """Return an Amsterdam clock time of today (or `days` later) in UTC."""
    hour, minute = clock.split(":")
    return NOW.replace(hour=0, minute=0) + timedelta(
        days=days, hours=int(hour) - 1, minutes=int(minute)
    )


def a_row(number: int, contact: str, subject: str, **changes) -> DeskRow:
    address = changes.pop("address", contact.lower().replace(" ", ".") + "@klant.example")
    row = DeskRow(
        id=number,
        pile=Pile.LATER,
        state=RowState.LATER,
        contact=contact,
        address=address,
        subject=subject,
        received_at=at("9:10"),
        answer_at=at("16:00"),
        is_promised=True,
        version=1,
    )
    return replace(row, **changes)


def design_rows() -> list[DeskRow]:
    """Return the desk of the design: three now, five later, fourteen silent, six done."""
    now = {"pile": Pile.NOW}
    rows = [
        a_row(1, "Fietsenmakerij Van Dijk", "Afrekenen in de webwinkel werkt niet",
              address="joost@fietsenmakerij-vandijk.example", state=RowState.URGENT,
              received_at=at("11:20"), answer_at=at("12:00"), taken_by="Anne Bakker", **now),
        a_row(2, "Marloes Hendriks", "Teksten voor de nieuwe praktijksite",
              state=RowState.DUE_SOON, answer_at=at("12:30"), **now),
        a_row(3, "Bakkerij Brinkman", "Kerstassortiment vóór zaterdag online?",
              state=RowState.WATCHING, answer_at=at("13:00"), **now),
        a_row(4, "Kwekerij Groenhart", "Vraag over factuur 2026-118"),
        a_row(5, "El Amrani Hoveniers", "Offerte onderhoud 2027", answer_at=at("17:00")),
        a_row(6, "Camping De Zandverstuiving",
              "Annuleringsvoorwaarden in de reserveringsmodule", answer_at=at("10:00", 1)),
        a_row(7, "Tjitske Hoekstra", "Nieuwe foto's voor de galerij", answer_at=at("11:00", 1)),
        a_row(8, "Notariskantoor Wijnstra", "Toegankelijkheidsverklaring aanleveren",
              answer_at=at("10:00", 2)),
    ]  # fmt: skip
    silent = {"pile": Pile.NO_REPLY, "state": RowState.NO_REPLY, "answer_at": None,
              "is_promised": False}  # fmt: skip
    names = ["Nieuwsbrief Webwinkel", "Monitor", "Kamer van Handel", "Bert Smit", "Hosting Noord",
             "Factuurdienst", "Vakblad Web", "Agenda", "Drukkerij Oost", "Beurs Utrecht",
             "Kringloop Zuid", "Postbezorging", "Verzekering West", "Karin de Wit"]  # fmt: skip
    rows += [a_row(20 + i, name, f"Bericht {i + 1} van deze week", **silent)
             for i, name in enumerate(names)]  # fmt: skip
    done = {"pile": Pile.DONE, "state": RowState.KEPT}
    rows += [a_row(40 + i, name, "Beantwoord vanmorgen", answer_at=at(f"{9 + i % 3}:30"), **done)
             for i, name in enumerate(["Hotel Zonnezicht", "Slagerij Kok", "Aannemer Bos",
                                       "Praktijk Linde", "Garage Venema",
                                       "Tuin en Co"])]  # fmt: skip
    return rows


def busy_rows() -> list[DeskRow]:
    """Return thirty open mails, for the long list."""
    rows = design_rows()[:8]
    names = ["Autobedrijf Jansen", "Dierenkliniek De Haven", "Kapsalon Knip", "Stichting Het Anker",
             "Installatiebedrijf Vermeulen & Zonen", "Bloemen van Fleur", "Loodgieter Pietersen",
             "Yoga aan Zee", "Boekhandel De Pagina", "Makelaardij Van der Veen-Hoogendoorn",
             "Restaurant De Pastorie"]  # fmt: skip
    subjects = ["Wachtwoord van de redactie vergeten", "Nieuwe openingstijden op de site",
                "Contactformulier komt niet aan bij ons", "Verlenging van het onderhoudscontract",
                "Mag het logo iets groter?", "Foto's van de verbouwing", "Vraag over de cookies",
                "Lestijden voorjaar", "Bestelknop voor cadeaubonnen", "Woningaanbod koppelen",
                "Kerstmenu als pagina"]  # fmt: skip
    for i in range(22):
        hour, days = 9 + i % 8, 1 + i // 8
        rows.append(a_row(100 + i, names[i % 11], subjects[(i * 3) % 11],
                          answer_at=at(f"{hour}:{30 * (i % 2):02d}", days)))  # fmt: skip
    return rows


MAIL = """Dag Sanne,

Sinds vanmorgen werkt het afrekenen niet meer: na iDEAL komt iedereen op een lege pagina. \
We hebben al drie telefoontjes gehad en klanten haken af. Kun je zo snel mogelijk kijken? \
Ik ben tot één uur in de werkplaats bereikbaar.

Groet,
Joost van Dijk"""
REPLY = """Beste Joost van Dijk,

Uw bericht is binnen. U krijgt antwoord op dinsdag 24 november voor 12:00.

Met vriendelijke groet,
Sanne de Boer"""


def a_status(rows: list[DeskRow] | None = None, **changes) -> Status:
    rows = design_rows() if rows is None else rows
    counts = Counter(row.pile for row in rows)
    urgent = sum(r.state is RowState.URGENT and r.pile is Pile.NOW for r in rows)
    opened = [r for r in rows if r.pile in {Pile.NOW, Pile.LATER} and r.answer_at]
    status = Status(
        now=NOW,
        zone="Europe/Amsterdam",
        situation="open",
        until=at("13:00"),
        next_situation="focus",
        next_until=at("15:00"),
        has_account=True,
        counts=dict(counts),
        urgent=urgent,
        segments=(
            Segment(situation="open", start=at("8:30"), end=at("13:00")),
            Segment(situation="focus", start=at("13:00"), end=at("15:00")),
            Segment(situation="open", start=at("15:00"), end=at("17:30")),
        ),
        next_rows=tuple(sorted(opened, key=lambda r: r.answer_at)[:5]),
        focus_choices=(
            FocusChoice(key="25m", until=NOW + timedelta(minutes=25)),
            FocusChoice(key="1h", until=NOW + timedelta(hours=1)),
            FocusChoice(key="lunch", until=at("12:30")),
            FocusChoice(key="day_end", until=at("17:30")),
        ),
        accounts=(
            AccountStatus(
                name="main",
                address="sanne@deboer-websites.example",
                is_connected=True,
                last_mail_at=at("11:41"),
            ),
        ),
        last_mail_at=at("11:41"),
        owner="Sanne de Boer",
        assistant="Anne Bakker",
    )
    return replace(status, **changes)


def a_conversation(row: DeskRow, **changes) -> ConversationView:
    is_first = row.id == 1
    text = MAIL if is_first else f"Dag Sanne,\n\nEen vraag over: {row.subject}.\n\nGroet"
    told = row.received_at + timedelta(minutes=1)
    view = ConversationView(
        row=row,
        urgency=Urgency.URGENT if row.state is RowState.URGENT else Urgency.LATER,
        is_grey=row.state is RowState.WATCHING,
        reasons=(
            Reason(code="something_broken", evidence="werkt", weight=2.1),
            Reason(code="something_broken", evidence="klanten haken af", weight=1.4),
            Reason(code="vip", evidence="VIP", weight=0.8),
        )
        if is_first
        else (),
        messages=(
            MessageView(id=row.id * 10, is_incoming=True,
                        contact="Joost van Dijk" if is_first else row.contact,
                        address=row.address, subject=row.subject, at=row.received_at, text=text,
                        quoted="Op ma 23 nov schreef Sanne:\n> Dank voor de foto's."
                        if is_first else ""),
        ),
        promise=PromiseView(
            statement="dinsdag 24 november voor 12:00", promise_at=row.answer_at,
            made_at=row.received_at, told_at=told, state=PromiseState.OPEN,
        ) if row.answer_at and row.is_promised else None,
        reply=ReplyView(verdict="reply", reason="urgent" if is_first else "open", state="sent",
                        text=REPLY, sent_at=told)
        if row.pile is not Pile.NO_REPLY
        else ReplyView(verdict="suppress", reason="from_list"),
        history=(
            HistoryLine(at=row.received_at, what=Happened.RECEIVED),
            HistoryLine(at=row.received_at, what=Happened.LABELLED, facts={"urgency": "urgent"}),
            HistoryLine(at=told, what=Happened.REPLY_SENT),
            HistoryLine(at=told, what=Happened.FORWARD_SENT, facts={"target": "Anne Bakker"}),
            HistoryLine(at=row.received_at + timedelta(minutes=7), what=Happened.TAKEN,
                        by="Anne Bakker"),
        ),
        answer_to=row.address,
    )  # fmt: skip
    return replace(view, **changes)


def a_profile(**changes) -> Profile:
    profile = Profile(
        owner=Owner(name="Sanne de Boer", addresses=("sanne@deboer-websites.example",),
                    language="nl"),
        accounts=(
            Account(
                name="main",
                imap=Server(host="imap.deboer-websites.example", port=993,
                            user="sanne@deboer-websites.example"),
                smtp=Server(host="smtp.deboer-websites.example", port=465,
                            user="sanne@deboer-websites.example"),
                address="sanne@deboer-websites.example",
            ),
        ),
        assistant=Assistant(name="Anne Bakker", address="anne@assistent.example"),
    )  # fmt: skip
    return profile.model_copy(update=changes)


def a_notice(row: DeskRow, moment: datetime | None, **changes) -> NoticeView:
    """Return what the client of this row should hear."""
    statement = "woensdag 25 november voor 10:00"
    notice = NoticeView(
        promise=row.id,
        conversation=row.id,
        contact=row.contact,
        address=row.address,
        subject=row.subject,
        kind=NoticeKind.DELAY,
        state=NoticeState.WAITING,
        old_promise_at=row.answer_at,
        old_statement="dinsdag 24 november voor 16:00",
        promise_at=moment,
        statement=statement,
        text=f"Beste {row.contact},\n\nEerder schreven we dat u vandaag voor 16:00 antwoord"
        f" krijgt. Dat lukt niet. U krijgt antwoord op {statement}.\n\nMet vriendelijke groet,"
        "\nSanne de Boer",
        bundle=(row.id,),
        leaves_at=NOW,
    )
    return replace(notice, **changes)


def design_notices() -> tuple[NoticeView, ...]:
    """Return three promises that moved to tomorrow, and one client without an address."""
    rows = {row.id: row for row in design_rows()}
    return (
        a_notice(rows[4], at("10:00", 1)),
        a_notice(rows[5], at("11:00", 1)),
        a_notice(rows[6], at("15:00", 1)),
        a_notice(rows[7], None, state=NoticeState.HELD, held_because="no_address", text="",
                 leaves_at=None),
    )  # fmt: skip


def design_pending() -> tuple[PendingReply, ...]:
    """Return two automatic replies that still wait, the first for the first row."""
    rows = design_rows()
    return tuple(
        PendingReply(key=f"reply:{row.id}", conversation=row.id, contact=row.contact,
                     address=row.address, subject=row.subject, text=REPLY, seconds_left=seconds,
                     leaves_at=NOW + timedelta(seconds=seconds))
        for row, seconds in zip(rows[:2], (40, 55), strict=True)
    )  # fmt: skip


def design_catch_up() -> CatchUpView:
    """Return three conversations of the focus from 9 to 11."""
    rows = design_rows()
    told = "dinsdag 24 november voor 12:00"
    lines = (
        CatchUpLine(row=rows[0], messages=2, statement=told, told_at=at("11:21")),
        CatchUpLine(row=rows[2], messages=1, statement="dinsdag 24 november voor 13:00",
                    told_at=at("10:02")),
        CatchUpLine(row=rows[4], messages=1),
    )  # fmt: skip
    return CatchUpView(since=at("9:00"), until=at("11:30"), lines=lines, told=2, urgent=1)


class FakeFace:
    """Answers like an engine, remembers what was asked, and moves rows as an engine would."""

    def __init__(self, rows=None, *, status=None, profile=None):
        self.rows = {row.id: row for row in (design_rows() if rows is None else rows)}
        self.changes = {} if status is None else status
        self.owner_profile = profile or a_profile()
        self.asked = []
        self.listeners = []
        self.tests = {}
        """Results of tests by class of request, for what does not work."""
        self.outcomes = {}
        self.views = {}
        self.waiting_notices = ()
        self.waiting_replies = ()
        self.missed = None
        self.sick_view = SickView(until=at("17:30"), is_assumed=False, notices=(), kept=5)
        self.first_draft = FirstReplyDraft(
            text="Dag Joost,\n\nU krijgt antwoord op dinsdag 24 november voor 12:00.",
            statement="dinsdag 24 november voor 12:00", promise_at=at("12:00"),
        )  # fmt: skip

    def notices(self):
        return self.waiting_notices

    def pending_replies(self):
        return self.waiting_replies

    def catch_up(self):
        return self.missed

    def status(self):
        return a_status(list(self.rows.values()), **self.changes)

    def desk(self):
        rows = tuple(self.rows.values())
        return DeskView(rows=rows, counts=dict(Counter(row.pile for row in rows)))

    def conversation(self, conversation):
        row = self.rows.get(conversation)
        if row is None:
            return None
        return a_conversation(row, **self.views.get(conversation, {}))

    def profile(self):
        return self.owner_profile

    def subscribe(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def ask(self, request):
        self.asked.append(request)
        future = Future()
        future.set_result(self._outcome(request))
        self.tell()
        return future

    def tell(self, *topics):
        for listener in list(self.listeners):
            listener(Changed(frozenset(topics or {"desk", "status"})))

    def asked_for(self, kind):
        return [request for request in self.asked if isinstance(request, kind)]

    def _outcome(self, request):
        if type(request) in self.outcomes:
            return self.outcomes[type(request)]
        if isinstance(request, requests.TestImap | requests.TestSmtp | requests.TestPage):
            return Outcome(result=self.tests.get(type(request), self._works()))
        self._do(request)
        self._set(request)
        self._negotiate(request)
        return self._answer(request)

    def _answer(self, request):
        match request:
            case requests.Answer() | requests.FirstReply():
                return Outcome(undo_key="answer:1", undo_until=NOW + timedelta(seconds=60))
            case requests.SendNotices(conversations=numbers):
                return Outcome(result=tuple(f"notice:{number}" for number in numbers))
            case requests.SickPreview(until=until):
                return Outcome(result=replace(self.sick_view, until=until or at("12:00", 1),
                                              is_assumed=until is None))  # fmt: skip
            case requests.DraftFirstReply():
                return Outcome(result=self.first_draft)
        return Outcome()

    def _negotiate(self, request):
        match request:
            case requests.SendNotices():
                self.changes["notices"] = 0
            case requests.CallInSick(until=until):
                self.changes.update(situation="sick", sick_until=until or at("12:00", 1))
            case requests.BackAgain():
                self.changes.update(situation="open", sick_until=None, asks_if_back=False)
            case requests.CancelReply(key=key):
                self.waiting_replies = tuple(r for r in self.waiting_replies if r.key != key)
            case requests.SeenCatchUp():
                self.changes["catch_up_since"] = None

    def _do(self, request):
        match request:
            case requests.Take(conversation=number, by=by):
                self._change(number, taken_by=by)
            case requests.Release(conversation=number):
                self._change(number, taken_by="")
            case requests.Close(conversation=number):
                self._change(number, pile=Pile.DONE, state=RowState.CLOSED)
            case requests.Reopen(conversation=number):
                self._change(number, pile=Pile.NOW, state=RowState.DUE_SOON)
            case requests.Relabel(conversation=number, urgency=urgency):
                self._relabel(number, urgency)
            case requests.Answer(conversation=number):
                self._change(number, pile=Pile.DONE, state=RowState.KEPT)

    def _set(self, request):
        match request:
            case requests.SetMode(mode=mode):
                self.changes["is_observing"] = mode == "observe"
            case requests.StopReplies() | requests.ResumeReplies():
                self.changes["is_stopped"] = isinstance(request, requests.StopReplies)
            case requests.StartFocus(until=until):
                self.changes.update(situation="focus", until=until)
            case requests.EndFocus():
                self.changes.update(situation="open", until=at("13:00"))
            case requests.SaveProfile(profile=profile):
                self.owner_profile = profile
                self.changes.update(has_account=True, is_sample=False)

    def _works(self):
        mailboxes = (
            MailboxInfo(name="INBOX", role=Role.INBOX),
            MailboxInfo(name="Offertes", role=Role.OTHER),
            MailboxInfo(name="Sent", role=Role.SENT),
            MailboxInfo(name="Junk", role=Role.JUNK),
        )
        return TestResult(works=True, code="ok", seconds=0.4, mailboxes=mailboxes, messages=1284)

    def _change(self, number, **changes):
        row = self.rows[number]
        self.rows[number] = replace(row, version=row.version + 1, **changes)

    def _relabel(self, number, urgency):
        pile, state = {
            Urgency.URGENT: (Pile.NOW, RowState.URGENT),
            Urgency.LATER: (Pile.LATER, RowState.LATER),
            Urgency.NO_REPLY: (Pile.NO_REPLY, RowState.NO_REPLY),
        }[urgency]
        self._change(number, pile=pile, state=state)
