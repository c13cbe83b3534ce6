"""How a log line looks: JSON with a fixed set of fields; anything a request carried stays out."""

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest

from shoumi.engines.foundation.errors import ShoumiError


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and for an error its class and code.

    A request is told by its route, not by its address, which may hold a document's number, or words that somebody took
    for one. An exception is told by class and place, not by its text, which may quote what was being read.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return ``record`` as one line."""
        line: dict[str, str | int] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= _told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage().split("?", 1)[0]
    route = f"/{request.resolver_match.route}" if request.resolver_match else "an unknown address"
    return f"{request.method} {route}: {getattr(record, 'status_code', '-')}"


def _told(error: BaseException) -> dict[str, str | int]:
    told: dict[str, str | int] = {"error": type(error).__name__}
    if isinstance(error, ShoumiError):
        told["code"] = error.code.value
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None:
        told["place"] = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
    return told
