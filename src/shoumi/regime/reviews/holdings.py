"""What access review holds about a person: counts only, since a review is read by those who may know of the secrets."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.holdings import HOLDINGS, Ground, Holding
from shoumi.regime.kit.holdings import Line as Told
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.reviews.models import Line


def _of(person: UUID) -> list[Told]:
    # Of a campaign that goes on its holders are told nothing: it may be about one of them.
    over = Line.objects.filter(campaign__ended_at__isnull=False)
    counts = (
        (_("Your rights to know that were reviewed"), over.filter(person=person)),
        (_("Rights to know that you decided on"), Line.objects.filter(decided_by=person)),
    )
    return [Told(words, count) for words, rows in counts if (count := rows.count())]


def contribute() -> None:
    """Put it into its slot; called once, while Django starts."""
    HOLDINGS.add(
        Holding(
            name="reviews.lines",
            words=LocalizedText("权限复核", "Access review"),
            purpose=LocalizedText("定期核实仍须知悉的人员", "To make sure from time to time who still needs to know"),
            ground=Ground.CONTRACT,
            kept=LocalizedText("长期保存", "For good"),
            readers=LocalizedText(
                "复核人、保密专员、审计管理员", "Reviewers, the confidentiality officer, the audit administrator"
            ),
            erasure=LocalizedText("不清除：证明保密措施的依据", "Stays, as evidence of the measures taken"),
            fields=(),
            of=_of,
            order=66,
        )
    )
