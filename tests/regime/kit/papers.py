"""A table to test tables with: papers that are no secrets."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from django.db import connection, models

LEVELS = {
    "core": ("核心商密", "red"),
    "secret": ("机密", "orange"),
    "internal": ("内部", "teal"),
    "public": ("公开", "grey"),
}
_TITLES = (
    "页面暗水印检测算法设计说明",
    "华东区客户报价与折扣底线",
    "Tracing back end: threat model",
    "2026 年三季度研发计划",
    "与星河软件的联合开发合同（草案）",
    "薪酬结构调整方案",
)
_KEEPERS = ("林静", "周弘毅", "Erika Sommer", "欧阳晓彤")
START = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Paper(models.Model):
    """One row."""

    number = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=20)
    keeper = models.CharField(max_length=60)
    pages = models.IntegerField()
    registered = models.DateTimeField()

    objects: ClassVar[models.Manager["Paper"]] = models.Manager()

    class Meta:
        app_label = "papers"

    def __str__(self) -> str:
        return self.number


def make_table() -> None:
    """Create the table, afresh where it is left over; it belongs to no app, so that no migration knows it."""
    with connection.schema_editor() as editor:
        if Paper._meta.db_table in connection.introspection.table_names():
            editor.delete_model(Paper)
        editor.create_model(Paper)


def papers(count: int) -> Iterable[Paper]:
    """Yield ``count`` unsaved papers, all different and always the same."""
    levels = list(LEVELS)
    for place in range(count):
        yield Paper(
            number=f"SM-2026-{place:05d}-{'QWERTZ'[place % 6]}",
            title=_TITLES[place % len(_TITLES)],
            level=levels[place % len(levels)],
            keeper=_KEEPERS[place * 7 % len(_KEEPERS)],
            pages=1 + place * 37 % 90,
            registered=START + timedelta(hours=5 * place),
        )
