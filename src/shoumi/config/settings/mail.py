"""Mail: off unless the installation names a server. ``smtp`` begins TLS on the way, ``smtps`` at once."""

from pathlib import Path
from urllib.parse import urlsplit

from shoumi.config.settings.installed import INSTALLATION

_server = urlsplit(INSTALLATION.mail_server)
_password = Path(INSTALLATION.mail_password_file)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if INSTALLATION.mail_server else 'dummy'}.EmailBackend"
EMAIL_HOST = _server.hostname or ""
EMAIL_PORT = _server.port or (465 if _server.scheme == "smtps" else 587)
EMAIL_USE_SSL = _server.scheme == "smtps"
EMAIL_USE_TLS = _server.scheme == "smtp"
EMAIL_HOST_USER = _server.username or ""
EMAIL_HOST_PASSWORD = _password.read_text(encoding="utf-8").strip() if INSTALLATION.mail_password_file else ""
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = INSTALLATION.mail_from
