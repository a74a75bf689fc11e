"""What went wrong and what the owner can do, for every code that crosses a port."""

from collections.abc import Mapping
from dataclasses import dataclass

from reachapp.core.i18n import N_
from reachapp.engine.views import HealthLine
from reachapp.ui.i18n import _
from reachapp.ui.times import Present


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is so, and what the owner can do."""

    what: str
    remedy: str


PASSWORD = Trouble(
    N_("The server rejects this password."),
    N_("Create an app password with your mail provider and paste it here."),
)
NO_LINE = Trouble(
    N_("The server does not answer."),
    N_("Check the name of the server and your internet connection, then try again."),
)
NO_HOST = Trouble(
    N_("There is no server of this name."),
    N_("Check the spelling, or ask your mail provider for the right name."),
)
NO_TLS = Trouble(
    N_("No safe connection could be made."),
    N_("Choose another kind of security, or another port."),
)
NO_SECRET = Trouble(
    N_("There is no password for this account."),
    N_("Enter it again in the account settings."),
)
NO_OAUTH = Trouble(
    N_("This provider only lets programs in that it has registered."),
    N_("Reachapp is not registered there yet. Use another address for now."),
)
TROUBLES: Mapping[str, Trouble] = {
    "wrong_password": PASSWORD,
    "login_failed": PASSWORD,
    "login_refused": PASSWORD,
    "bad_password": PASSWORD,
    "authentication": PASSWORD,
    "signed_out": PASSWORD,
    "app_password": Trouble(
        N_("This provider wants an app password."),
        N_("Create one in the security settings of your mail account and paste it here."),
    ),
    "oauth_missing": NO_OAUTH,
    "oauth_only": NO_OAUTH,
    "no_password_login": NO_OAUTH,
    "certificate": Trouble(
        N_("The server shows a certificate that cannot be trusted."),
        N_("Check the name of the server. If it is right, ask your mail provider."),
    ),
    "certificate_file": Trouble(
        N_("The file with your own certificates cannot be read."),
        N_("Check where it stands and that this user may read it."),
    ),
    "unreachable": NO_LINE,
    "unavailable": NO_LINE,
    "connection_refused": NO_LINE,
    "line_lost": NO_LINE,
    "bye": NO_LINE,
    "empty_answer": NO_LINE,
    "bad_answer": NO_LINE,
    "no_answer": NO_LINE,
    "timeout": NO_LINE,
    "connection": NO_LINE,
    "no_such_host": NO_HOST,
    "unknown_host": NO_HOST,
    "tls": NO_TLS,
    "no_tls": NO_TLS,
    "no_starttls": NO_TLS,
    "over_quota": Trouble(
        N_("Your mailbox is full."),
        N_("Make room in it; until then no copies of your answers can be kept."),
    ),
    "no_such_mailbox": Trouble(
        N_("A watched mailbox is not there any more."),
        N_("Choose the mailboxes again in the account settings."),
    ),
    "no_address": Trouble(
        N_("There is no address to answer."),
        N_("Look in the mail itself how its sender can be reached."),
    ),
    "no_own_address": Trouble(
        N_("Your own address is missing."),
        N_("Enter it in the account settings."),
    ),
    "nothing_to_answer": Trouble(
        N_("There is no mail to answer here."),
        N_("Write to this client from your mail program."),
    ),
    "too_large": Trouble(
        N_("The server does not take a mail of this size."),
        N_("Make it shorter."),
    ),
    "focus_in_the_past": Trouble(
        N_("That moment has passed."),
        N_("Choose a later end for the focus."),
    ),
    "throttled": Trouble(
        N_("The mail server asks us to slow down."),
        N_("Nothing is lost. Reachapp waits a little and tries again."),
    ),
    "no_secret": NO_SECRET,
    "no_password": NO_SECRET,
    "no_keyring": Trouble(
        N_("This computer has no safe place for the password."),
        N_("Start the keyring of your desktop, or give the password in the environment."),
    ),
    "conflict": Trouble(
        N_("Somebody else was first."),
        N_("The desk shows how it stands now. Look again, then decide."),
    ),
    "disk_full": Trouble(
        N_("The disk is full."),
        N_("Make room. Until then mail stays in your mailbox and nothing is answered."),
    ),
    "locked": Trouble(
        N_("Another Reachapp is using this data."),
        N_("Close the other one, or use that window."),
    ),
    "newer": Trouble(
        N_("The data was written by a newer Reachapp."),
        N_("Install the newest version."),
    ),
    "lease": Trouble(
        N_("Another computer answers for this mailbox."),
        N_("This one shows the desk. It takes over when the other one stops."),
    ),
    "cap": Trouble(
        N_("Unusually many replies at once; replies were stopped."),
        N_("Look at what came in. If it is all right, turn replies back on."),
    ),
    "no_hours": Trouble(
        N_("No time can be computed."),
        N_("Your plan has no hours in the coming months. Add some."),
    ),
    "no_availability": Trouble(
        N_("No time can be computed."),
        N_("Your plan has no hours in the coming months. Add some."),
    ),
    "invalid_plan": Trouble(
        N_("The plan cannot be used."),
        N_("Open your hours and save them again."),
    ),
    "no_account": Trouble(
        N_("There is no mail account yet."),
        N_("Add your account first."),
    ),
    "unsure": Trouble(
        N_("A message may already have gone."),
        N_("Look in your Sent mailbox, then choose here: it is there, or send it now."),
    ),
    "page_failed": Trouble(
        N_("An urgent message could not be passed on."),
        N_("Look at it yourself now, and test the phone and the assistant."),
    ),
    "bad_address": Trouble(
        N_("The address is not accepted."),
        N_("Check the spelling of the address."),
    ),
}
PARTS: Mapping[str, str] = {
    "store": N_("Storage"),
    "imap": N_("Receiving mail"),
    "smtp": N_("Sending mail"),
    "phone": N_("Phone"),
    "plan": N_("Plan"),
    "engine": N_("Reachapp"),
}
MAIL_DOWN = N_("No connection to your mail since {time}.")
MAIL_REMEDY = N_("Reachapp keeps trying. New mail and promises wait; nothing is lost.")


def trouble(code: str) -> Trouble:
    """Return what is so and what to do; an unknown code is named, so that it can be asked about."""
    found = TROUBLES.get(code) or TROUBLES.get(code.partition(":")[0])
    if found is not None:
        return Trouble(_(found.what), _(found.remedy))
    return Trouble(
        _("Something does not work ({code}).").format(code=code),
        _("Reachapp keeps trying. If it stays, restart it and look here again."),
    )


def health_trouble(line: HealthLine, present: Present) -> Trouble:
    """Return the banner of a health line; `part` is written `kind:name`."""
    kind = line.part.partition(":")[0]
    if kind == "imap" and TROUBLES.get(line.code, NO_LINE) is NO_LINE:
        return Trouble(_(MAIL_DOWN).format(time=present.moment(line.since)), _(MAIL_REMEDY))
    found = trouble(line.code)
    if part := PARTS.get(kind):
        return Trouble(f"{_(part)}: {found.what[:1].lower()}{found.what[1:]}", found.remedy)
    return found
