"""The part of a browser that is at the provider: it follows redirects there, fills in who it is, and comes back."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from typing import Any


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows redirects within the provider, and no further."""

    def redirect_request(self, *arguments: Any, **named: Any) -> urllib.request.Request | None:  # noqa: ANN401 - urllib's
        request, address = arguments[0], arguments[5]
        if urllib.parse.urlsplit(address).netloc != request.host:
            return None
        return super().redirect_request(*arguments, **named)


class AtProvider:
    """A browser with its cookies at the provider."""

    def __init__(self) -> None:
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), _Stay())

    def visit(self, address: str, who: str) -> str:
        """Go to ``address``, sign in as ``who`` where asked, and return where the provider sends the browser back to.

        ``who`` "" cancels.
        """
        page = self._open(address)
        if isinstance(page, str):
            return page  # the provider knows the browser still
        fields = {"who": who} if who else {"no": "1"}
        back = self._open(page.geturl(), urllib.parse.urlencode(fields).encode())
        assert isinstance(back, str), back.read()
        return back

    def leave(self, address: str) -> None:
        """Sign out at the provider."""
        page = self._open(address)
        assert not isinstance(page, str)
        text = page.read().decode()
        action = text.split('action="')[1].split('"')[0]
        token = text.split('name="xsrf" value="')[1].split('"')[0]
        self._open(action, urllib.parse.urlencode({"xsrf": token, "logout": "yes"}).encode())

    def _open(self, address: str, data: bytes | None = None) -> Any:  # noqa: ANN401 - an answer, or an address
        try:
            return self._opener.open(address, data, timeout=20)
        except urllib.error.HTTPError as led_away:
            if 300 <= led_away.code < 400:
                return str(led_away.headers["Location"])
            raise
