"""Pages that change a person's entry and rights."""

from uuid import UUID

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.accounts.web.register import shown_once, temporary_password
from shoumi.regime.kit.problems import told
from shoumi.regime.people import actions
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Permission
from shoumi.regime.people.web.acts import PERSON, at_once, filled_in, form_page
from shoumi.regime.people.web.forms import (
    AppointForm,
    ClearanceForm,
    EntryForm,
    IdentityForm,
    PlaceForm,
    RegisterForm,
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def register(request: SignedInRequest) -> HttpResponseBase:
    """Register a person and place them."""
    permitted(request.actor, Permission.REGISTER, DIRECTORY)
    form = RegisterForm(request.POST or None, viewer=request.actor)
    if form.is_valid():
        try:
            made = actions.register_person(actor=request.actor, **form.facts())
        except form.mendable as problem:
            form.tell(problem)
        else:
            messages.success(request, _("Registered."))
            return redirect(PERSON, person=made.id)
    return form_page(request, form, _("Register a person"))


change = filled_in(
    EntryForm, actions.change_person, verb=Permission.CHANGE, title=_("Change the entry"), said=_("Changed.")
)
identity = filled_in(
    IdentityForm,
    actions.set_identity,
    verb=Permission.CHANGE,
    title=_("Identity number"),
    said=_("Changed."),
)
put = attended(
    filled_in(PlaceForm, actions.place, verb=Permission.PLACE, title=_("Place in a unit"), said=_("Placed."))
)
remove = attended(at_once(actions.remove, said=_("Taken out of the unit.")))
appoint = attended(
    filled_in(
        AppointForm, actions.appoint, verb=Permission.APPOINT, title=_("Appoint to an office"), said=_("Appointed.")
    )
)
end_appointment = attended(at_once(actions.end_appointment, said=_("The appointment has ended.")))
grant_clearance = attended(
    filled_in(
        ClearanceForm,
        actions.grant_clearance,
        verb=Permission.GRANT_CLEARANCE,
        title=_("Grant clearance"),
        said=_("Clearance granted."),
    )
)
withdraw_clearance = attended(at_once(actions.withdraw_clearance, said=_("Clearance withdrawn.")))
back = attended(at_once(actions.take_back, said=_("Back again; rights that had ended are given anew.")))


@attended
@require_POST
@signed_in
def open_account(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Open the account of a person with a temporary password, shown once to the system administrator."""
    password = temporary_password()
    try:
        account = actions.open_account(actor=request.actor, person=person, password=password)
    except Conflict as problem:
        messages.error(request, str(told(problem).words))
        return redirect(PERSON, person=person)
    return shown_once(request, account, password)
