"""Who signed in or tried to: one's own, and everybody's for the security administrator; what one is told."""

from django.db.models import QuerySet

from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.models import Alert, SignIn
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Permission

MOST_TOLD = 20


def own_sign_ins(viewer: Person) -> QuerySet[SignIn]:
    """Return the attempts on the viewer's own account."""
    return SignIn.objects.filter(account_id=viewer.id).select_related("provider")


def sign_ins(viewer: Actor) -> QuerySet[SignIn]:
    """Return everybody's attempts, for the security administrator. Raises `ActRefused` for others."""
    permitted(viewer, Permission.WATCH, REGISTER)
    return SignIn.objects.select_related("provider")


def alerts(viewer: Person) -> list[Alert]:
    """Return what the viewer is told and has not put away, the newest first."""
    return list(Alert.objects.filter(account_id=viewer.id, seen_at=None).order_by("-at")[:MOST_TOLD])
