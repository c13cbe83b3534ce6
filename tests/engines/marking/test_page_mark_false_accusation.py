"""Pictures without the mark lead to nobody: measured, beside the bound that the code computes."""

import math

import numpy as np
import pytest
from tests.engines.marking.attacks import jpeg
from tests.engines.marking.pages import KINDS, chinese

from shoumi.engines.marking.pagemark import MarkKey, embed, recover
from shoumi.engines.marking.pagemark.bound import Trials
from shoumi.engines.marking.pagemark.decode import decode
from shoumi.engines.marking.pagemark.keys import PLACES
from shoumi.engines.marking.pagemark.polar_list import LIST_SIZE

pytestmark = pytest.mark.slow

KEY = MarkKey(bytes(range(32)))
FOREIGN = MarkKey(bytes(range(100, 132)))


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_unmarked_page_leads_to_nobody(kind: str) -> None:
    assert recover(jpeg(KINDS[kind](7)[:600], 85), [KEY]) is None


@pytest.mark.parametrize("kind", ["chinese", "picture"])
def test_another_installations_mark_leads_to_nobody_here(kind: str) -> None:
    marked = embed(KINDS[kind](8)[:800], 99, FOREIGN)
    assert recover(marked, [KEY]) is None
    found = recover(marked, [KEY, FOREIGN])
    assert found
    assert (found.view_id, found.key_index) == (99, 1)


def test_noise_and_flat_ground_lead_to_nobody() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (500, 500, 3), np.uint8)
    flat = np.full((500, 500, 3), 250, np.uint8)
    assert recover(noise, [KEY]) is None
    assert recover(flat, [KEY]) is None


def test_no_noise_candidate_is_accepted() -> None:
    random = np.random.default_rng(2)
    for _ in range(20):
        assert decode(list(random.standard_normal((100, PLACES))), KEY) is None


def test_the_bound_counts_every_trial_and_takes_the_smaller_argument() -> None:
    trials = Trials()
    trials.count(12)
    trials.count(6)
    assert trials.words == 18 * LIST_SIZE
    by_check = 18 * LIST_SIZE * 2.0**-40 * 1e6 / 2**40
    by_match = 18 * 1e6 * math.exp(-(9.5**2) / 2)
    assert trials.bound(9.5, 10**6) == pytest.approx(min(by_check, by_match))
    assert trials.bound(14.0, 10**6) < trials.bound(9.6, 10**6) < 1e-12


def test_the_bound_given_is_that_of_the_trials_made() -> None:
    found = recover(embed(chinese(3)[:700, :700], 7, KEY), [FOREIGN, KEY], issued=500)
    assert found
    assert found.bound == found.trials.bound(found.z, 500)
    assert found.trials.candidates >= 2
