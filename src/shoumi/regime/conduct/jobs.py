"""What this part does by itself, called by the worker again and again."""

from shoumi.regime.conduct import actions

EVERY_SECONDS = 600.0


def keep_terms() -> int:
    """Put decisions nobody appealed in force and take expired records off the file; return how many."""
    return actions.keep_terms()
