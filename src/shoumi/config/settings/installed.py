"""The installation these settings are derived from."""

from shoumi.config.installation import present_installation

INSTALLATION = present_installation()
DEBUG = False
