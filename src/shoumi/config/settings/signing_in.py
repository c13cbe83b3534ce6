"""Sign-in by django-allauth: e-mail and password (Argon2id), then TOTP or a passkey; nobody signs up alone."""

from shoumi.config.settings.installed import INSTALLATION

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email",)},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_ENGINE = "shoumi.regime.accounts.sessions"
OPEN_WHILE_WAITING = frozenset({"account_logout", "site:choose-language", "site:choose-theme"})
"""Pages that a session may use which is locked or still lacks something."""

ACCOUNT_ADAPTER = "shoumi.regime.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "shoumi.regime.accounts.web.sign_in.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is opened by an administrator for a known person
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",
    "recovery": "10/m/ip,5/300s/key",
    "token_failed": "30/m/ip",
    "single": "60/m/ip",  # setting out and coming back are two
    "single_logout": "600/m/ip",
}

MFA_ADAPTER = "shoumi.regime.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "shoumi.regime.accounts.web.sign_in.CodeForm",
    "authenticate_webauthn": "shoumi.regime.accounts.web.sign_in.PasskeyForm",
    "login_webauthn": "shoumi.regime.accounts.web.sign_in.PasskeySignInForm",
}
# No recovery codes: whoever loses every factor is known in person, and two people recover them.
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "守密 Shoumi"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not INSTALLATION.secure
