"""Searching generated titles: words find what they stand in, and only what the viewer may open now."""

import random

import pytest
from tests.cast import CONSOLE, Cast, registered

from shoumi.regime.access.deciding import decide
from shoumi.regime.documents import listing, queries
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db

WORDS = ("排序算法", "报价", "客户名单", "Plan", "Q3", "源代码", "算法设计", "ＡＢ")
SEEDS = 2


@pytest.mark.parametrize("seed", range(SEEDS))
def test_words_find_what_holds_them_all_and_may_be_opened(cast: Cast, seed: int) -> None:
    chosen = random.Random(seed)  # noqa: S311 - a seed, so that a failure can be played again
    parts = ("holder", "outsider", "uncleared", "partner")
    held: dict[Document, str] = {}
    for _ in range(6):
        title = " ".join(chosen.sample(WORDS, 3))
        code = chosen.choice(("core", "ordinary", "internal"))
        able = {"core": ("holder", "outsider"), "ordinary": ("holder", "outsider", "partner"), "internal": parts}[code]
        readers = tuple(chosen.sample(able, chosen.randrange(len(able) + 1)))
        held[registered(cast, title=title, content=b"-\n", code=code, readers=readers)] = title
    people.withdraw_clearance(actor=CONSOLE, person=getattr(cast, chosen.choice(("holder", "outsider"))))
    for part in (*parts, "classifier", "officer"):
        viewer = cast.acting(part)
        allowed = {one for one in held if decide(viewer, Permission.OPEN, one.subject).allowed}
        for asked in (*WORDS, " ".join(chosen.sample(WORDS, 2))):
            expected = {one for one in allowed if all(word in held[one] for word in asked.split())}
            assert set(listing.search(viewer, queries.documents(viewer), asked)) == expected, (part, asked)
