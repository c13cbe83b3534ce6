"""`shoumi ledger`: checking the ledger here, and writing it out for others."""

from pathlib import Path

from shoumi.regime.evidence import actions
from shoumi.regime.kit import clock
from shoumi.surfaces.cli.app import say, say_json
from shoumi.surfaces.cli.installing import console
