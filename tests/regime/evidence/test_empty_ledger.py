from pathlib import Path

import pytest
from tests.cast import CONSOLE

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.evidence import actions
from shoumi.regime.evidence.vocabulary import Problem

pytestmark = pytest.mark.django_db


def test_an_empty_ledger_has_nothing_to_check_or_to_export(tmp_path: Path) -> None:
    with pytest.raises(Conflict) as unchecked:
        actions.verify_ledger(CONSOLE)
    with pytest.raises(Conflict) as unwritten:
        actions.export_ledger(CONSOLE, tmp_path / "ledger.zip")
    assert {unchecked.value.code, unwritten.value.code} == {Problem.NO_CHECKPOINT}
    assert list(tmp_path.iterdir()) == []
