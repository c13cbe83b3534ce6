"""The hunt finds what is planted: otherwise finding nothing would say nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from tests.cast import CONSOLE
from tests.plaintext.hunt import find, forms, in_database, in_home

from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.vocabulary import UnitKind

WORD = "金丝雀K7甲"


@pytest.mark.parametrize("form", forms(WORD))
def test_a_planted_file_is_found_in_every_form(form: str) -> None:
    planted = Path(settings.INSTALLATION.home) / "planted"
    around = bytes(range(200, 255))
    planted.write_bytes(around + forms(WORD)[form] + around)
    try:
        assert f"word as {form} in {planted}" in find({"word": WORD}, in_home())
    finally:
        planted.unlink()
    assert not find({"word": WORD}, in_home())


@pytest.mark.django_db
def test_a_word_in_a_column_is_found() -> None:
    people.create_unit(actor=CONSOLE, kind=UnitKind.COMPANY, code="xh", name=LocalizedText(WORD, "Xinghe"))
    places = {found.split(" in ")[1] for found in find({"word": WORD}, in_database())}
    assert "table people_unit" in places
