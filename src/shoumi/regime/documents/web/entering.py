"""Registering a secret, and adding a version: the file is sealed before these views see it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.deciding import ActRefused, permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.documents import pages, queries
from shoumi.regime.documents.actions.granting import NewReading
from shoumi.regime.documents.actions.registering import Proposal, add_version, register_document
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.documents.web import uploads
from shoumi.regime.documents.web.cards import show
from shoumi.regime.documents.web.forms import FileForm, ReaderForm, Readers, RegisterForm
from shoumi.regime.documents.web.people import meant
from shoumi.regime.documents.web.refused import reasons_of

READERS = "readers"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def register(request: SignedInRequest) -> HttpResponseBase:
    """Register a secret; whatever is wrong, what was typed stays and the file is given up."""
    if request.method != "POST":
        return _blank(request)
    form = RegisterForm(request.POST, request.FILES)
    readers = Readers(request.POST, prefix=READERS)
    if not (form.is_valid() and readers.is_valid()):
        _explain_missing_file(request, form)
        return _page(request, form, readers, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        made = _register(request, form, list(readers.forms))
    except ActRefused as refusal:
        return _page(request, form, readers, HTTPStatus.FORBIDDEN, reasons=reasons_of(request, refusal.decision))
    except form.mendable as problem:
        form.tell(problem)
        return _page(request, form, readers, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Registered and sealed."))
    return leave_for(request, made)


@attended
@signed_in
def _blank(request: SignedInRequest) -> HttpResponse:
    """Show the empty form to those who may decide a level at all.

    The factor is confirmed before it is filled in, because a file could not be kept.
    """
    lowest = queries.levels().last()
    if lowest is not None:
        permitted(request.actor, Permission.REGISTER, lowest.subject)
    return _page(request, RegisterForm(), Readers(prefix=READERS), HTTPStatus.OK)


def _register(request: SignedInRequest, form: RegisterForm, readers: list[ReaderForm]) -> Document:
    data = form.cleaned_data
    proposal = Proposal(
        title=data["title"],
        kind=data["kind"],
        level=data["level"],
        ground=form.ground,
        custodian=meant(request.actor, data["custodian"]) if data["custodian"] else None,
        unit=queries.unit_of(request.actor),
        readers=[_reading(request, one) for one in readers if one.cleaned_data.get("who")],
    )
    return register_document(actor=request.actor, file=uploads.take(request), proposal=proposal)


def _reading(request: SignedInRequest, line: ReaderForm) -> NewReading:
    data = line.cleaned_data
    person: UUID | None = None
    try:
        person = meant(request.actor, data["who"])
    except Invalid as problem:
        line.tell(problem)
        raise
    return NewReading(person=person, until=data["until"], purpose=data["purpose"])


def _explain_missing_file(request: SignedInRequest, form: RegisterForm) -> None:
    """Say why no file came where that is known: a request longer than a file may be arrives unread."""
    if "file" not in form.errors:
        form.add_error("file", _("Please choose the file again: files are not kept while a form is mended."))
        return
    try:
        uploads.take(request)
    except Invalid as problem:
        del form.errors["file"]
        form.tell(problem)


def _page(
    request: SignedInRequest, form: RegisterForm, readers: object, status: HTTPStatus, **more: object
) -> HttpResponse:
    context = {
        "form": form,
        "readers": readers,
        "kinds": queries.kinds(),
        "levels": queries.levels(),
        "server": pages.capabilities(),
        **more,
    }
    return render(request, "documents/new.html", context, status=status)


@require_POST
@signed_in
def version(request: SignedInRequest, number: str) -> HttpResponse:
    """Add a version to ``number``."""
    found = queries.document(request.actor, number)
    form = FileForm(request.POST, request.FILES)
    try:
        add_version(actor=request.actor, document=found, file=uploads.take(request))
    except form.mendable as problem:
        form.is_valid()
        form.errors.pop("file", None)
        form.tell(problem)
        return show(request, queries.document(request.actor, number), status=422, version_form=form)
    messages.success(request, _("The new version is registered and sealed."))
    return leave_for(request, found)


def leave_for(request: SignedInRequest, document: Document) -> HttpResponse:
    """Go to the page of ``document``, also from a form that was sent by script."""
    if request.headers.get("HX-Request"):
        address = reverse("documents:document", args=(document.number,))
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": address})
    return redirect("documents:document", document.number)
