"""Languages and time: Chinese first, English by choice; instants in UTC, dates in the company's zone."""

from shoumi.config.settings.installed import INSTALLATION

LANGUAGE_CODE = INSTALLATION.language
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS: list[str] = []
TIME_ZONE = INSTALLATION.zone
USE_I18N = True
USE_TZ = True
