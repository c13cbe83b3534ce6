"""What the work of the bodies holds about a person: counts only, since meetings and tasks have pages of their own."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.governance.models import Attendance, Task
from shoumi.regime.kit.holdings import HOLDINGS, Ground, Holding, Line
from shoumi.regime.kit.words import LocalizedText


def _of(person: UUID) -> list[Line]:
    counts = (
        (_("Meetings you were called to"), Attendance.objects.filter(person=person)),
        (_("Tasks you own or owned"), Task.objects.filter(owner=person)),
    )
    return [Line(words, count) for words, rows in counts if (count := rows.count())]


def contribute() -> None:
    """Put it into its slot; called once, while Django starts."""
    HOLDINGS.add(
        Holding(
            name="governance.work",
            words=LocalizedText("会议出席与工作事项", "Meetings and tasks"),
            purpose=LocalizedText(
                "证明保密工作由谁议定、由谁落实", "To show who decided on the regime and who saw to it"
            ),
            ground=Ground.CONTRACT,
            kept=LocalizedText("长期保存", "For good"),
            readers=LocalizedText(
                "该机构成员、保密专员、监察、总裁；本人",
                "Members of the body, the officer, supervision, the president; the person",
            ),
            erasure=LocalizedText("不清除：证明保密措施的依据", "Stays, as evidence of the measures taken"),
            fields=(),
            of=_of,
            order=65,
        )
    )
