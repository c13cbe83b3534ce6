"""A filter that chooses among the members of a closed vocabulary."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.filters import Filter
from shoumi.regime.kit.words import label

M = TypeVar("M", bound=Model)


def chosen(
    name: str, word: Wording, codes: type[StrEnum], apply: Callable[[QuerySet[M], Any], QuerySet[M]]
) -> Filter[M]:
    """Return a filter called ``word`` that hands the member chosen of ``codes`` to ``apply``."""

    def field() -> forms.Field:
        offered = [("", _("All")), *((one.value, str(label(one))) for one in codes)]
        return forms.TypedChoiceField(required=False, label=str(word), choices=offered, coerce=codes, empty_value=None)

    return Filter(name=name, field=field, apply=apply)
