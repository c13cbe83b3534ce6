"""What the benchmarks of pages share: a company of the cast alone, a browser that has signed in, a page asked for.

Django must be set up before any of it is called; pages go through the product's own middleware, in process.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.test import Client

if TYPE_CHECKING:
    from tests.cast import Cast

Page = Callable[[], object]


def cast_alone(path: Path) -> "Cast":
    """Make ``path`` the database, migrate it and enter the cast, which is returned."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from tests.cast import enter_cast, find_cast

    from shoumi.regime.access.registry import registry

    settings.ALLOWED_HOSTS = ["testserver"]
    connection.close()
    connection.settings_dict["NAME"] = path
    registry.close()
    call_command("migrate", verbosity=0, interactive=False)
    enter_cast()
    return find_cast()


def signed_in(person: UUID) -> Client:
    """Return a browser in which ``person`` has signed in and just confirmed a second factor."""
    from shoumi.regime.accounts.models import Account
    from shoumi.regime.accounts.sessions import FACTOR_AT
    from shoumi.regime.kit import clock

    client = Client()
    client.force_login(Account.objects.get(pk=person))
    session = client.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    return client


def asking(client: Client, address: str) -> Page:
    """Return what asks ``client`` for the page at ``address``; it raises RuntimeError for any answer but the page."""

    def get() -> object:
        response = client.get(address)
        if response.status_code != 200:
            message = f"{address} answered {response.status_code}"
            raise RuntimeError(message)
        return response

    return get


def processor_ms(page: Page, rounds: int = 9) -> float:
    """Return the median of the processor time that ``page`` takes, in milliseconds."""
    took = []
    for _ in range(rounds):
        start = time.process_time()
        page()
        took.append(time.process_time() - start)
    return statistics.median(took) * 1000
