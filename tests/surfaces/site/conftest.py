"""The site on its own: the shell and the gallery, without accounts or any part of the regime above the kit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer
from tests.regime.kit.papers import Paper, make_table, papers

from shoumi.regime.kit.slots import HOME, NAVIGATION, UNKNOWN_ADDRESS, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText

GALLERY = Path(__file__).parent / "gallery"


def _templates() -> list[dict[str, object]]:
    configured: dict[str, Any] = dict(settings.TEMPLATES[0])
    return [
        {
            **configured,
            "DIRS": [GALLERY / "templates"],
            "OPTIONS": {
                **configured["OPTIONS"],
                "loaders": [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                    "shoumi.surfaces.site.shell.shell",
                ],
            },
        }
    ]


def _entries() -> Iterator[NavigationItem]:
    for place, (menu, zh, en, icon) in enumerate(
        (
            (Menu.DOCUMENTS, "密件台账", "Register of secrets", "file-text"),
            (Menu.DOCUMENTS, "登记密件", "Register a secret", "file-plus"),
            (Menu.DOCUMENTS, "知悉申请", "Requests to know", "mail"),
            (Menu.PEOPLE, "人员名录", "Directory", "users"),
            (Menu.PEOPLE, "部门与岗位", "Units and positions", "building"),
            (Menu.MONITORING, "泄密溯源", "Trace a leak", "radar-2"),
            (Menu.EVIDENCE, "存证日志", "Ledger", "stack-2"),
            (Menu.OPERATIONS, "系统状态", "System state", "server-cog"),
            (Menu.ACCOUNT, "密码与第二因素", "Password and second factor", "key"),
        )
    ):
        url_name = "table" if not place else "gallery" if place == 1 else "plain"
        label = LocalizedText(zh=zh, en=en)
        yield NavigationItem(name=f"entry-{place}", menu=menu, label=label, url_name=url_name, icon=icon, order=place)


@pytest.fixture
def navigation(gallery: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill the navigation as the parts of the regime would."""
    del gallery
    monkeypatch.setattr(NAVIGATION, "_items", {item.name: item for item in _entries()})


def _gallery_settings() -> override_settings:
    return override_settings(
        ROOT_URLCONF="tests.surfaces.site.gallery.urls",
        TEMPLATES=_templates(),
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
        FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=[
            "shoumi.surfaces.site.headers.SecureHeaders",
            "shoumi.surfaces.site.language.ChosenLanguage",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "tests.surfaces.site.gallery.middleware.SomebodyIsHere",
            "django.contrib.messages.middleware.MessageMiddleware",
            "shoumi.regime.kit.problems.TellProblems",
        ],
    )


@pytest.fixture
def gallery(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve the gallery instead of the product's addresses, with nothing that the product's parts contribute."""
    for slot in (NAVIGATION, HOME, UNKNOWN_ADDRESS):
        monkeypatch.setattr(slot, "_items", {})
    with _gallery_settings():
        yield


@pytest.fixture(scope="session")
def gallery_server() -> Iterator[LiveServer]:
    """A server that starts with the gallery's middleware; what it answers follows the settings of each test."""
    with _gallery_settings():
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def gallery_address(gallery: None, navigation: None, many_papers: int, gallery_server: LiveServer) -> str:
    """Return where the gallery answers."""
    del gallery, navigation, many_papers
    return gallery_server.url


@pytest.fixture
def many_papers(transactional_db: None) -> int:
    """Return how many papers there are."""
    del transactional_db
    make_table()
    return len(Paper.objects.bulk_create(papers(230)))
