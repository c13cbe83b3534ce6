from hashlib import sha256

import pytest
from tests.engines.marking.attacks import jpeg
from tests.engines.marking.pages import TEXT_KINDS, english

from shoumi.engines.marking.pagemark import MarkKey, check_binding, embed, recover
from shoumi.engines.marking.vocabulary import Verdict

KEY = MarkKey(bytes(range(32)))
THIS, OTHER = sha256(b"this page").digest(), sha256(b"another page").digest()


@pytest.mark.parametrize("kind", list(TEXT_KINDS))
def test_the_pattern_agrees_with_its_own_page_only(kind: str) -> None:
    found = recover(jpeg(embed(TEXT_KINDS[kind](2), 5, KEY, page_digest=THIS), 90), [KEY])
    assert found
    assert check_binding(found, KEY, THIS).verdict is Verdict.AGREES
    assert check_binding(found, KEY, OTHER).verdict is not Verdict.AGREES


def test_a_pattern_pasted_from_another_page_is_noticed() -> None:
    found = recover(embed(english(3), 5, KEY, page_digest=OTHER), [KEY])
    assert found
    binding = check_binding(found, KEY, THIS)
    assert binding.verdict is Verdict.DIFFERS
    assert binding.z < binding.expected / 3
