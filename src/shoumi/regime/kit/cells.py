"""How a value reads in a table, on the screen and in an export."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext

from shoumi.regime.kit.words import label

NOTHING = "—"


def told(value: object) -> str:
    """Return ``value`` as people read it: instants in the company's zone to the minute, codes by their labels.

    Dates are written year-month-day in both languages, which nobody can misread.
    """
    if value is None or value == "":
        return NOTHING
    if isinstance(value, StrEnum):
        return str(label(value))
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def listed(values: Iterable[object]) -> str:
    """Return ``values`` in a row as the active language sets them apart."""
    return gettext(", ").join(told(value) for value in values)


Exported = str | int | float | Decimal | bool | datetime | date | None


def exported(value: object) -> Exported:
    """Return ``value`` as a spreadsheet keeps it: numbers and dates stay what they are, everything else is told.

    Instants become the company's wall-clock time, because spreadsheets know no zones.
    """
    if isinstance(value, StrEnum):
        return told(value)
    if value is None or isinstance(value, bool | int | float | Decimal | str):
        return value
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value if isinstance(value, date) else told(value)
