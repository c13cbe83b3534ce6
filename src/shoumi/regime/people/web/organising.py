"""Pages of the organisation: units, positions, bodies, grades."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.people import actions
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Permission
from shoumi.regime.people.web.acts import filled_in
from shoumi.regime.people.web.forms import BodyForm, GradeForm, MoveForm, PositionForm, RenameForm, UnitForm
from shoumi.regime.people.web.offers import may

DONE = _("Done.")
UNITS, OFFICES = "people:units", "people:offices"


@require_safe
@signed_in
def units(request: SignedInRequest) -> HttpResponseBase:
    """Show the tree of units and the positions."""
    viewer = request.actor
    context = {
        "branches": organisation.tree(viewer),
        "positions": organisation.positions(viewer),
        "may_create": may(viewer, Permission.CREATE_UNIT, DIRECTORY),
    }
    return render(request, "people/units.html", context)


create_unit = filled_in(
    UnitForm, actions.create_unit, verb=Permission.CREATE_UNIT, title=_("Create a unit"), said=DONE, back=UNITS
)
move_unit = attended(
    filled_in(MoveForm, actions.move_unit, verb=Permission.MOVE_UNIT, title=_("Move a unit"), said=DONE, back=UNITS)
)
rename_unit = filled_in(
    RenameForm, actions.rename_unit, verb=Permission.RENAME_UNIT, title=_("Rename a unit"), said=DONE, back=UNITS
)
create_position = filled_in(
    PositionForm,
    actions.create_position,
    verb=Permission.CREATE_POSITION,
    title=_("Create a position"),
    said=DONE,
    back=UNITS,
)
create_body = attended(
    filled_in(
        BodyForm, actions.create_body, verb=Permission.CREATE_BODY, title=_("Create a body"), said=DONE, back=OFFICES
    )
)
create_grade = attended(
    filled_in(
        GradeForm,
        actions.create_grade,
        verb=Permission.CREATE_GRADE,
        title=_("Create a grade of clearance"),
        said=DONE,
        back=OFFICES,
    )
)
