"""Cookies, hosts, transport: secure unless the product is only used on this machine."""

from shoumi.config.settings.installed import INSTALLATION

SECRET_KEY = (INSTALLATION.home / "keys" / "web.key").read_text(encoding="ascii").strip()
ALLOWED_HOSTS = [INSTALLATION.host, *(["127.0.0.1"] if INSTALLATION.host == "localhost" else [])]
STATIC_URL = "/static/"
STORAGES = {
    # There is no default file storage on purpose: bytes are stored sealed, through the vault, or not at all.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_NAME = "__Host-session" if INSTALLATION.secure else "shoumi-session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = INSTALLATION.secure
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if INSTALLATION.secure else "shoumi-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = INSTALLATION.secure
CSRF_FAILURE_VIEW = "shoumi.surfaces.site.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [INSTALLATION.origin]
# In the session, which is sealed: the default would write what people are told into a readable cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31536000 if INSTALLATION.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if INSTALLATION.trusted_proxies else None
SECURE_REFERRER_POLICY = "same-origin"
# Form fields only: files stream through the sealing upload handler, which has its own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
