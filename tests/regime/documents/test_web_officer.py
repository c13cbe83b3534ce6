"""The officer's screens for kinds and levels, the custodian's hand-over, and what the server cannot do."""

from dataclasses import replace

import pytest
from tests.cast import Cast, level, registered
from tests.regime.documents.conftest import SignIn

from shoumi.engines.foundation.errors import Unavailable
from shoumi.engines.rendering import office
from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.engines.rendering.rendered import RenderedDocument
from shoumi.engines.rendering.values import Capabilities
from shoumi.regime.documents import pages, queries
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.models import Document, Kind, Version
from shoumi.regime.kit import clock

pytestmark = pytest.mark.django_db

KIND = {
    "category": "technical",
    "name_zh": "训练语料",
    "name_en": "Training corpora",
    "default_rank": "2",
    "years": "4",
    "order": "90",
}
NAMING = {
    "name_zh": "机密",
    "name_en": "Secret",
    "mark_zh": "商业秘密·机密",
    "mark_en": "TRADE SECRET · SECRET",
    "color": "orange",
}
HANDLING = {
    "gates": ["documents.named", "documents.cleared"],
    "clearance": "3",
    "fresh_minutes": "15",
    "excerpt_characters": "0",
    "years": "10",
}

WHOLE = Capabilities(libreoffice="soffice", office_fence=True, cjk_font="noto", code_font=None)
BARE = replace(WHOLE, libreoffice=None, cjk_font=None)


def test_the_officer_adds_changes_retires_and_restores_a_kind(browser_of: SignIn) -> None:
    officer = browser_of("officer")
    assert officer.get("/documents/kinds/new").status_code == 200
    assert officer.post("/documents/kinds/new", KIND | {"code": "corpus"}).status_code == 302
    assert "训练语料" in officer.get("/documents/kinds/corpus").text
    assert officer.post("/documents/kinds/new", KIND | {"code": "corpus"}).status_code == 422
    assert officer.post("/documents/kinds/corpus", KIND | {"name_zh": "语料库"}).status_code == 302
    assert Kind.objects.get(code="corpus").name_zh == "语料库"
    officer.post("/documents/kinds/corpus/retire", {"act": "retire"})
    assert "语料库" not in browser_of("holder").get("/documents/kinds").text
    assert "语料库" in officer.get("/documents/kinds").text
    officer.post("/documents/kinds/corpus/retire", {"act": "restore"})
    assert "语料库" in browser_of("holder").get("/documents/kinds").text


def test_the_officer_renames_a_level_within_the_naming_rule(browser_of: SignIn) -> None:
    officer = browser_of("officer")
    assert "普通商密" in officer.get("/documents/levels/ordinary/name").text
    refused = officer.post("/documents/levels/ordinary/name", NAMING | {"mark_zh": "机密★5年"})
    assert refused.status_code == 422
    assert "国家秘密" in refused.text
    assert officer.post("/documents/levels/ordinary/name", NAMING).status_code == 302
    assert "商业秘密·机密" in browser_of("holder").get("/documents/levels").text


def test_the_officer_adds_a_level(browser_of: SignIn) -> None:
    officer = browser_of("officer")
    assert officer.get("/documents/levels/new").status_code == 200
    taken = officer.post("/documents/levels/new", NAMING | HANDLING | {"code": "top", "rank": "3"})
    assert taken.status_code == 422
    assert officer.post("/documents/levels/new", NAMING | HANDLING | {"code": "top", "rank": "4"}).status_code == 302
    rules = queries.handling_rules(level("top").pk, clock.now())
    assert rules is not None
    assert (rules.clearance, rules.fresh_minutes, rules.text_layer) == (3, 15, False)


@pytest.mark.parametrize("page", ["kinds/new", "kinds/design", "levels/new", "levels/core/name"])
def test_nobody_else_reaches_these_screens(browser_of: SignIn, page: str) -> None:
    assert browser_of("holder").get(f"/documents/{page}").status_code == 403
    assert browser_of("holder").post(f"/documents/{page}").status_code == 403


def test_the_custodian_hands_over_on_the_page_of_the_document(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    keeper = browser_of("classifier")
    assert "移交保管" in keeper.get(f"/documents/{document.number}").text
    refused = keeper.post(f"/documents/{document.number}/custodian", {"who": "孙可"})
    assert refused.status_code == 422
    assert keeper.post(f"/documents/{document.number}/custodian", {"who": "王晓雨"}).status_code == 302
    assert Document.objects.get(pk=document.pk).custodian_id == cast.holder
    assert "移交保管" not in browser_of("classifier").get(f"/documents/{document.number}").text


def test_screens_say_what_the_server_cannot_show(
    cast: Cast, browser_of: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = registered(cast)
    classifier = browser_of("classifier")
    monkeypatch.setattr(office, "capabilities", lambda: WHOLE)
    assert "make system" not in classifier.get("/documents/new").text
    monkeypatch.setattr(office, "capabilities", lambda: BARE)
    told = classifier.get("/documents/new").text
    assert "LibreOffice" in told
    assert "中文字体" in told
    Version.objects.filter(document=document).update(format="docx")
    assert "仅显示文字" in classifier.get(f"/documents/{document.number}").text


def test_a_page_is_drawn_although_its_warm_document_is_let_go_of_meanwhile(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = registered(cast)
    found = pages.rendered
    opened: list[RenderedDocument] = []

    def evicted_once(version: Version) -> RenderedDocument:
        opened.append(found(version))
        if len(opened) == 1:
            pages.forget(version)
        return opened[-1]

    monkeypatch.setattr(pages, "rendered", evicted_once)
    assert view_page(actor=cast.acting("holder"), number=document.number, page=1).jpeg
    assert len(opened) == 2


def test_other_failures_are_not_tried_again(cast: Cast) -> None:
    version = Version.objects.get(document=registered(cast))
    asked: list[RenderedDocument] = []

    def lost(opened: RenderedDocument) -> None:
        asked.append(opened)
        raise Unavailable(Rendering.RENDERER_LOST)

    with pytest.raises(Unavailable):
        pages.reading(version, lost)
    assert len(asked) == 1


def test_a_refusal_of_another_part_does_not_say_it_is_about_secrets(browser_of: SignIn) -> None:
    crumbs = '<a href="/documents/">'
    refused = browser_of("holder").get("/evidence/ledger")
    assert refused.status_code == 403
    assert crumbs not in refused.text.split('class="breadcrumbs"')[1].split("</nav>")[0]
    own = browser_of("holder").get("/documents/register")
    assert crumbs in own.text.split('class="breadcrumbs"')[1].split("</nav>")[0]
