"""The home page, and the choices a browser keeps."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from shoumi.regime.kit.slots import HOME, drawn_cards
from shoumi.surfaces.site.shell import KEPT_FOR, THEME_COOKIE, THEMES


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person today: the cards that have something for them."""
    return render(request, "site/home.html", {"cards": drawn_cards(request, HOME)})


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and go back to where the person was."""
    offered = {code for code, _name in settings.LANGUAGES}
    return _keep(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), offered)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme chosen and go back to where the person was."""
    return _keep(request, THEME_COOKIE, request.POST.get("theme", ""), set(THEMES))


def _keep(request: HttpRequest, cookie: str, value: str, offered: set[str]) -> HttpResponse:
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if value in offered:
        response.set_cookie(
            cookie, value, max_age=KEPT_FOR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response
