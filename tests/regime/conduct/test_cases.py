"""A case from its opening to the day its record expires: who acts, who knows, what is kept (P08)."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.regime.conduct.court import Court
from tests.regime.conduct.tales import (
    FACTS,
    GROUND,
    STATEMENT,
    heard,
    judgement,
    opened,
    proposal,
    proposed,
    served,
    state_of,
    wanted,
)
from tests.regime.people.company import CONSOLE, signed_in

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.conduct import actions, queries
from shoumi.regime.conduct.models import ConductCase, Evidence, Hearing, Measure, Verdict
from shoumi.regime.conduct.queries import scale, standing, waiting
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules import presets
from shoumi.regime.conduct.values import (
    AboutPerson,
    AboutUnit,
    Heard,
    Service,
)
from shoumi.regime.conduct.vocabulary import (
    ConductState,
    Decider,
    Depth,
    Effect,
    Event,
    HearingForm,
    Outcome,
    Permission,
    Problem,
    ReasonCode,
    ServiceForm,
)
from shoumi.regime.journal.models import Details
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.kit.holdings import holding_named
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.queries.personal_data import kept_for
from shoumi.regime.people.values import InBody, InUnit
from shoumi.regime.people.vocabulary import BodyKind, Office

pytestmark = pytest.mark.django_db


def later(days: int) -> AbstractContextManager[None]:
    return clock.at(clock.now() + timedelta(days=days))


def told_of(person: UUID) -> set[object]:
    """Return what ``person`` finds of cases among the personal data that are held of them."""
    holding = holding_named("conduct.cases")
    assert holding is not None
    return {line.value for line in holding.of(person)}


def test_a_case_is_heard_decided_served_appealed_and_changed(court: Court) -> None:
    case = served(court, "demerit", "bonus-withheld")
    row = ConductCase.objects.get(id=case)
    assert (row.state_code, row.body_code) == (ConductState.SERVED, Decider.COMMITTEE)
    sheet = actions.read_case(actor=court.acting("hr"), case=case)
    effective = {one.measure.code: one.in_effect for one in sheet.standing}
    assert effective == {"demerit": True, "bonus-withheld": False}
    made = actions.appeal(actor=court.acting("subject"), case=case, text="处分过重")
    assert made.body_code is Decider.PRESIDENT
    milder = judgement("written-warning")
    with pytest.raises(ActRefused):
        actions.decide_appeal(actor=court.acting("member"), case=case, outcome=Outcome.CHANGED, judgement=milder)
    actions.decide_appeal(actor=court.acting("president"), case=case, outcome=Outcome.CHANGED, judgement=milder)
    row.refresh_from_db()
    assert row.state_code is ConductState.IN_FORCE
    sheet = actions.read_case(actor=court.acting("subject"), case=case)
    assert [one.measure.code for one in sheet.standing if one.in_effect] == ["written-warning"]
    assert row.expires_on is not None
    assert (row.expires_on.year - clock.today().year) * 12 + row.expires_on.month - clock.today().month == 12


def test_who_knows_of_a_case_and_how_much(court: Court) -> None:
    case = heard(court)
    parts = ("hr", "officer", "member", "president", "head", "subject", "colleague", "partner")

    def seen() -> dict[str, Depth]:
        found = {}
        for part in parts:
            viewer = court.acting(part)
            row = queries.known(viewer).filter(id=case).first()
            if row is not None:
                found[part] = queries.depth(viewer, row)
        return found

    keepers = {"hr": Depth.FULL, "officer": Depth.FULL, "subject": Depth.OWN}
    assert seen() == keepers
    writing = replace(court.acting("hr"), token=TokenLimits(frozenset({Scope.WRITE}), None))
    assert not queries.known(writing).exists()
    actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("demerit"))
    assert seen() == keepers | {"member": Depth.FULL}
    actions.decide(actor=court.acting("member"), case=case, judgement=judgement("demerit"))
    actions.acknowledge(actor=court.acting("subject"), case=case)
    actions.appeal(actor=court.acting("subject"), case=case, text="处分过重")
    assert seen() == keepers | {"member": Depth.FULL, "president": Depth.FULL}
    actions.decide_appeal(actor=court.acting("president"), case=case, outcome=Outcome.UPHELD, judgement=judgement())
    assert seen() == keepers | {"head": Depth.OUTCOME}
    told = actions.read_case(actor=court.acting("head"), case=case)
    assert (told.facts, told.decision, len(told.standing)) == ("", None, 1)
    with pytest.raises(NotFound):
        actions.read_case(actor=court.acting("colleague"), case=case)
    with pytest.raises(NotFound):
        actions.read_file(actor=court.acting("member"), person=court.subject)
    assert [line.depth for line in actions.read_file(actor=court.acting("head"), person=court.subject)] == [
        Depth.OUTCOME
    ]


def test_a_deputy_sees_how_cases_of_their_people_ended_and_not_of_their_head(court: Court) -> None:
    people.appoint(
        actor=CONSOLE, person=court.colleague, office=Office.DEPUTY_HEAD, seat=InUnit(court.company.development.id)
    )
    of_the_head, of_the_subject = (
        opened(court, AboutPerson(one), Effect.REWARD) for one in (court.head, court.subject)
    )
    for case in (of_the_head, of_the_subject):
        actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("commendation", rank=0))
        actions.decide(actor=court.acting("officer"), case=case, judgement=judgement("commendation", rank=0))
        assert state_of(case) is ConductState.IN_FORCE
    seen = {part: {row.id for row in queries.known(court.acting(part))} for part in ("colleague", "head")}
    assert seen == {"colleague": {of_the_subject}, "head": {of_the_head, of_the_subject}}


def test_the_person_knows_from_the_notice_on_and_never_sees_the_proposal(court: Court) -> None:
    case = opened(court)
    for keeper in ("hr", "officer"):
        assert [row.id for row in waiting.to_take_further(court.acting(keeper))] == [case]
    assert not waiting.to_take_further(court.acting("head"))
    subject = court.acting("subject")
    assert not queries.known(subject).exists()
    assert not told_of(court.subject)
    with pytest.raises(NotFound):
        actions.read_case(actor=subject, case=case)
    actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("verbal-warning", rank=1))
    assert not queries.known(subject).exists()
    assert [row.id for row, _verb in waiting.to_judge(court.acting("head"))] == [case]
    actions.decide(actor=court.acting("head"), case=case, judgement=judgement("verbal-warning", rank=1))
    assert [row.id for row in waiting.for_oneself(subject)] == [case]
    sheet = actions.read_case(actor=subject, case=case)
    assert (sheet.facts, sheet.proposal) == (FACTS, None)
    assert sheet.decision is not None
    assert sheet.decision.ground == GROUND
    assert {FACTS, GROUND} <= told_of(court.subject)
    assert told_of(court.head) == set()


def test_who_proposes_does_not_decide_and_nobody_judges_over_themselves_or_their_head(court: Court) -> None:
    case = opened(court)
    officer = court.acting("officer")
    actions.propose(actor=officer, case=case, proposal=proposal("verbal-warning", rank=1))
    actions.drop_case(actor=officer, case=case)
    case = heard(court)
    second = court.company.holding("郑保", Office.OFFICER)
    actions.propose(actor=officer, case=case, proposal=proposal("written-warning"))
    with pytest.raises(ActRefused) as own:
        actions.decide(actor=officer, case=case, judgement=judgement("written-warning"))
    assert own.value.decision.reasons[0].code is ReasonCode.PROPOSED_IT
    with pytest.raises(ActRefused):
        actions.decide(actor=court.acting("hr"), case=case, judgement=judgement("written-warning"))
    assert decide(signed_in(second), Permission.DECIDE, case_subject(case)).allowed
    for part in ("hr", "officer"):
        with pytest.raises(ActRefused) as refused:
            actions.open_case(actor=court.acting(part), about=AboutPerson(getattr(court, part)), wanted=wanted())
        assert refused.value.decision.reasons[0].code is ReasonCode.OWN_CASE
    boss = court.company.holding("白芸", Office.HEAD, court.company.root)
    with pytest.raises(ActRefused) as under:
        actions.open_case(actor=court.acting("hr"), about=AboutPerson(boss), wanted=wanted())
    assert under.value.decision.reasons[0].code is ReasonCode.SUBORDINATE
    with pytest.raises(NotFound):
        actions.open_case(actor=court.acting("colleague"), about=AboutPerson(court.subject), wanted=wanted())


def test_a_hearing_comes_first_where_the_measure_asks_and_may_be_recorded(court: Court) -> None:
    hr = court.acting("hr")
    case = opened(court)
    with pytest.raises(Conflict) as missing:
        actions.propose(actor=hr, case=case, proposal=proposal("written-warning"))
    assert missing.value.code is Problem.HEARING_MISSING
    with pytest.raises(Invalid):
        actions.give_notice(actor=hr, case=case, answer_by=clock.today())
    actions.give_notice(actor=hr, case=case, answer_by=clock.today() + timedelta(days=3))
    with pytest.raises(Conflict):
        actions.propose(actor=hr, case=case, proposal=proposal("verbal-warning", rank=1))
    no_show = Heard(form=HearingForm.NO_SHOW, on=clock.today())
    with pytest.raises(Conflict):
        actions.record_hearing(actor=hr, case=case, heard=no_show)
    for witness in (None, court.subject, court.hr):
        bad = Heard(form=HearingForm.RECORDED, on=clock.today(), witness=witness, statement=STATEMENT)
        with pytest.raises(Invalid):
            actions.record_hearing(actor=hr, case=case, heard=bad)
    yesterday = clock.today() - timedelta(days=1)
    before = Heard(form=HearingForm.RECORDED, on=yesterday, witness=court.colleague, statement=STATEMENT)
    with pytest.raises(Invalid) as early:
        actions.record_hearing(actor=hr, case=case, heard=before)
    assert early.value.code is Problem.DAY_TOO_EARLY
    with pytest.raises(ActRefused):
        actions.state_side(actor=hr, case=case, statement=STATEMENT)
    with later(4):
        actions.record_hearing(
            actor=court.acting("hr"), case=case, heard=Heard(form=HearingForm.NO_SHOW, on=clock.today())
        )
        assert Hearing.objects.get(case_id=case).witness is None
        actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("written-warning"))
    assert state_of(case) is ConductState.PROPOSED


def test_a_proposal_that_is_sent_back_stays_beside_the_new_one(court: Court) -> None:
    case = proposed(court, "demerit")
    actions.send_back(actor=court.acting("member"), case=case, reason="请补充后果的依据")
    assert state_of(case) is ConductState.HEARD
    actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("written-warning"))
    assert Verdict.objects.filter(case_id=case).count() == 2
    with pytest.raises(Conflict) as higher:
        actions.decide(actor=court.acting("officer"), case=case, judgement=judgement("demerit"))
    assert higher.value.code is Problem.HIGHER_BODY
    sheet = actions.read_case(actor=court.acting("officer"), case=case)
    assert [one.why_returned for one in sheet.returned] == ["请补充后果的依据"]


def test_dismissal_tells_the_union_first_and_acts_on_nothing_by_itself(court: Court) -> None:
    case = proposed(court, "dismissal", rank=4)
    president = court.acting("president")
    with pytest.raises(Invalid) as untold:
        actions.decide(actor=president, case=case, judgement=judgement("dismissal", rank=4))
    assert untold.value.code is Problem.UNION_NOT_TOLD
    told = judgement("dismissal", rank=4, union_told_on=clock.today())
    actions.decide(actor=president, case=case, judgement=told)
    by_post = Service(form=ServiceForm.BY_POST, on=clock.today())
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Invalid) as early:  # or the time to appeal would run before there is a decision
        actions.serve(actor=court.acting("hr"), case=case, service=replace(by_post, on=yesterday))
    assert early.value.code is Problem.DAY_TOO_EARLY
    actions.serve(actor=court.acting("hr"), case=case, service=by_post)
    with pytest.raises(Invalid):
        actions.record_appeal(actor=court.acting("hr"), case=case, text="处分过重", on=yesterday)
    row = ConductCase.objects.get(id=case)
    assert (row.state_code, row.expires_on) == (ConductState.SERVED, None)
    assert queries.known(court.acting("subject")).filter(id=case).exists()


def test_a_reward_is_decided_by_two_and_in_force_at_once(court: Court) -> None:
    case = opened(court, effect=Effect.REWARD)
    hr = court.acting("hr")
    with pytest.raises(Conflict):
        actions.give_notice(actor=hr, case=case, answer_by=clock.today() + timedelta(days=3))
    for wrong in ("written-warning", "unit-commendation", "nothing"):
        with pytest.raises((Invalid, NotFound)):
            actions.propose(actor=hr, case=case, proposal=proposal(wrong))
    actions.propose(actor=hr, case=case, proposal=proposal("commendation", rank=0))
    assert not queries.known(court.acting("subject")).exists()
    actions.decide(actor=court.acting("officer"), case=case, judgement=judgement("commendation", rank=0))
    assert state_of(case) is ConductState.IN_FORCE
    assert list(queries.own(court.acting("subject")).values_list("id", flat=True)) == [case]
    assert standing.repetition(ConductCase.objects.get(id=case), clock.today()) == 0


def test_about_the_president_the_board_decides_and_the_head_speaks_for_a_unit(court: Court) -> None:
    case = opened(court, AboutPerson(court.president))
    hr = court.acting("hr")
    actions.propose(actor=hr, case=case, proposal=proposal("verbal-warning", rank=1))
    board = people.create_body(actor=CONSOLE, kind=BodyKind.BOARD, name=LocalizedText("董事会", "Board"))
    people.appoint(actor=CONSOLE, person=court.colleague, office=Office.BOARD, seat=InBody(board.id))
    assert not decide(court.acting("member"), Permission.DECIDE, case_subject(case)).known
    assert decide(court.acting("colleague"), Permission.DECIDE, case_subject(case)).allowed
    unit = opened(court, AboutUnit(court.company.development.id))
    actions.give_notice(actor=hr, case=unit, answer_by=clock.today() + timedelta(days=3))
    with pytest.raises(NotFound):
        actions.state_side(actor=court.acting("subject"), case=unit, statement=STATEMENT)
    actions.state_side(actor=court.acting("head"), case=unit, statement=STATEMENT)
    actions.propose(actor=hr, case=unit, proposal=proposal("unit-criticism", rank=1))
    assert ConductCase.objects.get(id=unit).body_code is Decider.OFFICE


def test_where_nobody_else_sits_the_next_body_up_decides(court: Court) -> None:
    case = heard(court)
    # The only officer proposes, so the committee decides, and the appeal goes above it.
    verdict = actions.propose(actor=court.acting("officer"), case=case, proposal=proposal("written-warning"))
    assert verdict.body_code is Decider.COMMITTEE
    actions.decide(actor=court.acting("member"), case=case, judgement=judgement("written-warning"))
    actions.acknowledge(actor=court.acting("subject"), case=case)
    made = actions.appeal(actor=court.acting("subject"), case=case, text="处分过重")
    assert made.body_code is Decider.PRESIDENT


def test_what_nobody_appealed_comes_into_force_and_what_expired_is_gone(court: Court) -> None:
    case = served(court, "written-warning", by="officer")
    assert actions.keep_terms() == 0
    with later(11):
        with pytest.raises(Conflict):
            actions.appeal(actor=court.acting("subject"), case=case, text="处分过重")
        assert actions.keep_terms() == 1
        assert state_of(case) is ConductState.IN_FORCE
        again = ConductCase(person_id=court.subject)
        assert standing.repetition(again, clock.today()) == 1
    with later(11 + 370):
        assert not queries.known(court.acting("hr")).exists()
        assert standing.repetition(ConductCase(person_id=court.subject), clock.today()) == 0
        assert actions.keep_terms() == 1
        assert actions.keep_terms() == 0
        # What was done while the record stood is a repetition still, whenever it comes to light.
        while_it_stood = clock.today() - timedelta(days=100)
        assert standing.repetition(ConductCase(person_id=court.subject), while_it_stood) == 1
        assert standing.repetition(ConductCase(person_id=court.subject), clock.today()) == 0
        with pytest.raises(NotFound):
            actions.read_case(actor=court.acting("hr"), case=case)
    row = ConductCase.objects.get(id=case)
    assert (row.state_code, row.facts, Hearing.objects.get(case=row).statement) == (ConductState.EXPIRED, "", "")
    assert not Evidence.objects.filter(case=row).exists()
    assert {one.ground for one in Verdict.objects.filter(case=row)} == {""}
    assert LedgerEvent.objects.filter(code=Event.EXPIRED, subject=case_subject(case).reference).count() == 1


def test_nothing_about_a_person_is_erased_while_a_case_about_them_is_open(court: Court) -> None:
    assert not kept_for(court.subject)
    dropped, case = opened(court), served(court, "written-warning", by="officer")
    assert (kept_for(court.subject), kept_for(court.colleague)) == (True, False)
    actions.drop_case(actor=court.acting("hr"), case=dropped)
    assert kept_for(court.subject)
    with later(11):
        actions.keep_terms()
        assert state_of(case) is ConductState.IN_FORCE
        assert not kept_for(court.subject)


def test_a_standing_record_raises_the_grade_of_the_next_case(court: Court) -> None:
    served(court, "written-warning", by="officer")
    with later(11):
        actions.keep_terms()
        case = heard(court)
        # The conduct lies before the record was in force: it is no repetition.
        verdict = actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("written-warning"))
        assert (verdict.assessment.repetition, verdict.assessment.rank) == (0, 2)
    with later(20):
        case = heard(court)
        verdict = actions.propose(actor=court.acting("hr"), case=case, proposal=proposal("written-warning"))
        assert (verdict.assessment.repetition, verdict.assessment.rank) == (1, 3)


def test_the_ledger_tells_who_acted_and_who_looked_and_no_word_of_it(court: Court) -> None:
    case = served(court, "written-warning", by="officer")
    actions.appeal(actor=court.acting("subject"), case=case, text="处分过重")
    bodies = " ".join(Details.objects.values_list("body", flat=True))
    row = ConductCase.objects.get(id=case)
    stored = bytes(row.sealed_facts or b"") + bytes(row.hearing.sealed_statement or b"")
    for secret in (FACTS, STATEMENT, GROUND, "处分过重"):
        assert secret not in bodies
        assert secret.encode() not in stored
    codes = list(LedgerEvent.objects.filter(subject=case_subject(case).reference).values_list("code", flat=True))
    assert codes == [
        Event.OPENED,
        Event.NOTIFIED,
        Event.SIDE_STATED,
        Event.PROPOSED,
        Event.DECIDED,
        Event.ACKNOWLEDGED,
        Event.APPEALED,
    ]
    looks = LedgerEvent.objects.filter(code__in=[Event.CASE_READ, Event.FILE_READ])
    actions.read_case(actor=court.acting("subject"), case=case)
    actions.read_file(actor=court.acting("subject"), person=court.subject)
    assert [one.facts for one in actions.take_own_file(actor=court.acting("subject"))] == [FACTS]
    assert not looks.exists()
    actions.read_case(actor=court.acting("hr"), case=case)
    actions.read_file(actor=court.acting("officer"), person=court.subject)
    assert set(looks.values_list("code", flat=True)) == {Event.CASE_READ, Event.FILE_READ}


def test_a_measure_is_set_anew_and_what_was_decided_keeps_its_version(court: Court) -> None:
    case = served(court, "written-warning", by="officer")
    before = clock.now()
    terms = dict(presets.MEASURES)["written-warning"]
    officer = court.acting("officer")
    longer = replace(terms, months=24)
    actions.set_measure(actor=officer, code="written-warning", terms=longer)
    assert [scale.measures(at).get(code="written-warning").months for at in (before, clock.now())] == [12, 24]
    with later(11):
        actions.keep_terms()
    row = ConductCase.objects.get(id=case)
    assert row.expires_on is not None
    assert row.expires_on < clock.today() + timedelta(days=400)
    with pytest.raises(ActRefused):
        actions.retire_measure(actor=court.acting("hr"), code="demerit")
    officer = court.acting("officer")
    actions.retire_measure(actor=officer, code="demerit")
    assert not scale.measures().filter(code="demerit").exists()
    with pytest.raises(Invalid):
        actions.set_measure(actor=officer, code="written-warning", terms=replace(longer, from_rank=0))
    name = LocalizedText("特别严重", "Gravest")
    actions.set_grade(actor=officer, code="grave", name=name, guidance=LocalizedText("造成重大损失", ""))
    assert scale.grade("grave").rank == 4
    with pytest.raises(NotFound):
        actions.set_grade(actor=officer, code="fifth", name=name, guidance=name)


def test_the_database_keeps_a_case_whole(court: Court) -> None:
    case = served(court, "written-warning", by="officer")
    wrong: tuple[dict[str, object], ...] = (
        {"unit_id": court.company.team.id},
        {"state": ConductState.IN_FORCE},
        {"sealed_facts": None},
        {"served_on": None},
        {"state": ConductState.DROPPED},
        {"body": None},
        {"answer_by": None},
        {"state": "anything"},
    )
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            ConductCase.objects.filter(id=case).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(code="commendation").update(appeal_days=3)
