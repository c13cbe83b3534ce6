"""The rulebooks of reviews: who knows of campaigns, who plans them, who decides a line."""

from django.conf import settings

from shoumi.regime.access.actors import Job, Person, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.documents.models import Document
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import GateCode as PeopleGate
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries.campaigns import oversees
from shoumi.regime.reviews.queries.lines import assigned
from shoumi.regime.reviews.rules import SHOWN
from shoumi.regime.reviews.vocabulary import CAMPAIGN, LINE, REVIEWS, GateCode, Permission

REVIEW_JOB = Job("reviews.campaigns")
"""Who acts when a day comes on which nobody answered."""

_NOT_KNOWN = Case(known=False, gates=())
_OFFICE = frozenset({Office.OFFICER})


class ReviewsRules:
    """Access review as a whole: only the officer and the auditor learn what is under review."""

    kind = REVIEWS.kind

    def lock(self, subject: Subject) -> None:
        """Lock nothing: a new campaign stands beside the others."""

    def case(self, question: Question) -> Case:
        """Return what seeing and planning campaigns ask."""
        actor = question.actor
        if actor == REVIEW_JOB:
            allowed = frozenset({Job}) if question.verb is Permission.CARRY_ON else frozenset[type]()
            return Case(known=True, gates=(), machines=allowed)
        if not isinstance(actor, Person) or not oversees(actor.id, question.at):
            return _NOT_KNOWN
        match question.verb:
            case Permission.SEE:
                return Case(known=True, gates=(PeopleGate.PRESENT,), scope=Scope.READ)
            case Permission.LOOK_THROUGH:
                return Case(known=True, gates=(PeopleGate.HOLDS_OFFICE,), offices=_OFFICE, scope=Scope.READ)
            case Permission.PLAN:
                return Case(
                    known=True,
                    gates=(PeopleGate.HOLDS_OFFICE, AccountGate.FACTOR_FRESH),
                    offices=_OFFICE,
                    fresh_minutes=settings.INSTALLATION.step_up_minutes,
                )
            case _:
                return Case(known=True, gates=())


class CampaignRules(ReviewsRules):
    """One campaign: the same rules, and its row is locked while it changes."""

    kind = CAMPAIGN

    def lock(self, subject: Subject) -> None:
        """Lock the campaign's row."""
        list(Campaign.objects.select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return the same of a campaign that exists."""
        if not Campaign.objects.filter(pk=question.subject.id).exists():
            return _NOT_KNOWN
        return super().case(question)


class LineRules:
    """One line: its reviewer decides, and nobody else but the office knows of it."""

    kind = LINE

    def lock(self, subject: Subject) -> None:
        """Lock the secret, whose need-to-know list may change, and the line."""
        found = Line.objects.filter(pk=subject.id).values_list("document", flat=True)
        list(Document.objects.select_for_update().filter(pk__in=list(found)).values_list("pk"))
        list(Line.objects.select_for_update().filter(pk=subject.id).values_list("pk"))

    def case(self, question: Question) -> Case:
        """Return what deciding asks of whoever may know of the line."""
        actor = question.actor
        lines = Line.objects.filter(pk=question.subject.id, campaign__state__in=SHOWN)
        line = lines.select_related("document__level").first() if isinstance(actor, Person) else None
        if line is None or not isinstance(actor, Person) or not _knows(actor, question, line):
            return _NOT_KNOWN
        if question.verb is not Permission.DECIDE:
            return Case(known=True, gates=())
        return Case(
            known=True,
            gates=(GateCode.REVIEWER, AccountGate.FACTOR_FRESH),
            rank=line.document.level.rank,
            fresh_minutes=settings.INSTALLATION.step_up_minutes,
        )


def _knows(actor: Person, question: Question, line: Line) -> bool:
    if Office.OFFICER in people.offices_of(actor.id, question.at):
        return True
    return Line.objects.filter(assigned(actor.id, question.at), pk=line.pk).exists()
