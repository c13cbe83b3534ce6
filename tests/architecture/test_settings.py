"""Settings that the rest of the house relies on."""

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection

from shoumi.config.settings import signing_in
from shoumi.config.settings.data import sqlite


def test_an_action_opens_its_own_transaction() -> None:
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False
    assert settings.DATABASES["default"].get("AUTOCOMMIT", True) is True


def test_commits_are_durable_and_writers_queue() -> None:
    options = sqlite(settings.INSTALLATION.home / "x")["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["CONN_MAX_AGE"] is not None


def test_files_go_through_the_vault_or_nowhere() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["shoumi.regime.vault.uploads.SealingUploadHandler"]
    assert set(settings.STORAGES) == {"staticfiles"}
    assert not settings.MEDIA_ROOT
    assert "shoumi.regime.vault.uploads.GiveUpUnkept" in settings.MIDDLEWARE


def test_the_product_never_runs_in_debug() -> None:
    assert settings.DEBUG is False


def test_there_is_no_admin_site_and_no_superuser() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert settings.AUTH_USER_MODEL == "accounts.Account"
    backends = settings.AUTHENTICATION_BACKENDS
    assert backends == ["allauth.account.auth_backends.AuthenticationBackend"]


def test_passwords_are_kept_as_argon2id_only() -> None:
    assert signing_in.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_uploads_are_given_up_outside_of_everything_that_reads_a_form() -> None:
    order = settings.MIDDLEWARE
    mine = order.index("shoumi.regime.vault.uploads.GiveUpUnkept")
    assert mine < order.index("django.middleware.csrf.CsrfViewMiddleware")
    assert mine < order.index("shoumi.regime.kit.problems.TellProblems")


def test_a_refusal_is_told_before_it_is_only_a_problem() -> None:
    inwards = settings.MIDDLEWARE  # the innermost is asked first what to make of an error
    problems = inwards.index("shoumi.regime.kit.problems.TellProblems")
    assert problems < inwards.index("shoumi.surfaces.site.refused.TellRefusals")


def test_cookies_are_out_of_reach_of_scripts_and_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE in {"Lax", "Strict"}
    assert settings.CSRF_COOKIE_SAMESITE == "Strict"


def test_django_finds_nothing_wrong() -> None:
    assert not [found for found in run_checks() if not found.is_silenced()]
