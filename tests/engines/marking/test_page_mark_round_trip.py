import numpy as np
import pytest
from tests.engines.marking.attacks import jpeg
from tests.engines.marking.pages import KINDS

from shoumi.engines.marking.pagemark import MarkKey, Profile, embed, recover

KEY = MarkKey(bytes(range(32)))
VIEW = 0x12_3456_789A


@pytest.mark.parametrize(
    ("kind", "profile"),
    [*((kind, Profile.QUIET) for kind in KINDS), ("english", Profile.ROBUST), ("picture", Profile.ROBUST)],
)
def test_a_page_leads_back_to_its_view_as_served_and_as_jpeg(kind: str, profile: Profile) -> None:
    marked = embed(KINDS[kind](1), VIEW, KEY, profile=profile)
    for seen in (marked, jpeg(marked, 80)):
        found = recover(seen, [KEY])
        assert found
        assert found.view_id == VIEW
        assert found.bound < 1e-12


def test_the_same_picture_gives_the_same_answer() -> None:
    seen = jpeg(embed(KINDS["table"](2), VIEW, KEY), 75)
    one, other = recover(seen, [KEY]), recover(seen, [KEY])
    assert one
    assert other
    assert (one.z, one.bound, one.geometry, one.trials) == (other.z, other.bound, other.geometry, other.trials)
    assert np.array_equal(one.tiles, other.tiles)
