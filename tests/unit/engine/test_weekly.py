"""The Monday mail: once a week, late where the machine slept, never two, never answered."""

import pytest

from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.engine.errors import Unreachable
from reachapp.engine.plans import Plans
from reachapp.engine.weekly import Weekly, gathered
from reachapp.report.iso_week import IsoWeek
from reachapp.system.catalogues import translator
from tests.stories.world import ASSISTANT, KEY, OWNER, a_profile, at

WEEK = IsoWeek(2026, 47)
CLIENT = "anna@client.example"


@pytest.fixture
def office(make_world):
    """Start a world on a Wednesday; its report mails are taken off the way out at the end."""

    def begin(now="2026-11-18 10:00", **how):
        return Office(make_world(now=at(now), **how))

    return begin


class Office:
    """A world whose cycle also makes the weekly report."""

    def __init__(self, world):
        self.world = world
        world.look()
        world.pass_time(minutes=1)

    def wakes(self, moment):
        """Let the machine wake up then, and do what is due."""
        self.world.go_to_moment(at(moment))
        self.works()

    def works(self):
        weekly = Weekly(
            units=self.world.units, plans=Plans(), install_key=KEY, translator=translator
        )
        weekly.run(self.world.clock.now())
        self.world.sender.run(self.world.clock.now)

    def reports(self):
        """Take the report mails that left."""
        left = [x for x in self.world.smtp.look() if x.kind is OutgoingKind.REPORT]
        for item in left:
            self.world.smtp.waiting.remove(item)
        return left

    def rows(self):
        return self.world.outbox(OutgoingKind.REPORT)

    def report(self, week=WEEK):
        with self.world.units.reading() as shelves:
            return gathered(shelves, Plans(), week, now=self.world.clock.now())


def test_a_machine_that_slept_until_eleven_sends_one_report(office):
    desk = office()
    desk.wakes("2026-11-23 11:00")
    desk.wakes("2026-11-23 11:01")
    desk.wakes("2026-11-24 09:00")

    (item,) = desk.reports()
    assert (item.key, item.recipient) == (f"report:2026-W47:{OWNER}", OWNER)


def test_nothing_leaves_before_monday_at_eight(office):
    desk = office()
    desk.wakes("2026-11-23 07:59")
    assert desk.reports() == []
    desk.wakes("2026-11-23 08:00")

    assert len(desk.reports()) == 1


@pytest.mark.parametrize(
    ("start", "before", "eight"),
    [
        ("2026-10-21 10:00", "2026-10-26 07:59", "2026-10-26 08:00"),
        ("2027-03-24 10:00", "2027-03-29 07:59", "2027-03-29 08:00"),
    ],
)
def test_eight_is_eight_after_the_night_in_which_the_clock_changed(office, start, before, eight):
    desk = office(start)
    desk.wakes(before)
    assert desk.reports() == []
    desk.wakes(eight)

    assert len(desk.reports()) == 1


def test_two_restarts_send_no_second_report(office):
    desk = office()
    desk.wakes("2026-11-23 08:00")
    for _ in range(2):
        desk.world.restart()
        desk.works()

    assert len(desk.reports()) == 1


def test_a_database_that_forgot_the_week_still_knows_its_row(office):
    desk = office()
    desk.wakes("2026-11-23 08:00")
    with desk.world.units.writing() as shelves:
        shelves.facts.put("reported_week", "")
    desk.works()

    assert len(desk.reports()) == 1


def test_a_crash_while_sending_sends_no_second_report(office):
    desk = office()
    desk.world.smtp.channel.loses_the_line(is_taken=True)
    desk.wakes("2026-11-23 08:00")
    desk.wakes("2026-11-23 12:00")
    desk.world.restart()
    desk.works()

    assert len(desk.reports()) == 1
    assert desk.rows() == [SendState.SENT.value]


def test_without_a_way_out_the_report_waits_and_health_says_so(office):
    desk = office()
    desk.world.smtp.channel.goes_down(Unreachable("connection_refused"))
    desk.wakes("2026-11-23 08:00")
    faults = [line.part for line in desk.world.health.lines()]
    desk.world.smtp.channel.comes_up()
    desk.wakes("2026-11-23 10:00")

    assert "mail:main" in faults
    assert len(desk.reports()) == 1


def test_who_was_not_there_last_week_gets_no_report(office):
    desk = office("2026-11-23 07:00")
    desk.wakes("2026-11-23 09:00")
    assert desk.reports() == []
    desk.wakes("2026-11-30 08:00")

    assert [item.key for item in desk.reports()] == [f"report:2026-W48:{OWNER}"]


def test_after_three_weeks_of_sleep_only_the_last_week_is_told(office):
    desk = office()
    desk.wakes("2026-12-09 09:00")

    assert [item.key for item in desk.reports()] == [f"report:2026-W49:{OWNER}"]


def test_the_report_comes_back_into_the_mailbox_and_nobody_answers_it(office):
    desk = office()
    desk.wakes("2026-11-23 08:00")
    (item,) = desk.reports()
    desk.world.server.deliver(b"Return-Path: <%s>\r\n" % OWNER.encode() + item.body)
    desk.world.server.deliver(item.body, "Sent")
    desk.world.pass_time(minutes=5)

    assert desk.world.rows() == ()
    desk.world.client(OWNER).expects_nothing()
    desk.world.client(ASSISTANT).expects_nothing()


def test_a_stranger_who_borrows_our_mark_stays_on_the_desk(office):
    desk = office()
    desk.world.mail(headers=[("X-Reachapp-Ref", "a" * 32)])
    desk.world.look()

    assert len(desk.world.rows()) == 1


def test_the_figures_are_those_of_the_desk(office):
    desk = office("2026-11-18 09:00")
    first = desk.world.mail()
    desk.world.mail(from_="bob@client.example", name="Bob", subject="Factuur")
    desk.world.urgent_mail(from_="eva@client.example", name="Eva")
    desk.world.pass_time(minutes=5)
    desk.world.owner_answers_from_phone(first)
    desk.world.pass_time(minutes=5)
    desk.world.go_to("2026-11-20 18:00")
    desk.world.smtp.look().clear()
    desk.world.ringer.look().clear()
    made, status = desk.report(), desk.world.status()

    assert made.received == 3
    assert (made.told, made.kept, made.forwarded) == (3, 1, 1)
    assert made.broken == 2
    assert status.broken <= made.broken
    assert {each.contact for each in made.trouble} == {"Bob", "Eva"}


def test_who_observes_gets_a_report_of_what_would_have_left(office):
    desk = office("2026-11-18 09:00", profile=a_profile(mode="observe"))
    desk.world.mail()
    desk.world.urgent_mail(from_="eva@client.example", name="Eva")
    desk.world.pass_time(minutes=5)
    made = desk.report()
    desk.wakes("2026-11-23 08:00")

    assert (made.would_reply, made.would_forward, made.replies, made.told) == (2, 1, 0, 0)
    assert len(desk.reports()) == 1
    desk.world.client(CLIENT).expects_nothing()
