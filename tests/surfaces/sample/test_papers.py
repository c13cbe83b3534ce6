import pytest

from shoumi.regime.documents.presets import KINDS, SCHEMES
from shoumi.surfaces.sample import company, episodes
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.papers.paper import Paper

LEVELS = {level.code: level for level in next(scheme for scheme in SCHEMES if scheme.recommended).levels}
MEMBERS = {member.key: member for member in company.PEOPLE}


def test_there_are_a_hundred_and_twenty_papers_of_every_kind_and_level_in_both_languages() -> None:
    assert len(PAPERS) >= 120
    assert len({paper.title for paper in PAPERS}) == len({paper.name for paper in PAPERS}) == len(PAPERS)
    assert {paper.kind for paper in PAPERS} == {kind.code for kind in KINDS}
    assert {paper.level for paper in PAPERS} == set(LEVELS)
    assert sum(paper.title.isascii() for paper in PAPERS) >= 15


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_names_people_who_exist_and_are_cleared(paper: Paper) -> None:
    level = LEVELS[paper.level]
    assert company.CLASSIFIERS[paper.by] >= level.rank
    assert MEMBERS[paper.by].rank >= level.clearance
    units, positions = ({code for code, *_ in rows} for rows in (company.UNITS, company.POSITIONS))
    for reader in paper.readers:
        what, _, code = reader.rpartition(":")
        match what:
            case "unit":
                assert code in units
            case "position":
                assert code in positions
            case _:
                assert MEMBERS[code].rank >= level.clearance


def test_the_company_has_about_sixty_people_in_eight_units() -> None:
    assert 55 <= len(company.PEOPLE) <= 65
    assert len({member.key for member in company.PEOPLE}) == len({member.email for member in company.PEOPLE})
    assert {member.unit for member in company.PEOPLE if member.unit} == {code for code, _ in company.UNITS}
    assert len(company.UNITS) == 8


@pytest.mark.parametrize("role", ["outsider", "system_admin", "security_admin", "auditor"])
def test_the_outsider_and_the_administrators_are_named_for_nothing(role: str) -> None:
    member = MEMBERS[company.ROLES[role]]
    own = {member.key, f"unit:{member.unit}", f"position:{member.position}"}
    assert not any(own & set(paper.readers) or paper.by == member.key for paper in PAPERS)
    assert member.rank == (3 if role == "outsider" else 0)


def test_nobody_plays_two_roles_and_the_uncleared_one_has_no_clearance() -> None:
    assert len(set(company.ROLES.values())) == len(company.ROLES)
    assert MEMBERS[company.ROLES["uncleared"]].rank == 0
    assert not set(company.ROLES.values()) & set(company.READERS_WITH_ACCOUNTS)


def test_episodes_speak_of_papers_that_exist() -> None:
    titles = {paper.title for paper in PAPERS}
    assert titles >= episodes.EARLY
    assert titles >= set(episodes.RAISED)
