"""What a person was about to send when their session was locked: kept sealed in the session, shown after unlocking."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

_KEPT = "accounts.kept"
_FORM = "application/x-www-form-urlencoded"
_TOKEN_FIELD = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
PASSWORD_FIELDS = frozenset({"password", "new", "again"})
"""The names of the fields that a password is typed into."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was sent while the session was locked: its address and its fields."""

    path: str
    fields: list[tuple[str, str]]


def keep(request: HttpRequest) -> None:
    """Keep the fields of the form that ``request`` sends; files are not read and cannot be kept.

    Nothing is kept of a form with a password in it: that is never stored, and never printed again.
    """
    if request.content_type != _FORM or PASSWORD_FIELDS & request.POST.keys():
        return
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != _TOKEN_FIELD]
    sent = QueryDict(mutable=True)
    for name, value in fields:
        sent.appendlist(name, str(value))
    request.session[_KEPT] = {"path": request.get_full_path(), "form": sent.urlencode()}


def take(request: HttpRequest) -> Kept | None:
    """Return what was kept, once."""
    told = request.session.pop(_KEPT, None)
    if told is None:
        return None
    form = QueryDict(told["form"])
    return Kept(told["path"], [(name, value) for name, values in form.lists() for value in values])


def page_of(request: HttpRequest) -> str:
    """Return the page to come back to: this one, or for a form or a fragment the page it was on."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return safe_page(request, came)


def safe_page(request: HttpRequest, address: str) -> str:
    """Return path and query of ``address`` when it is one of ours, else the home page.

    What is returned is judged again by itself: without its host, the path ``//elsewhere`` would lead away.
    """
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(address)
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    here = page[:1] == "/" and page[1:2] not in {"/", "\\"} and url_has_allowed_host_and_scheme(page, None)
    return page if here else "/"
