"""Which apps, in which order requests pass them, and how templates are found."""

INSTALLED_APPS = [
    "shoumi.surfaces.site",
    "shoumi.regime.operations",
    "shoumi.regime.evidence",
    "shoumi.regime.convenience",
    "shoumi.regime.governance",
    "shoumi.regime.incidents",
    "shoumi.regime.reviews",
    "shoumi.regime.documents",
    "shoumi.regime.conduct",
    "shoumi.regime.people",
    "shoumi.regime.accounts",
    "shoumi.regime.access",
    "shoumi.regime.journal",
    "shoumi.regime.vault",
    "shoumi.regime.kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "shoumi.regime.accounts.middleware.BelieveProxies",
    "shoumi.surfaces.site.headers.SecureHeaders",
    "shoumi.regime.vault.uploads.GiveUpUnkept",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "shoumi.surfaces.site.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shoumi.regime.kit.looking.OneLook",
    "shoumi.regime.accounts.middleware.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shoumi.surfaces.site.nulls.NoNulls",
    "shoumi.regime.kit.problems.TellProblems",
    "shoumi.surfaces.site.refused.TellRefusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                ),
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shoumi.surfaces.site.shell.shell",
            ],
        },
    },
]

FORM_RENDERER = "shoumi.regime.kit.forms.KitRenderer"
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "shoumi.config.urls"
WSGI_APPLICATION = "shoumi.config.wsgi.application"
