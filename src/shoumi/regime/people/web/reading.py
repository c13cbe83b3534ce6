"""Pages to read: the directory, a person, the offices."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.queries import emails_of
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Permission as Accounts
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import drawn_panels
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.queries.identities import shown_identity
from shoumi.regime.people.queries.screening import asking_grades
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.slots import PERSON_PANELS
from shoumi.regime.people.vocabulary import FactKind, Permission, State
from shoumi.regime.people.web.offers import may, taking_along
from shoumi.regime.people.web.tables import STATE_TONES, directory_table


@require_safe
@signed_in
def directory(request: SignedInRequest) -> HttpResponseBase:
    """List the people the viewer may see; who oversees the directory may take it along, which is recorded."""
    viewer = request.actor
    listed = directory_table(viewer).read(request.GET, queries.directory(viewer))
    exporting = taking_along(viewer, listed)
    context = {"may_register": may(viewer, Permission.REGISTER, DIRECTORY)}
    return listed.respond(request, "people/directory.html", context, exporting=exporting)


@require_safe
@signed_in
def person(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Show one person: what the viewer may see, what they may do, and what higher parts add."""
    viewer = request.actor
    card = queries.person(viewer, person)
    verbs = {
        verb.name.lower(): may(viewer, verb, person_subject(person))
        for verb in (
            Permission.CHANGE,
            Permission.PLACE,
            Permission.APPOINT,
            Permission.GRANT_CLEARANCE,
            Permission.BEGIN_LEAVING,
            Permission.REQUEST_SCREENING,
            Permission.TAKE_BACK,
        )
    }
    context = {
        "identity": shown_identity(viewer, person),
        "card": card,
        "tone": STATE_TONES[card.state],
        "may": verbs,
        "may_open_account": may(viewer, Accounts.OPEN, account_subject(person)) and not emails_of([person]),
        "history": [_line(viewer, person, fact) for fact in queries.history(viewer, person)] if card.in_full else [],
        "panels": drawn_panels(request, PERSON_PANELS, person),
    }
    return render(request, "people/person.html", context)


@require_safe
@signed_in
def me(request: SignedInRequest) -> HttpResponseBase:
    """Lead to the viewer's own page; those who leave, to how their leaving stands."""
    viewer = request.actor
    if queries.state_of(viewer.id, clock.now()) in {State.LEAVING, State.LEFT}:
        return redirect("people:my-leaving")
    return redirect("people:person", person=viewer.id)


@require_safe
@signed_in
def offices(request: SignedInRequest) -> HttpResponseBase:
    """Show who is in charge: the bodies of the regime, and the offices of every unit."""
    viewer = request.actor
    context = {
        "benches": organisation.benches(viewer),
        "branches": [branch for branch in organisation.tree(viewer) if branch.seated],
        "grades": queries.grades(viewer),
        "may_create_body": may(viewer, Permission.CREATE_BODY, DIRECTORY),
        "asking": asking_grades(),
        "may_change_grade": may(viewer, Permission.CHANGE_GRADE, DIRECTORY),
        "may_create_grade": may(viewer, Permission.CREATE_GRADE, DIRECTORY),
    }
    return render(request, "people/offices.html", context)


_ENDED_BY = {
    FactKind.MEMBERSHIP: (Permission.REMOVE, "people:remove", _("Take out"), _("Take the person out of this unit?")),
    FactKind.APPOINTMENT: (
        Permission.END_APPOINTMENT,
        "people:end-appointment",
        _("End appointment"),
        _("End this appointment?"),
    ),
    FactKind.CLEARANCE: (
        Permission.WITHDRAW_CLEARANCE,
        "people:withdraw-clearance",
        _("Withdraw clearance"),
        _("Withdraw the clearance?"),
    ),
}


def _line(viewer: Person, person: UUID, fact: queries.Fact) -> dict[str, object]:
    """Return one line of the history, with the address that ends the fact where the viewer may."""
    line: dict[str, object] = {"fact": fact, "end": ""}
    ended_by = _ENDED_BY.get(fact.kind)
    over = fact.until is not None and fact.until <= clock.now()
    if ended_by is None or over or not may(viewer, ended_by[0], person_subject(person)):
        return line
    _verb, page, word, question = ended_by
    place = (person,) if fact.kind is FactKind.CLEARANCE else (person, fact.id)
    return line | {"end": reverse(page, args=place), "end_word": word, "end_question": question}
