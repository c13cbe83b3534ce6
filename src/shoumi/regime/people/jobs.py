"""What this part does by itself, called by the worker again and again."""

from shoumi.regime.people import actions

EVERY_SECONDS = 5.0


def sync_sources() -> int:
    """Look at the sources whose time has come, and go on with what was interrupted; return how many runs."""
    return actions.take_up()
