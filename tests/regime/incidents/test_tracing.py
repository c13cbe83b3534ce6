from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import override_settings
from tests.cast import Cast, registered
from tests.regime.incidents.pictures import content, leaked, unmarked, viewed

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, ShoumiError
from shoumi.engines.marking.pagemark.decode import LEAST_Z
from shoumi.engines.marking.vocabulary import Verdict
from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.documents.vocabulary import REGISTER
from shoumi.regime.documents.vocabulary import Permission as Configuring
from shoumi.regime.incidents import queries
from shoumi.regime.incidents.actions.tracing import conclude, trace_image
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import TRACES, Conclusion, Event, Outcome, Permission, Problem
from shoumi.regime.incidents.web.proofs import ProofTexts
from shoumi.regime.journal import models as journal
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import ReasonCode
from shoumi.regime.vault.objects import read, seal_bytes

pytestmark = pytest.mark.django_db
NOT_THE_OFFICER = ["classifier", "holder", "outsider", "uncleared", "auditor", "system_admin", "security_admin"]


def trace(cast: Cast, picture: bytes) -> TraceCase:
    return trace_image(actor=cast.acting("officer"), image=seal_bytes(picture))


def traced_page(cast: Cast) -> TraceCase:
    document = registered(cast, content=content())
    return trace(cast, viewed(cast.acting("holder"), document.number).jpeg)


@pytest.mark.parametrize(
    ("crop", "quality"), [((0.0, 0.0, 1.0, 1.0), 60), ((0.05, 0.3, 0.9, 0.8), 75)], ids=["compressed", "cropped"]
)
def test_a_leaked_page_leads_to_its_view(cast: Cast, crop: tuple[float, float, float, float], quality: int) -> None:
    document = registered(cast, content=content(), readers=("holder", "leaver"))
    viewed(cast.acting("leaver"), document.number, 2)
    page = viewed(cast.acting("holder"), document.number, 2)
    picture = leaked(page.jpeg, crop=crop, quality=quality)
    case = trace(cast, picture)
    assert case.outcome == Outcome.FOUND
    assert case.z is not None
    assert case.bound is not None
    assert case.z > LEAST_Z
    assert case.bound < 1e-10
    assert case.binding == Verdict.AGREES
    assert read(case.evidence) == picture
    lead = queries.lead(queries.case(cast.acting("officer"), case.id))
    assert lead is not None
    assert (lead.mark.id, lead.mark.page, lead.mark.person_id) == (page.view, 2, cast.holder)
    assert (lead.person, lead.number) == ("王晓雨", document.number)
    assert (lead.nearby, lead.others) == (1, 1)
    assert lead.proof.event.uid == page.event
    assert lead.mark.at <= lead.proof.event.at
    assert str(page.event) in ProofTexts.of(lead.proof).leaf


def test_a_picture_without_a_mark_leads_to_nobody_and_is_kept(cast: Cast) -> None:
    case = trace(cast, unmarked())
    assert (case.outcome, case.mark, case.z) == (Outcome.NOTHING, None, None)
    assert queries.lead(case) is None
    assert journal.Event.objects.filter(code=Event.TRACED, subject=case.subject.reference).exists()


@pytest.mark.parametrize(
    "picture", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken", b"%PDF-1.7\n"], ids=["empty", "text", "cut", "pdf"]
)
def test_what_is_no_picture_is_told_recorded_and_given_up(cast: Cast, picture: bytes) -> None:
    sealing = seal_bytes(picture)
    with pytest.raises(Invalid):
        trace_image(actor=cast.acting("officer"), image=sealing)
    with pytest.raises(ShoumiError), sealing.reading():
        pass
    assert not TraceCase.objects.exists()
    assert journal.Event.objects.filter(code=Event.IMAGE_REJECTED, actor=f"person:{cast.officer}").count() == 1


@pytest.mark.parametrize("part", NOT_THE_OFFICER)
def test_nobody_but_the_officer_traces_or_reads_cases(cast: Cast, part: str) -> None:
    actor = cast.acting(part)
    with pytest.raises(ActRefused) as refusal:
        trace_image(actor=actor, image=seal_bytes(unmarked()))
    assert [reason.code for reason in refusal.value.decision.reasons] == [ReasonCode.OFFICE_MISSING]
    with pytest.raises(ActRefused):
        queries.cases(actor)
    with pytest.raises(ActRefused):
        conclude(actor=actor, case_id=uuid4(), conclusion=Conclusion.DISMISSED, reason="无关")
    assert not TraceCase.objects.exists()


def test_a_token_needs_the_scope_of_tracing(cast: Cast) -> None:
    token = Person(cast.officer, token=TokenLimits(frozenset({Scope.READ, Scope.WRITE}), None))
    with pytest.raises(ActRefused) as refusal:
        queries.cases(token)
    assert [reason.code for reason in refusal.value.decision.reasons] == [AccountGate.WITHIN_TOKEN]
    assert not queries.cases(Person(cast.officer, token=TokenLimits(frozenset({Scope.TRACE}), None)))


@pytest.mark.parametrize("conclusion", [Conclusion.CONFIRMED, Conclusion.DISMISSED])
def test_a_person_concludes_once_and_in_writing(cast: Cast, conclusion: Conclusion) -> None:
    officer = cast.acting("officer")
    case = traced_page(cast)
    for without in ("", "  \n"):
        with pytest.raises(Invalid):
            conclude(actor=officer, case_id=case.id, conclusion=conclusion, reason=without)
    with pytest.raises(Invalid):
        conclude(actor=officer, case_id=case.id, conclusion=Conclusion.OPEN, reason="理由")
    closed = conclude(actor=officer, case_id=case.id, conclusion=conclusion, reason=" 已与本人核实 ")
    assert (closed.conclusion, closed.reason, closed.concluded_by_id) == (conclusion, "已与本人核实", cast.officer)
    with pytest.raises(Conflict) as again:
        conclude(actor=officer, case_id=case.id, conclusion=Conclusion.DISMISSED, reason="改主意")
    assert again.value.code is Problem.NOT_OPEN
    assert journal.Event.objects.filter(code=Event.CONCLUDED).count() == 1
    body = journal.Details.objects.get(event__code=Event.CONCLUDED).body
    assert "核实" not in body


def test_concluding_needs_a_fresh_second_factor(cast: Cast) -> None:
    case = traced_page(cast)
    with pytest.raises(ActRefused) as refusal:
        conclude(actor=Person(cast.officer), case_id=case.id, conclusion=Conclusion.CONFIRMED, reason="已核实")
    assert [reason.code for reason in refusal.value.decision.reasons] == [AccountGate.FACTOR_FRESH]
    assert TraceCase.objects.get().conclusion == Conclusion.OPEN


def test_an_unknown_case_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        queries.case(cast.acting("officer"), UUID(int=7))


@pytest.mark.parametrize(("verb", "subject"), [(Permission.CONCLUDE, TRACES), (Configuring.CONFIGURE, REGISTER)])
def test_what_the_officer_settles_asks_for_a_factor_as_fresh_as_the_installation_says(
    cast: Cast, verb: StrEnum, subject: Subject
) -> None:
    officer = replace(cast.acting("officer"), factor_at=clock.now() - timedelta(minutes=5))
    assert decide(officer, verb, subject).allowed
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, step_up_minutes=3)):
        assert [one.code for one in decide(officer, verb, subject).reasons] == [AccountGate.FACTOR_FRESH]
