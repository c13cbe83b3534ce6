"""The things and the actors of the matrix."""

from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps
from tests.cast import CONSOLE, Cast, last_day, level, registered, unit
from tests.regime.reviews.campaigns import opened

from shoumi.regime.access.actors import Actor, Job, Scope, TokenLimits
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.subjects import REGISTER as ACCOUNTS
from shoumi.regime.accounts.subjects import account_subject, provider_subject
from shoumi.regime.conduct.actions import adopt_preset_scale, give_notice, open_case, propose
from shoumi.regime.conduct.rulebook import case_subject, file_subject
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import AboutPerson, Judgement, NewCase, Proposal
from shoumi.regime.conduct.vocabulary import CONDUCT, Consequence, Effect, Intent, Remedy
from shoumi.regime.convenience.vocabulary import FIGURES
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.vocabulary import REGISTER, REQUESTS, STANDING_IN, SUBJECT
from shoumi.regime.evidence.vocabulary import LEDGER
from shoumi.regime.governance.actions.meetings import call_meeting
from shoumi.regime.governance.actions.tasks import plan_task
from shoumi.regime.governance.values import NewMeeting, NewTask
from shoumi.regime.governance.vocabulary import BODIES
from shoumi.regime.incidents.vocabulary import TRACES
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.operations.vocabulary import INSTALLATION
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Body, ClearanceGrade
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.values import Clearing, InBody, InUnit, Leaving
from shoumi.regime.people.vocabulary import BodyKind, CaseKind, LeavingReason, NoticeMode, Office
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.vocabulary import REVIEWS

ABSENT = UUID("00000000-0000-4000-8000-000000000009")


TOKENS = {"reading": Scope.READ, "writing": Scope.WRITE, "tracing": Scope.TRACE, "auditing": Scope.AUDIT}


def things(cast: Cast) -> dict[str, Subject]:
    """Make one thing of every kind, and name it.

    ``document`` is a core secret that the classifier keeps; the holder, someone without clearance and someone who is
    leaving stand in its need-to-know list, which is under review. ``account`` and ``person`` are the holder's, whose
    unit the classifier heads.
    """
    document = registered(cast, code="internal", readers=("holder", "uncleared", "leaver"))
    change_level(
        actor=cast.acting("classifier"), document=document, level=level("core"), ground="复核", until=last_day(900)
    )
    people.appoint(actor=CONSOLE, person=cast.classifier, office=Office.HEAD, seat=InUnit(unit("rd").id))
    leaving = Leaving(
        kind=CaseKind.LEAVING,
        reason=LeavingReason.RESIGNATION,
        announced_on=last_day(0),
        last_day=last_day(20),
        mode=NoticeMode.AT_ONCE,
    )
    case = people.open_case(actor=CONSOLE, person=cast.leaver, leaving=leaving)
    campaign = opened(cast, number=document.number)
    return {
        "document": document.subject,
        "absent document": Subject(SUBJECT, ABSENT),
        "standing in": STANDING_IN,
        "requests": REQUESTS,
        "level": level("core").subject,
        "absent level": Subject("level", ABSENT),
        "register": REGISTER,
        "installation": INSTALLATION,
        "accounts": ACCOUNTS,
        "account": account_subject(cast.holder),
        "identity provider": provider_subject(ABSENT),
        "directory": DIRECTORY,
        "person": Subject("person", cast.holder),
        "person at a screened grade": screened_grade(cast),
        "leaver's own entry": Subject("person", cast.leaver),
        "leaving item": Subject("leaving_item", case.items.get(name="documents.custody").id),
        "officer's own entry": Subject("person", cast.officer),
        "unit": Subject("unit", unit("sales").id),
        "officer's own unit": Subject("unit", unit("rd").id),
        "bodies": BODIES,
        "meeting": meeting(cast),
        "task": task(cast),
        "figures": FIGURES,
        "reviews": REVIEWS,
        "review": campaign.subject,
        "review line": campaign.lines.get(person=cast.holder).subject,
        "line of the officer's own right": _own_line(cast, campaign),
        "traces": TRACES,
        "ledger": LEDGER,
    } | conduct(cast)


def conduct(cast: Cast) -> dict[str, Subject]:
    """Make two cases about the holder: one that waits to be heard, one that waits for the head's decision."""
    adopt_preset_scale(actor=CONSOLE)
    officer, about = cast.acting("officer"), AboutPerson(cast.holder)
    wanted = NewCase(effect=Effect.DISCIPLINE, facts="将图纸发到外部群聊", conduct_on=last_day(-3))
    heard, proposed = (open_case(actor=officer, about=about, wanted=wanted).id for _ in range(2))
    give_notice(actor=officer, case=heard, answer_by=last_day(3))
    findings = Findings(intent=Intent.SLIGHT, consequence=Consequence.NONE, remedy=Remedy.HELPED)
    judgement = Judgement(measures=["verbal-warning"], ground="经核实属实", grade="light")
    propose(actor=officer, case=proposed, proposal=Proposal(judgement=judgement, findings=findings))
    return {
        "conduct": CONDUCT,
        "file": file_subject(cast.holder),
        "officer's own file": file_subject(cast.officer),
        "case to be heard": case_subject(heard),
        "case to be decided": case_subject(proposed),
        "absent case": case_subject(ABSENT),
    }


def committee(cast: Cast) -> UUID:
    """Seat the classifier and the holder in the committee, and return it."""
    name = LocalizedText("保密委员会", "Committee")
    body = people.create_body(actor=CONSOLE, kind=BodyKind.COMMITTEE, name=name)
    for member in (cast.classifier, cast.holder):
        people.appoint(actor=CONSOLE, person=member, office=Office.COMMITTEE_MEMBER, seat=InBody(body.id))
    return body.id


def meeting(cast: Cast) -> Subject:
    """Return a meeting of the committee."""
    new = NewMeeting(body=committee(cast), begins_at=clock.now(), place="三号会议室", agenda="年度计划")
    return call_meeting(actor=cast.acting("classifier"), new=new).subject


def task(cast: Cast) -> Subject:
    """Return a task in the committee's plan that somebody outside the committee owns."""
    body = Body.objects.get(kind=BodyKind.COMMITTEE).id
    new = NewTask(text="修订目录", owner=cast.outsider, due=last_day(0))
    return plan_task(actor=cast.acting("classifier"), body=body, year=last_day(0).year, new=new).subject


def _own_line(cast: Cast, campaign: Campaign) -> Subject:
    """Let a line nobody but the office could decide be about the officer's own right."""
    line = campaign.lines.get(person=cast.uncleared)
    Line.objects.filter(pk=line.pk).update(person=cast.officer, reviewer=None)
    return line.subject


def screened_grade(cast: Cast) -> Subject:
    """Let the highest grade ask for a screening, which the holder never had."""
    grade = ClearanceGrade.objects.get(rank=3)
    people.ask_for_screening(actor=CONSOLE, grade=grade.id, asked=True)
    return Clearing(cast.holder, grade.id)


def actors(cast: Cast) -> dict[str, Actor]:
    """Return everybody, by the name of their column."""
    everybody: dict[str, Actor] = {field.name: cast.acting(field.name) for field in fields(Cast)}
    keeper = cast.acting("classifier")
    by_token: dict[str, Actor] = {
        name: replace(keeper, factor_at=None, token=TokenLimits(frozenset({scope}), None))
        for name, scope in TOKENS.items()
    }
    return everybody | {
        "stale": replace(keeper, factor_at=None),
        **by_token,
        "console": CONSOLE,
        "job": Job("night"),
    }


def answer(actor: Actor, verb: StrEnum, thing: Subject) -> str:
    """Return ``yes``, ``no``, or ``·`` where even knowing is refused."""
    decision = decide(actor, verb, thing)
    if decision.allowed:
        return "yes"
    return "no" if decision.known else "·"


def permissions() -> Iterator[StrEnum]:
    """Yield every verb that any installed part knows."""
    for config in apps.get_app_configs():
        name = f"{config.name}.vocabulary"
        if config.name.startswith("shoumi.") and find_spec(name):
            yield from getattr(import_module(name), "Permission", ())
