"""Logs: one JSON object a line on standard error, without query strings, titles or anything that is a secret."""

from typing import Any

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "shoumi.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "shoumi": {"level": "INFO"},
        # Its warnings are the 4xx answers, each with the path that was asked for, and so with document numbers.
        "django.request": {"level": "ERROR"},
    },
}
