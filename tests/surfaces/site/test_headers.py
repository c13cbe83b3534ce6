import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from shoumi.surfaces.site.headers import SecureHeaders, content_security_policy


def answer(path: str = "/", *, secure: bool = False, own: dict[str, str] | None = None) -> HttpResponse:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers=own or {})

    response = SecureHeaders(view)(RequestFactory().get(path, secure=secure))
    assert isinstance(response, HttpResponse)
    return response


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split("; "))}


def test_the_policy_starts_from_nothing_and_admits_no_inline_code() -> None:
    policy = directives(answer()["Content-Security-Policy"])
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & {
        one for sources in policy.values() for one in sources
    }


def test_sign_in_elsewhere_is_admitted_for_forms_only() -> None:
    policy = directives(content_security_policy(("https://id.example.org",)))
    assert [name for name, sources in policy.items() if "https://id.example.org" in sources] == ["form-action"]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store, private"),
    ],
)
def test_every_page_carries_the_header(header: str, value: str) -> None:
    assert answer()[header] == value


def test_unused_powers_of_the_browser_are_given_up() -> None:
    assert "camera=()" in answer()["Permissions-Policy"]


def test_static_files_may_be_kept() -> None:
    assert "Cache-Control" not in answer("/static/kit/kit.css")


def test_a_view_may_be_stricter_itself() -> None:
    assert answer(own={"Referrer-Policy": "no-referrer"})["Referrer-Policy"] == "no-referrer"


def test_transport_security_is_told_over_secure_transport_only() -> None:
    with override_settings(SECURE_HSTS_SECONDS=3600):
        assert answer(secure=True)["Strict-Transport-Security"] == "max-age=3600"
        assert "Strict-Transport-Security" not in answer()
