import re

import pytest
from django.http import HttpRequest
from django.test import Client, override_settings

from shoumi.regime.kit.slots import HOME, NAVIGATION, UNKNOWN_ADDRESS, HomeCard, Menu, NavigationItem, Panel

pytestmark = pytest.mark.usefixtures("gallery")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_chinese_comes_first_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/plain", headers={"Accept-Language": "en"})
    assert '<html lang="zh-Hans"' in response.content.decode()
    assert response["Content-Language"] == "zh-hans"
    assert "Cookie" in response["Vary"]


def test_a_chosen_language_stays(client: Client) -> None:
    answer = client.post("/choose/language", {"language": "en", "next": "/plain?a=1"})
    assert answer["Location"] == "/plain?a=1"
    assert '<html lang="en"' in text(client, "/plain")
    client.post("/choose/language", {"language": "tlh", "next": "/plain"})
    assert '<html lang="en"' in text(client, "/plain")


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_a_choice_never_leads_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.post("/choose/theme", {"theme": "dark", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize(
    ("theme", "drawn"), [("dark", "dark"), ("light", "light"), ("auto", "light"), ("<x>", "light")]
)
def test_the_theme_is_drawn_by_the_server(client: Client, theme: str, drawn: str) -> None:
    client.post("/choose/theme", {"theme": theme, "next": "/plain"})
    assert f'data-bs-theme="{drawn}"' in text(client, "/plain")


def test_choices_are_made_by_post_only(client: Client) -> None:
    assert client.get("/choose/theme").status_code == 405


def test_forms_without_their_token_are_refused_in_plain_words() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/choose/theme", {"theme": "dark"})
    assert response.status_code == 403
    assert "页面已失效" in response.content.decode()


def test_menus_show_what_this_person_can_use(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def hidden(_request: HttpRequest) -> bool:
        return False

    items = [
        NavigationItem(name="a", menu=Menu.EVIDENCE, label="Ledger", url_name="table", icon="stack-2"),
        NavigationItem(name="b", menu=Menu.DOCUMENTS, label="Register", url_name="plain", icon="file-text"),
        NavigationItem(name="c", menu=Menu.PEOPLE, label="Hidden", url_name="plain", icon="users", shown=hidden),
        NavigationItem(name="d", menu=Menu.ACCOUNT, label="Tokens", url_name="plain", icon="key"),
    ]
    monkeypatch.setattr(NAVIGATION, "_items", {item.name: item for item in items})
    page = text(client, "/")
    side = re.search(r"<nav class=\"navigation\".*?</nav>", page, re.DOTALL)
    assert side
    assert side[0].index("密件管理") < side[0].index("存证与审计")
    assert "Hidden" not in page
    assert "人员管理" not in page
    assert "Tokens" not in side[0]
    assert "Tokens" in page


def test_the_home_page_shows_cards_that_have_something(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "没有待办事项" in text(client, "/")
    cards = [
        HomeCard(name="full", template="gallery/card.html", gather=lambda _request: {"words": "三件待审批"}),
        HomeCard(name="none", template="there-is-none.html", gather=lambda _request: None),
    ]
    monkeypatch.setattr(HOME, "_items", {card.name: card for card in cards})
    assert "三件待审批" in text(client, "/")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_error_says_what_happened_and_what_to_do(client: Client, status: int, language: str) -> None:
    client.cookies["django_language"] = language
    page = text(client, f"/problem/{status}", status)
    words = re.search(r'problem-title">([^<]+)</h1>\s*<p class="problem-cure">([^<]+)</p>', page)
    assert words
    chinese = [bool(re.search(r"[\u4e00-\u9fff]", one)) for one in words.groups()]
    assert chinese == [language != "en"] * 2


def test_a_program_gets_the_words_as_json(client: Client) -> None:
    response = client.get("/api/v1/nothing")
    assert response.status_code == 404
    assert response.json()["what"] == {"zh": "没有找到您要的内容", "en": "Nothing was found here"}


def test_an_unknown_address_offers_what_parts_contribute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    panel: Panel[str] = Panel(
        name="ask",
        title="Ask",
        template="gallery/card.html",
        gather=lambda _request, asked: {"words": f"申请知悉 {asked}"},
    )
    monkeypatch.setattr(UNKNOWN_ADDRESS, "_items", {"ask": panel})
    assert "申请知悉 /no/such" in text(client, "/no/such", 404)


@override_settings(LOGGING_CONFIG=None)
def test_a_mistake_in_the_program_is_answered_without_anything_else(client: Client) -> None:
    page = text(client, "/broken", 500)
    assert "系统出错" in page
    assert "Something failed" in page
    assert "ZeroDivisionError" not in page
