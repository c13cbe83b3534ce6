"""The WSGI application that granian serves. It does not start on a ledger whose triggers are missing."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from shoumi.regime.access.registry import registry  # noqa: E402 - the apps have to be set up first
from shoumi.regime.journal.opening import open_journal  # noqa: E402

registry.close()
open_journal()
