"""Django's settings, one file a concern, all derived from the typed `Installation`."""

from shoumi.config.settings.applications import *
from shoumi.config.settings.data import *
from shoumi.config.settings.installed import *
from shoumi.config.settings.logs import *
from shoumi.config.settings.mail import *
from shoumi.config.settings.signing_in import *
from shoumi.config.settings.web import *
from shoumi.config.settings.words import *
