"""The WSGI application that granian serves. It does not start on a ledger whose triggers are missing."""

from collections.abc import Callable, Iterable
from typing import Any

from shoumi.config.orphans import end_with_parent

end_with_parent()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - starting takes a while, and may be called off

_answer = get_wsgi_application()

from shoumi.regime.access.registry import registry  # noqa: E402 - the apps have to be set up first
from shoumi.regime.journal.opening import open_journal  # noqa: E402
from shoumi.regime.vault.uploads import WholeBody  # noqa: E402

registry.close()
open_journal()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request; its body fails when it ends early."""
    announced = environ.get("CONTENT_LENGTH") or ""
    environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(announced) if announced.isdecimal() else 0)
    return _answer(environ, start_response)
