"""Campaigns from the plan to the end: whose lines they are, what deciding does to the rights, and what silence does."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from tests.cast import CONSOLE, Cast, last_day, registered, unit, until_days
from tests.regime.reviews.campaigns import DUE, ESCALATES, SUSPENDS, days_later, line_of, opened, plan

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, Refused
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.actions.keeping import hand_over
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import Permission as OnDocuments
from shoumi.regime.documents.vocabulary import Problem as DocumentProblem
from shoumi.regime.journal.models import Event
from shoumi.regime.kit import clock
from shoumi.regime.kit.holdings import holding_named
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Membership
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.actions import opening
from shoumi.regime.reviews.actions.deciding import (
    confirm_line,
    confirm_lines,
    restore_line,
    revoke_line,
    revoke_lines,
)
from shoumi.regime.reviews.actions.planning import (
    begin_campaign,
    change_campaign,
    close_campaign,
    plan_campaign,
    withdraw_campaign,
)
from shoumi.regime.reviews.jobs import Campaigns
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries import campaigns, lines, report
from shoumi.regime.reviews.vocabulary import CampaignState, Exceptional, LineState, Problem, Reach

pytestmark = pytest.mark.django_db


def opens(cast: Cast, part: str, document: Document) -> bool:
    return decide(cast.acting(part), OnDocuments.OPEN, document.subject).allowed


def code_of(act: object, **named: object) -> str:
    with pytest.raises((Conflict, Invalid)) as refused:
        act(**named)  # type: ignore[operator]  # an action
    return refused.value.code.value


def recorded_since(count: int) -> list[str]:
    return list(Event.objects.order_by("pk").values_list("code", flat=True)[count:])


def test_lines_are_taken_with_what_stands_out_and_who_decides_them(cast: Cast) -> None:
    document = registered(cast, code="internal", readers=("holder", "outsider", "partner", "classifier"), days=200)
    Document.objects.filter(pk=document.pk).update(unit=unit("rd"))
    keeper = cast.acting("classifier")
    grant_reading(
        actor=keeper, document=document, reading=NewReading(unit=unit("sales").id, until=last_day(200), purpose="投标")
    )
    begun = clock.now()
    with clock.at(begun + timedelta(days=95)):
        view_page(actor=cast.acting("holder"), number=document.number, page=1)
    with clock.at(begun + timedelta(days=96)):
        people.place(actor=CONSOLE, person=cast.outsider, unit=unit("rd").id)
        campaign = opened(cast)
        found = {line.person_id or line.unit_id: line for line in Line.objects.filter(campaign=campaign)}
        told = {
            part: (found[getattr(cast, part)].exceptions, found[getattr(cast, part)].reviewer_id)
            for part in ("holder", "outsider", "partner", "classifier")
        }
        unused, outside = Exceptional.UNUSED, Exceptional.OUTSIDE
        assert told == {
            "holder": ((), cast.classifier),
            "outsider": ((unused,), cast.classifier),
            "partner": ((unused, outside), cast.classifier),
            "classifier": ((unused,), None),
        }
        assert found[unit("sales").id].exceptions == (unused, outside)
        assert found[cast.holder].last_opened_at is not None
        first = lines.own_lines(keeper)[0]
        assert first.weight == 2
        assert [one.person_id for one in lines.own_lines(cast.acting("officer"))] == [cast.classifier]


def test_who_moved_since_and_who_has_more_than_colleagues_stand_out(cast: Cast) -> None:
    for _ in range(6):
        registered(cast, readers=("holder",))
    registered(cast, readers=("leaver",))
    people.place(actor=CONSOLE, person=cast.leaver, unit=unit("sales").id)
    research = Membership.objects.holding(clock.now()).get(person=cast.leaver, unit=unit("rd"))
    people.remove(actor=CONSOLE, person=cast.leaver, membership=research.pk)
    opened(cast)
    assert {line.exceptions for line in Line.objects.filter(person=cast.holder)} == {(Exceptional.WIDER,)}
    wide = Line.objects.filter(person=cast.holder)[0]
    assert (wide.held, wide.usual) == (6, 0)
    assert line_of(cast, "leaver").exceptions == (Exceptional.MOVED,)


def test_a_unit_is_reviewed_by_its_head_as_far_as_they_may_know(cast: Cast) -> None:
    known, unknown = registered(cast, readers=("holder", "outsider")), registered(cast, readers=("outsider",))
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.HEAD, seat=InUnit(unit("sales").id))
    campaign = opened(cast, reach=Reach.UNIT, unit=unit("sales").id)
    reviewers = {line.document_id: line.reviewer_id for line in Line.objects.filter(campaign=campaign)}
    assert reviewers == {known.pk: cast.holder, unknown.pk: cast.classifier}


def test_a_person_is_reviewed_for_what_names_them(cast: Cast) -> None:
    registered(cast, readers=("holder", "leaver"))
    campaign = opened(cast, reach=Reach.PERSON, person=cast.leaver)
    assert [line.person_id for line in Line.objects.filter(campaign=campaign)] == [cast.leaver]


def test_deciding_keeps_ends_and_restores_the_right_with_one_entry_each(cast: Cast) -> None:
    document = registered(cast, readers=("holder", "outsider"))
    keeper = cast.acting("classifier")
    opened(cast)
    kept, gone = line_of(cast, "holder"), line_of(cast, "outsider")
    before = Event.objects.count()
    confirm_line(actor=keeper, line=kept.pk, until=last_day(5))
    revoke_line(actor=keeper, line=gone.pk, reason="已不参与该项目")
    assert not opens(cast, "outsider", document)
    assert opens(cast, "holder", document)
    between = clock.now()
    gone.refresh_from_db()
    assert (gone.state_code, gone.reason) == (LineState.REVOKED, "已不参与该项目")
    restore_line(actor=keeper, line=gone.pk)
    after = clock.now()
    assert opens(cast, "outsider", document)
    subject = document.subject
    asked = cast.acting("outsider")
    assert not decide(asked, OnDocuments.OPEN, subject, at=between).allowed
    assert decide(asked, OnDocuments.OPEN, subject, at=after).allowed
    right = Reading.objects.standing().get(person=cast.outsider)
    assert (right.grant, right.purpose) == (gone.grant, "参与开发")
    assert right.holds_until == clock.end_of(last_day(30))
    assert Reading.objects.standing().get(person=cast.holder).holds_until == clock.end_of(last_day(5))
    assert recorded_since(before) == [
        "documents.reading.confirmed",
        "documents.reading.withdrawn",
        "documents.reading.restored",
    ]
    with clock.at(clock.now() + timedelta(days=6)):
        assert not opens(cast, "holder", document)


def test_a_longer_term_takes_the_right_to_widen_the_list(cast: Cast) -> None:
    registered(cast, readers=("holder", "outsider"))
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.HEAD, seat=InUnit(unit("sales").id))
    opened(cast, reach=Reach.UNIT, unit=unit("sales").id)
    line = line_of(cast, "outsider")
    assert line.reviewer_id == cast.holder
    with pytest.raises(Refused):
        confirm_line(actor=cast.acting("holder"), line=line.pk, until=last_day(60))
    confirm_line(actor=cast.acting("holder"), line=line.pk, until=last_day(3))
    line.refresh_from_db()
    assert line.holds_until == clock.end_of(last_day(3))


def test_a_term_shortened_since_the_review_began_is_what_later_is_measured_by(cast: Cast) -> None:
    registered(cast, readers=("outsider",))
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.HEAD, seat=InUnit(unit("sales").id))
    grant_reading(actor=cast.acting("classifier"), document=Document.objects.get(), reading=until_days(cast.holder))
    of_unit = opened(cast, reach=Reach.UNIT, unit=unit("sales").id)
    of_secrets = opened(cast)
    keepers, heads = (Line.objects.get(campaign=one, person=cast.outsider) for one in (of_secrets, of_unit))
    confirm_line(actor=cast.acting("classifier"), line=keepers.pk, until=last_day(3))
    with pytest.raises(Refused):
        confirm_line(actor=cast.acting("holder"), line=heads.pk, until=last_day(10))
    confirm_line(actor=cast.acting("holder"), line=heads.pk)
    assert Reading.objects.standing().get(person=cast.outsider).holds_until == clock.end_of(last_day(3))


def test_nobody_else_decides_or_knows(cast: Cast) -> None:
    registered(cast, code="internal", readers=("holder", "uncleared"))
    campaign = opened(cast)
    line = line_of(cast, "holder")
    for part in ("holder", "outsider", "uncleared", "auditor", "system_admin", "security_admin", "partner"):
        assert not lines.own_lines(cast.acting(part)).exists(), part
        with pytest.raises(NotFound):
            confirm_line(actor=cast.acting(part), line=line.pk)
        if part != "auditor":
            with pytest.raises(NotFound):
                campaigns.campaign(cast.acting(part), campaign.pk)
            with pytest.raises(NotFound):
                plan_campaign(actor=cast.acting(part), plan=plan())
    with pytest.raises(Refused):
        confirm_line(actor=cast.acting("officer"), line=line.pk)
    with pytest.raises(Refused):
        plan_campaign(actor=cast.acting("auditor"), plan=plan())
    stale = Person(cast.classifier, factor_at=clock.now() - timedelta(hours=2))
    with pytest.raises(Refused):
        confirm_line(actor=stale, line=line.pk)
    line.refresh_from_db()
    assert line.state_code is LineState.OPEN


def test_many_are_decided_at_once_or_none_where_one_is_not_theirs(cast: Cast) -> None:
    documents = [registered(cast, readers=("holder", "outsider")) for _ in range(3)]
    hand_over(actor=cast.acting("classifier"), document=documents[2], person=cast.outsider)
    opened(cast)
    keeper = cast.acting("classifier")
    mine = [line.pk for line in lines.own_lines(keeper)]
    foreign = Line.objects.get(document=documents[2], person=cast.holder)
    assert foreign.reviewer_id == cast.outsider
    with pytest.raises(NotFound):
        confirm_lines(actor=keeper, lines=[*mine, foreign.pk])
    assert not Line.objects.exclude(state=LineState.OPEN).exists()
    assert code_of(confirm_lines, actor=keeper, lines=[]) == Problem.NONE_CHOSEN
    assert code_of(revoke_lines, actor=keeper, lines=mine, reason=" ") == Problem.REASON_MISSING
    with patch.object(rules, "DECIDED_AT_ONCE", 2):
        assert confirm_lines(actor=keeper, lines=mine[:1]) == 1
        assert revoke_lines(actor=keeper, lines=mine, reason="项目结束") == len(mine) - 1
    assert Reading.objects.unended(clock.now()).filter(document__in=documents[:2]).count() == 1


def test_silence_is_reminded_of_escalated_and_then_suspends_until_one_press(cast: Cast) -> None:
    document = registered(cast, readers=("holder", "outsider"), days=90)
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.HEAD, seat=InUnit(unit("rd").id))
    campaign = opened(cast)
    keeper_line = line_of(cast, "outsider")
    with days_later(DUE - 7):
        campaign.refresh_from_db()
        assert campaign.reminded_for == 7
    with days_later(ESCALATES - (DUE - 7)):
        campaign.refresh_from_db()
        assert campaign.state_code is CampaignState.ESCALATED
        # The head above may know of the secret and decides the line of the other reader; their own goes to the office.
        assert line_of(cast, "outsider").second_id == cast.holder
        assert line_of(cast, "holder").second_id is None
        assert lines.own_lines(cast.acting("holder")).get() == keeper_line
        assert lines.own_lines(cast.acting("officer")).get().person_id == cast.holder
        assert opens(cast, "outsider", document)
        assert code_of(close_campaign, actor=cast.acting("officer"), campaign=campaign.pk) == Problem.LINES_WAITING
    with days_later(SUSPENDS - ESCALATES):
        assert not opens(cast, "outsider", document)
        assert line_of(cast, "outsider").state_code is LineState.SUSPENDED
        assert Campaign.objects.get().state_code is CampaignState.CLOSED
        suspended_at = clock.now()
    with days_later(3):
        restore_line(actor=cast.acting("classifier"), line=keeper_line.pk)
        restored = line_of(cast, "outsider")
        assert restored.state_code is LineState.CONFIRMED
        assert opens(cast, "outsider", document)
        assert not decide(cast.acting("outsider"), OnDocuments.OPEN, document.subject, at=suspended_at).allowed
        figures = report.report(campaign)
        assert figures.states == {LineState.CONFIRMED: 1, LineState.SUSPENDED: 1}
        assert (figures.restored, figures.escalated, figures.lines) == (1, 2, 2)
        # Days are the company's: one fewer has gone by where midnight passes while this runs.
        assert figures.hours in {(SUSPENDS + 3) * 24, (SUSPENDS + 2) * 24}
        before = Event.objects.count()
        assert not Campaigns().carry_on()
        assert Event.objects.count() == before


def test_a_right_that_ended_meanwhile_falls_away(cast: Cast) -> None:
    document = registered(cast, readers=("holder", "leaver"))
    opened(cast)
    keeper, line = cast.acting("classifier"), line_of(cast, "holder")
    withdraw_reading(actor=keeper, document=document, grant=line.grant)
    (seen,) = [one for one in lines.shown(keeper, list(lines.own_lines(keeper))) if one.line == line]
    assert (seen.state, seen.waits) == (LineState.LAPSED, False)
    assert code_of(confirm_line, actor=keeper, line=line.pk) == Problem.LINE_LAPSED
    assert Campaigns().carry_on()
    line.refresh_from_db()
    assert (line.state_code, line.decided_by_id) == (LineState.LAPSED, None)
    assert line_of(cast, "leaver").state_code is LineState.OPEN


def test_nobody_is_told_of_a_review_of_their_own_rights_before_it_is_over(cast: Cast) -> None:
    registered(cast, readers=("holder",))
    reviewed = holding_named("reviews.lines")
    assert reviewed is not None
    campaign, keeper = opened(cast, reach=Reach.PERSON, person=cast.holder), cast.acting("classifier")
    assert reviewed.of(cast.holder) == []
    confirm_line(actor=keeper, line=line_of(cast, "holder").pk)
    assert ([line.value for line in reviewed.of(cast.holder)], len(reviewed.of(keeper.id))) == ([], 1)
    close_campaign(actor=cast.acting("officer"), campaign=campaign.pk)
    assert [line.value for line in reviewed.of(cast.holder)] == [1]


def test_what_cannot_be_restored_says_why(cast: Cast) -> None:
    document = registered(cast, readers=("holder", "outsider", "leaver"), days=10)
    keeper, officer = cast.acting("classifier"), cast.acting("officer")
    campaign = opened(cast)
    revoke_lines(actor=keeper, lines=[line.pk for line in lines.own_lines(keeper)], reason="项目结束")
    grant_reading(actor=keeper, document=document, reading=until_days(cast.holder))
    people.begin_leaving(actor=officer, person=cast.leaver, last_day=last_day(3))
    people.withdraw_clearance(actor=CONSOLE, person=cast.outsider)
    told = {
        part: code_of(restore_line, actor=keeper, line=line_of(cast, part).pk)
        for part in ("holder", "outsider", "leaver")
    }
    assert told == {
        "holder": DocumentProblem.ALREADY_NAMED,
        "outsider": DocumentProblem.BELOW_LEVEL,
        "leaver": DocumentProblem.READER_AWAY,
    }
    anew = Reading.objects.standing().get(person=cast.holder, holds_until__gt=clock.now())
    withdraw_reading(actor=keeper, document=document, grant=anew.grant)
    assert code_of(restore_line, actor=keeper, line=line_of(cast, "holder").pk) == DocumentProblem.NAMED_SINCE
    with clock.at(clock.now() + timedelta(days=12)):
        late = line_of(cast, "outsider")
        assert code_of(restore_line, actor=cast.acting("classifier"), line=late.pk) == DocumentProblem.TERM_OVER
        close_campaign(actor=cast.acting("officer"), campaign=campaign.pk)
        assert code_of(restore_line, actor=cast.acting("classifier"), line=late.pk) == Problem.NOTHING_TO_RESTORE


def test_lines_are_taken_in_steps_as_of_one_instant_and_once_each(cast: Cast) -> None:
    documents = [registered(cast, readers=("holder", "outsider")) for _ in range(3)]
    officer = cast.acting("officer")
    campaign = plan_campaign(actor=officer, plan=plan())
    begin_campaign(actor=officer, campaign=campaign.pk)
    with patch.object(opening, "AT_ONCE", 2):
        assert opening.take_lines(campaign.pk)
        assert Line.objects.count() == 2
        assert not lines.own_lines(cast.acting("classifier")).exists()
        later = registered(cast, readers=("holder",))
        gone = Reading.objects.standing().get(document=documents[2], person=cast.holder)
        withdraw_reading(actor=cast.acting("classifier"), document=documents[2], grant=gone.grant)
        while opening.take_lines(campaign.pk):
            pass
    campaign.refresh_from_db()
    assert (campaign.state_code, campaign.expected) == (CampaignState.OPEN, 6)
    taken = Line.objects.filter(campaign=campaign)
    assert sorted(taken.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert not taken.filter(document=later).exists()


def test_a_reviewer_who_may_no_longer_know_gives_way_to_the_next(cast: Cast) -> None:
    document = registered(cast, readers=("holder",))
    opened(cast)
    Document.objects.filter(pk=document.pk).update(author=cast.outsider)
    hand_over(actor=cast.acting("classifier"), document=document, person=cast.outsider)
    assert not lines.own_lines(cast.acting("classifier")).exists()
    Campaigns().carry_on()
    assert lines.own_lines(cast.acting("outsider")).get().person_id == cast.holder
    people.begin_leaving(actor=CONSOLE, person=cast.outsider, last_day=last_day(9))
    Campaigns().carry_on()
    assert line_of(cast, "holder").reviewer_id is None


def test_a_plan_is_changed_and_withdrawn_before_it_begins_and_repeats_itself(cast: Cast) -> None:
    officer = cast.acting("officer")
    registered(cast, readers=("holder",))
    campaign = plan_campaign(actor=officer, plan=plan(level="core"))
    change_campaign(actor=officer, campaign=campaign.pk, plan=plan(level="ordinary", repeat_months=6))
    while Campaigns().carry_on():
        pass
    campaign.refresh_from_db()
    assert campaign.state_code is CampaignState.OPEN
    Campaigns().carry_on()
    assert code_of(change_campaign, actor=officer, campaign=campaign.pk, plan=plan()) == Problem.NOT_DRAFT
    following = Campaign.objects.get(follows=campaign)
    assert following.starts_on == rules.later(campaign.starts_on, 6)
    assert (following.state_code, following.level_id) == (CampaignState.DRAFT, campaign.level_id)
    for one in (following, campaign):
        withdraw_campaign(actor=officer, campaign=one.pk)
        assert code_of(withdraw_campaign, actor=officer, campaign=one.pk) == Problem.NOT_RUNNING
    assert not lines.waiting(lines.own_lines(cast.acting("classifier"))).exists()
    assert code_of(confirm_line, actor=cast.acting("classifier"), line=Line.objects.get().pk) == Problem.NOT_RUNNING
    assert not Campaigns().carry_on()


@pytest.mark.parametrize("changes", [{"kind": "nothing"}, {"level": "nothing"}, {"number": "JS-2026-NOTHERE"}])
def test_what_is_not_there_cannot_be_reviewed(cast: Cast, changes: dict[str, str]) -> None:
    assert code_of(plan_campaign, actor=cast.acting("officer"), plan=plan(**changes)) == Problem.REACH_MISSING
