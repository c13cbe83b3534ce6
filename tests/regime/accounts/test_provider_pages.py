"""The pages of identity providers: one administrator adds, tries and changes them, another lets their factor count."""

import pytest
from django.urls import reverse
from tests import standins
from tests.regime.accounts.house import Browser, known_provider, sign_in, someone
from tests.regime.accounts.records import recorded
from tests.standins import ID, SECRET

from shoumi.regime.accounts.models import IdentityProvider
from shoumi.regime.accounts.single.vocabulary import Matching
from shoumi.regime.accounts.vocabulary import Administrator, Event

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

ADD = "/accounts/providers/add/dingtalk"


def administrator(office: Administrator) -> Browser:
    browser = Browser()
    sign_in(browser, someone(office=office))
    browser.cookies["django_language"] = "zh-hans"
    return browser


def test_a_platform_is_added_tried_and_changed_on_its_pages() -> None:
    browser = administrator(Administrator.SYSTEM)
    page = browser.get(ADD).content.decode()
    for words in ("AppKey（Client ID）", "企业标识（CorpId）", "新版服务端接口地址", "/accounts/single/代号/back"):
        assert words in page
    by_number = {"matching": Matching.NUMBER.value, "number_claim": ""}
    assert "按工号对应人员时必填" in browser.send(ADD.replace("dingtalk", "oidc"), by_number).content.decode()
    with standins.serving(standins.DingTalk()) as there:
        filled = {
            "name": "工作平台",
            "code": "work",
            "address": there.address,
            "client_id": ID,
            "agent": "corp-1",
            "secret": "another secret",
            "matching": Matching.NONE.value,
            "authorization_endpoint": "https://login.dingtalk.com/oauth2/auth",
            "newer": there.address,
        }
        refused = browser.send(ADD, filled)
        assert refused.status_code == 422
        assert "不认可客户端标识或密钥" in refused.content.decode()
        refused = browser.send(ADD, filled | {"secret": SECRET, "newer": "http://api.dingtalk.com"})
        assert (refused.status_code, IdentityProvider.objects.count()) == (422, 0)
        browser.send(ADD, filled | {"secret": SECRET})
        row = IdentityProvider.objects.get()
        address = reverse("accounts:provider", args=[row.id])
        tried = browser.send(f"{address}test").content.decode()
        assert tried.count("通过") == 2
        there.cut_after = 0
        assert "没有应答" in browser.send(f"{address}test").content.decode()
    assert SECRET not in tried + browser.get(f"{address}change").content.decode()
    kept = bytes(row.sealed_secret)
    browser.send(f"{address}change", {"name": "钉钉", "secret": "", "matching": Matching.DIRECTORY.value, "on": "on"})
    row.refresh_from_db()
    assert (row.name, row.matching, row.on, bytes(row.sealed_secret)) == ("钉钉", Matching.DIRECTORY, True, kept)
    assert "钉钉" in browser.get("/accounts/providers/").content.decode()


def test_the_other_administrator_sees_it_and_lets_its_factor_count_and_neither_does_the_others_part() -> None:
    row = known_provider()
    address = reverse("accounts:provider", args=[row.id])
    system, security = administrator(Administrator.SYSTEM), administrator(Administrator.SECURITY)
    assert "认可的 amr 值" not in system.get(address).content.decode()
    assert system.send(f"{address}trust", {"methods": "otp", "contexts": ""}).status_code == 403
    assert security.get(ADD).status_code == 403
    assert security.get(f"{address}change").status_code == 403
    assert security.send(f"{address}test").status_code == 403
    assert security.send(f"{address}trust", {"methods": "otp hwk", "contexts": ""}).headers["Location"] == address
    assert "hwk otp" in security.get(address).content.decode()
    (entry,) = recorded(Event.PROVIDER_TRUSTED)
    assert entry["methods"] == ["hwk", "otp"]
    assert "hwk otp" in system.get(address).content.decode()
    assert administrator(Administrator.AUDIT).get(address).status_code == 403
