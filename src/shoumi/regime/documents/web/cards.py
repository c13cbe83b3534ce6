"""The page of one document: its card, versions, need-to-know list, and what may be done here."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import pages, queries
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import GateCode, Permission
from shoumi.regime.documents.web.forms import FileForm, GrantForm, HandOverForm, LevelForm
from shoumi.regime.documents.web.refused import reasons_of
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people


@require_safe
@signed_in
def document(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the document ``number`` to who may know of it, with the reasons where it cannot be opened now."""
    return show(request, queries.document(request.actor, number))


def show(request: SignedInRequest, found: Document, *, status: int = 200, **forms: Any) -> HttpResponse:  # noqa: ANN401 - forms of several kinds
    """Return the page of ``found``; ``forms`` are those that came back with errors, by their names in the page."""
    viewer = request.actor
    card = queries.card(viewer, found)
    keeps = found.custodian_id == viewer.id
    context = {
        "card": card,
        "document": found,
        "author": people.names([found.author_id]).get(found.author_id, ""),
        "reasons": reasons_of(request, card.decision, found.number),
        "versions": queries.versions(found) if card.readable or keeps else [],
        "decisions": queries.level_decisions(found),
        "keeps": keeps,
        "server": pages.capabilities() if keeps else None,
        "handling": queries.handling_rules(found.level_id, clock.now()),
        **_tools(viewer, found, keeps=keeps),
        **forms,
    }
    return render(request, "documents/document.html", context, status=status)


def _tools(viewer: Person, found: Document, *, keeps: bool) -> dict[str, object]:
    """Return the forms the viewer may use on this page, by their names in it."""
    tools: dict[str, object] = {}
    if keeps:
        tools["grant_form"] = grant_form(viewer)
        tools["readers"] = [(_reader(line), _last_day(line), line) for line in queries.reading_list(found)]
        tools["version_form"] = FileForm()
        tools["hand_over_form"] = HandOverForm()
    # Changing a level asks for a fresh second factor, which the form's own page says; here only range counts.
    may_classify = decide(viewer, Permission.CHANGE_LEVEL, found.subject)
    if may_classify.known and all(reason.code is not GateCode.CLASSIFIER for reason in may_classify.reasons):
        tools["level_form"] = LevelForm(initial={"until": found.secret_until})
    return tools


def grant_form(viewer: Person, data: Any = None) -> GrantForm:  # noqa: ANN401 - what a browser sent
    """Return the form that names a reader, with the units and positions ``viewer`` may see."""
    return GrantForm(data, units=people.units(viewer).order_by("name_zh"), positions=queries.positions(viewer))


def _reader(line: Reading) -> str:
    """Return whom a line of the list names."""
    named = line.person or line.unit or line.position
    return str(named.name) if named else ""  # a constraint keeps a line from naming nobody


def _last_day(line: Reading) -> date | None:
    """Return the last company date on which a line of the list holds; it ends when the next one begins."""
    return clock.day_of(line.holds_until - timedelta(microseconds=1)) if line.holds_until else None
