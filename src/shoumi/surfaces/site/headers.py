"""What every answer tells the browser not to do.

The content security policy starts from nothing and admits only this server's own files: no inline script or style, no
frame around the product, no form sent elsewhere. It stops injected markup from running; it does not stop a person who
may see a page from copying it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the style sheet draws arrows and ticks as data: images
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

_UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

_FIXED = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def content_security_policy(identity_providers: tuple[str, ...] = ()) -> str:
    """Return the policy; ``identity_providers`` are origins that sign-in forms may lead to by redirect."""
    policy = {**_POLICY, "form-action": " ".join(("'self'", *identity_providers))}
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


class SecureHeaders:
    """Middleware, before all that answers, so that error pages and files carry the headers too.

    What is not a static file is never stored: pages, page images and answers of the API may hold secrets, and a page
    must not come back from a cache after signing out. HSTS follows the setting SECURE_HSTS_SECONDS.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._headers = {**_FIXED, "Content-Security-Policy": content_security_policy()}
        self._static = settings.STATIC_URL

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers a view did not set itself."""
        response = self._get_response(request)
        leads_to = getattr(request, "leads_to", ())
        if leads_to:  # set by the pages whose forms set out for an identity provider
            response.headers.setdefault("Content-Security-Policy", content_security_policy(leads_to))
        for name, value in self._headers.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(self._static):
            response.headers.setdefault("Cache-Control", "no-store, private")
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}")
        return response
