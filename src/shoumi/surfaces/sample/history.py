"""A month of the sample company: what is registered, read, refused, asked for, changed and withdrawn, day by day.

The acts are drawn up first, each with its instant, and then played in order of time with `clock.at`, because the
product's clock never runs backwards.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from shoumi.regime.accounts.actions.sessions import record_sign_in
from shoumi.regime.kit import clock
from shoumi.surfaces.sample import company, entrances, episodes, steering
from shoumi.surfaces.sample.founding import Cast
from shoumi.surfaces.sample.months import Month
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.papers.paper import Paper
from shoumi.surfaces.sample.registering import register_paper
from shoumi.surfaces.sample.story import Act, Story

MOST_VIEWS = 140
"""Pages that are opened in the month: each is really drawn and marked."""
_CLEARANCE = {"core": 3, "ordinary": 1, "internal": 0, "public": 0}


def play(cast: Cast, month: Month, told: Callable[[int, int], None]) -> Story:
    """Play the month; ``told`` hears after each act how many of how many are done."""
    story = Story(cast, month)
    registered = {paper.title: month.instant(by=_by(paper)) for paper in PAPERS}
    acts = [
        *(Act(registered[paper.title], paper.by, _registering(story, paper)) for paper in PAPERS),
        *_views(story, registered),
        *episodes.acts(story, registered),
        *entrances.acts(story),
        *steering.acts(story),
    ]
    acts = sorted([*acts, *_sign_ins(cast, acts)], key=lambda act: act.at)
    for number, act in enumerate(acts, 1):
        with clock.at(act.at):
            act.do()
        told(number, len(acts))
    return story


def _by(paper: Paper) -> int:
    """Return on which of the first working days ``paper`` is registered at the latest."""
    return 3 if paper.title in episodes.EARLY else 19


def _registering(story: Story, paper: Paper) -> Callable[[], object]:
    def do() -> None:
        story.documents[paper.title] = register_paper(story.cast, paper)

    return do


def _views(story: Story, registered: dict[str, datetime]) -> Iterator[Act]:
    """Yield views by people who are named and cleared, each some time after the document was registered."""
    wanted = [(paper, who) for paper in PAPERS for who in _readers(paper)]
    share = MOST_VIEWS / len(wanted)
    for paper, who in wanted:
        if story.month.happens(share):
            yield Act(story.month.instant(after=registered[paper.title]), who, _viewing(story, who, paper.title))


def _viewing(story: Story, who: str, title: str) -> Callable[[], object]:
    return lambda: story.view(who, title)


def _readers(paper: Paper) -> Iterator[str]:
    """Yield who has an account, is named for ``paper`` and cleared for its level, and stays all month."""
    present = {*company.ROLES.values(), *company.READERS_WITH_ACCOUNTS} - episodes.GOING
    asked = _CLEARANCE[episodes.RAISED.get(paper.title, paper.level)]
    for member in company.PEOPLE:
        named = {member.key, f"unit:{member.unit}", f"position:{member.position}"} & set(paper.readers)
        if named and member.key in present and member.rank >= asked:
            yield member.key


def _sign_ins(cast: Cast, acts: list[Act]) -> Iterator[Act]:
    """Yield one sign-in a person and day, some minutes before the first thing they do."""
    first: dict[tuple[str, object], datetime] = {}
    for act in acts:
        day = (act.who, clock.day_of(act.at))
        if act.who and (day not in first or act.at < first[day]):
            first[day] = act.at
    for (who, _), at in first.items():
        yield Act(at - timedelta(minutes=4), who, _signing_in(cast, who))


def _signing_in(cast: Cast, who: str) -> Callable[[], object]:
    return lambda: record_sign_in(cast.acting(who), passkey=False)
