"""What the register of secrets holds about a person: counts only, since what they may know of is listed elsewhere."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.documents.models import Document, KnowRequest, Mark, Reading
from shoumi.regime.kit.holdings import HOLDINGS, Ground, Holding, Line
from shoumi.regime.kit.words import LocalizedText


def _of(person: UUID) -> list[Line]:
    counts = (
        (_("Lines that name you"), Reading.objects.standing().filter(person=person)),
        (_("Your requests to know"), KnowRequest.objects.filter(asker=person)),
        (_("Secrets you keep"), Document.objects.filter(custodian=person)),
        (_("Pages issued to you"), Mark.objects.filter(person=person)),
    )
    return [Line(words, count) for words, rows in counts if (count := rows.count())]


def contribute() -> None:
    """Put it into its slot; called once, while Django starts."""
    HOLDINGS.add(
        Holding(
            name="documents.knowing",
            words=LocalizedText("知悉范围、申请与查阅", "Need-to-know, requests and views"),
            purpose=LocalizedText("控制并证明谁知悉哪些商业秘密", "To control, and to prove, who knows which secrets"),
            ground=Ground.CONTRACT,
            kept=LocalizedText("长期保存：过去的每一项决定都以此为据", "For good: every past decision rests on it"),
            readers=LocalizedText(
                "密件保管人、保密专员（不含内容）；本人", "Custodians, the officer without content; the person"
            ),
            erasure=LocalizedText("不清除：证明保密措施的依据", "Stays, as evidence of the measures taken"),
            fields=(),
            of=_of,
            order=60,
        )
    )
