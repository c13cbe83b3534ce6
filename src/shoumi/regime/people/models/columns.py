"""Columns that several models of this part share."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q

from shoumi.regime.kit.words import LocalizedText

NAME_LENGTH = 100
CODE_LENGTH = 32


def among(column: str, codes: type[StrEnum], name: str) -> models.CheckConstraint:
    """Return the constraint that ``column`` holds a member of ``codes``."""
    return models.CheckConstraint(condition=Q(**{f"{column}__in": [code.value for code in codes]}), name=name)


def code_column(codes: type[StrEnum], **options: Any) -> "models.CharField[Any, Any]":  # noqa: ANN401 - Django's own
    """Return a column that holds a member of ``codes``; its words stand in labels."""
    return models.CharField(max_length=CODE_LENGTH, choices=[(code.value, code.value) for code in codes], **options)


class Named(models.Model):
    """A name in the company's own language, and in English where there is one."""

    name_zh = models.CharField(max_length=NAME_LENGTH)
    name_en = models.CharField(max_length=NAME_LENGTH, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> LocalizedText:
        """The name in both languages; the one there is stands in for a missing English one."""
        return LocalizedText(zh=self.name_zh, en=self.name_en or self.name_zh)
