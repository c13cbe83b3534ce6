"""The viewer: marked pages one at a time, the text layer, recorded excerpts.

One page is asked for at a time, so that the ledger tells which pages were looked at and not which a browser fetched.
"""

from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.access.deciding import ActRefused, permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.viewing import take_excerpt, view_page, view_text
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.documents.web.layer import GRID, placed
from shoumi.regime.kit import clock
from shoumi.regime.kit.problems import problem_json, told

_LONGEST_NUMBER = 6  # digits of a page or a place in its text that are read


@require_safe
@signed_in
def read(request: SignedInRequest, number: str) -> HttpResponse:
    """Show the viewer at the page asked for, or every reason against it; a refusal is recorded."""
    found = queries.document(request.actor, number)
    permitted(request.actor, Permission.OPEN, found.subject)
    page = min(max(1, _number(request.GET.get("page", "1"))), found.pages)
    context = {
        "document": found,
        "title": found.title,
        "page": page,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if page < found.pages else None,
        "handling": queries.handling_rules(found.level_id, clock.now()),
    }
    return render(request, "documents/read.html", context)


@require_safe
@signed_in
def page_image(request: SignedInRequest, number: str, page: int) -> HttpResponse:
    """Answer with one marked page; the view is in the ledger before the page leaves."""
    shown = view_page(actor=request.actor, number=number, page=page)
    return HttpResponse(shown.jpeg, content_type="image/jpeg", headers={"Cache-Control": "no-store, private"})


@require_safe
@signed_in
def page_text(request: SignedInRequest, number: str, page: int) -> HttpResponse:
    """Answer with the text layer of one page, where the level allows it; recorded."""
    text = view_text(actor=request.actor, number=number, page=page)
    return render(request, "documents/layer.html", {"words": placed(text), "grid": GRID})


@require_POST
@signed_in
def excerpt(request: SignedInRequest, number: str, page: int) -> HttpResponse:
    """Answer with an excerpt of a page's text as JSON, recorded; a problem is told in the reader's language."""
    start, length = (_number(request.POST.get(name, "")) for name in ("start", "length"))
    try:
        text = take_excerpt(actor=request.actor, number=number, page=page, start=start, length=length)
    except ActRefused:
        raise  # the viewer's script asks for the whole page again, which tells every reason
    except ShoumiError as problem:
        shown = told(problem)
        words = {"said": str(shown.words)}
        return JsonResponse(problem_json(shown) | words, status=shown.status)
    return JsonResponse({"text": text, "start": start, "length": length}, status=HTTPStatus.OK)


def _number(typed: str) -> int:
    """Return a whole number as an address or a form carries it; 0 for what is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER else 0
