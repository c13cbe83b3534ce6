"""What everybody may look up, and what only the officer sets."""

import pytest
from tests.cast import Cast, level, registered
from tests.regime.documents.conftest import SignIn

from shoumi.regime.documents import gates, queries
from shoumi.regime.documents.models import LevelScheme
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.kit import clock

pytestmark = pytest.mark.django_db


def test_everybody_looks_up_what_counts_as_secret(browser_of: SignIn) -> None:
    client = browser_of("outsider")
    whole = client.get("/documents/kinds").text
    assert "源代码" in whole
    narrowed = client.get("/documents/kinds", {"q": "源代码"}).text
    assert "源代码" in narrowed
    assert "财务" not in narrowed
    for address in ("levels", "clearance", "ask", "requests", "decide"):
        assert client.get(f"/documents/{address}").status_code == 200


def test_the_register_holds_no_titles_and_each_look_is_recorded(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, title="绝不外传的标题", readers=("holder", "leaver"))
    officer = browser_of("officer")
    page = officer.get("/documents/register")
    assert document.number in page.text
    assert "绝不外传的标题" not in page.text
    export = officer.get("/documents/register", {"export": "csv"})
    assert document.number.encode() in b"".join(export)
    assert Recorded.objects.filter(code=Event.REGISTER_READ).count() == 2
    refused = browser_of("holder").get("/documents/register")
    assert refused.status_code == 403
    assert document.number not in refused.text


def test_the_officer_changes_handling_and_the_past_stays(browser_of: SignIn) -> None:
    officer = browser_of("officer")
    before = clock.now()
    fields = {
        "gates": ["documents.named", "documents.cleared"],
        "clearance": "1",
        "fresh_minutes": "0",
        "text_layer": "on",
        "excerpt_characters": "50",
        "years": "3",
    }
    assert officer.post("/documents/levels/ordinary/handling", fields).status_code == 302
    now, then = (queries.handling_rules(level("ordinary").pk, at) for at in (clock.now(), before))
    assert now is not None
    assert then is not None
    assert (now.excerpt_characters, then.excerpt_characters) == (50, 300)
    without_text = {**fields, "text_layer": ""}
    del without_text["text_layer"]
    assert officer.post("/documents/levels/ordinary/handling", without_text).status_code == 422
    assert browser_of("holder").post("/documents/levels/ordinary/handling", fields).status_code == 403
    assert officer.get("/documents/levels/nonsense/handling").status_code == 404


def test_state_names_warn_once_before_they_are_adopted(browser_of: SignIn) -> None:
    officer = browser_of("officer")
    warned = officer.post("/documents/levels/adopt", {"scheme": "three-tier"})
    assert warned.status_code == 422
    assert "保守国家秘密法" in warned.text
    assert LevelScheme.objects.get(in_use=True).code == "commercial"
    agreed = officer.post("/documents/levels/adopt", {"scheme": "three-tier", "warned": "three-tier"})
    assert agreed.status_code == 302
    assert LevelScheme.objects.get(in_use=True).code == "three-tier"
    assert "机密" in officer.get("/documents/levels").text


def test_classifiers_are_authorised_and_relieved(cast: Cast, browser_of: SignIn) -> None:
    officer = browser_of("officer")
    answer = officer.post("/documents/levels/classifiers", {"who": "王晓雨", "level": "ordinary"})
    assert answer.status_code == 302
    assert gates.ceiling_of(cast.holder, clock.now()) == 2
    assert officer.post(f"/documents/levels/classifiers/{cast.holder}/relieve").status_code == 302
    assert gates.ceiling_of(cast.holder, clock.now()) == gates.NOBODY
    refused = browser_of("holder").post("/documents/levels/classifiers", {"who": "王晓雨", "level": "core"})
    assert refused.status_code == 403
