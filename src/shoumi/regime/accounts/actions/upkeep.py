"""What the product does by itself for accounts: mail alerts, remind of tokens that end, forget old attempts."""

import logging
import threading
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext, override

from shoumi.regime.access.actors import Job
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.models import Alert, SignIn, Token
from shoumi.regime.accounts.rules.history import KEPT, REMIND_BEFORE
from shoumi.regime.accounts.vocabulary import AlertKind, Event
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.kit.cells import told
from shoumi.regime.kit.words import label

KEEPER = Job("accounts")
GIVE_UP = timedelta(days=2)
"""How long a mail that could not be handed over is tried again."""
AT_ONCE = 50
_mailing = threading.Lock()

logger = logging.getLogger("shoumi.accounts")


def mail_aside() -> int:
    """Begin `mail_alerts` in a thread of its own where anything waits: a slow mail server holds nothing else up."""
    if not Alert.objects.filter(mailed_at=None).exists() or not _mailing.acquire(blocking=False):
        return 0
    threading.Thread(target=_mail, daemon=True).start()
    return 1


def _mail() -> None:
    try:
        mail_alerts()
    except DatabaseError:
        logger.exception("alerts could not be mailed; trying again")
    finally:
        connection.close()
        _mailing.release()


def mail_alerts() -> int:
    """Hand the alerts that nobody was mailed yet to the mail server; return how many were sent.

    A server that does not answer is asked again at the next round, for `GIVE_UP`.
    """
    sent = 0
    waiting = Alert.objects.filter(mailed_at=None).select_related("account").order_by("id")[:AT_ONCE]
    for alert in waiting:
        if clock.now() - alert.at < GIVE_UP:
            try:
                _letter(alert).send()
            except (OSError, SMTPException):
                logger.warning("an alert could not be mailed; trying again")
                return sent
            sent += 1
        Alert.objects.filter(id=alert.id).update(mailed_at=clock.now())
    return sent


def remind_of_tokens() -> int:
    """Tell people once of each token that ends within `REMIND_BEFORE`; return how many were told of."""
    now = clock.now()
    ending = Token.objects.filter(
        reminded_at=None, revoked_at=None, expires_at__gt=now, expires_at__lte=now + REMIND_BEFORE
    )
    reminded = 0
    # Tokens that were made for so short a time are not told of: their person knows.
    for token in [one for one in ending if one.expires_at - one.minted_at > 2 * REMIND_BEFORE]:
        with transaction.atomic():
            if Token.objects.filter(id=token.id, reminded_at=None).update(reminded_at=now):
                raise_alert(token.account_id, AlertKind.TOKEN_ENDING, {"device": token.name[:60]})
                record(Event.ALERTED, actor=KEEPER, token=token.id, kind=AlertKind.TOKEN_ENDING)
                reminded += 1
    return reminded


def forget_attempts() -> int:
    """Delete attempts older than `KEPT`; their events stay in the ledger. Returns how many there were."""
    with transaction.atomic():
        forgotten, _ = SignIn.objects.filter(at__lt=clock.now() - KEPT).delete()
        if forgotten:
            record(Event.SIGN_INS_FORGOTTEN, actor=KEEPER, rows=forgotten)
    return forgotten


def _letter(alert: Alert) -> EmailMessage:
    """Return the mail of ``alert`` in its person's language: what happened, when, from where, and what to do."""
    with override(alert.account.language or None):
        kind = str(label(AlertKind(alert.kind)))
        place = " · ".join(part for part in (alert.device, alert.address) if part)
        lines = [
            f"{kind} · {told(alert.at)}",
            place,
            gettext("If this was not you, tell the system administrator now."),
        ]
        subject = gettext("Your account: %(what)s") % {"what": kind}
        return EmailMessage(subject=subject, body="\n\n".join(line for line in lines if line), to=[alert.account.email])
