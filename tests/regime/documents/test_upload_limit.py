"""One limit for files, told in the same words by form, API and command line, and each attempt in the ledger."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from tests.cast import Cast, address, level
from tests.regime.documents.conftest import SignIn
from tests.regime.documents.ledger import events, told

from shoumi.config.installation import MOST_UPLOAD_MIB, Installation, InstallationError
from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import Event, Problem
from shoumi.regime.incidents.vocabulary import Event as IncidentEvent
from shoumi.regime.kit.words import explanation
from shoumi.regime.people.vocabulary import ImportProblem
from shoumi.surfaces.sample.entering import add_folder
from shoumi.surfaces.sample.record import Record, Someone

pytestmark = pytest.mark.django_db

MEBIBYTE = 1 << 20
JUST_OVER, FAR_OVER = MEBIBYTE + 1, 3 * MEBIBYTE
"""A file that is read before it is refused, and one whose request is left unread."""
TOLD = str(explanation(Problem.FILE_TOO_LARGE, {"limit": 1}).what)


@pytest.fixture(autouse=True)
def _limit() -> Iterator[None]:
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, upload_limit_mib=1)):
        yield


def _file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.txt", b"x" * size)


def _objects() -> set[Path]:
    return {path for path in (Path(settings.INSTALLATION.home) / "objects").rglob("*") if path.is_file()}


def _fields(size: int) -> dict[str, object]:
    return {
        "file": _file(size),
        "title": "采购底价",
        "kind": "contract",
        "level": "ordinary",
        "influence": "对手知悉即可压价",
        "readers-TOTAL_FORMS": "0",
        "readers-INITIAL_FORMS": "0",
    }


def _program(cast: Cast, part: str, scope: Scope) -> Client:
    minted = mint_token(actor=cast.acting(part), account_id=getattr(cast, part), name="tests", scopes=(scope,))
    return Client(headers={"Authorization": f"Bearer {minted.text}"})


def _check_recorded(code: IncidentEvent | Event) -> None:
    (event,) = events(code)
    assert told(event)["problem"] == Problem.FILE_TOO_LARGE
    assert told(event)["size"] > MEBIBYTE


@pytest.mark.parametrize("size", [JUST_OVER, FAR_OVER])
def test_the_form_tells_the_limit(browser_of: SignIn, size: int) -> None:
    before = _objects()
    answer = browser_of("classifier").post("/documents/new", _fields(size))
    assert answer.status_code == 422
    assert re.search(f'class="field-error"[^>]*>{TOLD}', answer.text)
    assert not Document.objects.exists()
    assert _objects() == before
    _check_recorded(Event.FILE_REJECTED)


@pytest.mark.parametrize("size", [JUST_OVER, FAR_OVER])
def test_the_api_tells_the_limit(cast: Cast, size: int) -> None:
    before = _objects()
    answer = _program(cast, "classifier", Scope.WRITE).post("/api/v1/documents", _fields(size))
    assert answer.status_code == 422
    assert answer.json()["code"] == Problem.FILE_TOO_LARGE
    assert answer.json()["what"]["zh"] == TOLD
    assert _objects() == before
    _check_recorded(Event.FILE_REJECTED)


@pytest.mark.parametrize("size", [JUST_OVER, FAR_OVER])
def test_a_picture_to_be_traced_is_a_file_like_others(cast: Cast, size: int) -> None:
    answer = _program(cast, "officer", Scope.TRACE).post("/api/v1/traces", {"image": _file(size)})
    assert (answer.status_code, answer.json()["code"]) == (422, Problem.FILE_TOO_LARGE)
    _check_recorded(IncidentEvent.IMAGE_REJECTED)


def test_the_command_line_tells_the_limit_and_goes_on(cast: Cast, tmp_path: Path) -> None:
    del cast
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "large.txt").write_bytes(b"x" * JUST_OVER)
    (folder / "small.txt").write_text("采购底价", encoding="utf-8")
    people = [Someone(role, role, address(role), "", "", "") for role in ("classifier", "holder")]
    rejected: list[tuple[str, ShoumiError]] = []
    grown = add_folder(tmp_path, Record("", people, []), folder, lambda name, problem: rejected.append((name, problem)))
    assert [(name, problem.code) for name, problem in rejected] == [("large.txt", Problem.FILE_TOO_LARGE)]
    assert [one.file for one in grown.documents] == ["small.txt"]
    _check_recorded(Event.FILE_REJECTED)


def test_a_file_of_exactly_the_limit_is_taken(cast: Cast) -> None:
    fields = _fields(MEBIBYTE) | {"ground": "核心", "level": level("internal").code}
    assert _program(cast, "classifier", Scope.WRITE).post("/api/v1/documents", fields).status_code == 201


def test_without_script_the_form_tells_the_limit_and_no_expired_page(cast: Cast, browser_of: SignIn) -> None:
    del cast
    client = Client(enforce_csrf_checks=True)
    client.cookies = browser_of("classifier").cookies
    answer = client.post("/documents/new", _fields(FAR_OVER))
    assert answer.status_code == 422
    assert TOLD in answer.text
    assert client.post("/documents/new", _fields(1)).status_code == 403


def test_a_list_of_people_that_is_left_unread_is_told_as_too_large(browser_of: SignIn) -> None:
    answer = browser_of("officer").post("/people/imports", {"file": _file(FAR_OVER)})
    assert answer.status_code == 422
    assert str(explanation(ImportProblem.TOO_LARGE, {"limit": 16}).what) in answer.text


def test_a_limit_that_no_renderer_could_take_stops_the_start(tmp_path: Path) -> None:
    assert Installation.of(tmp_path, {"upload_limit_mib": MOST_UPLOAD_MIB}).upload_limit_mib == MOST_UPLOAD_MIB
    for wrong in (0, MOST_UPLOAD_MIB + 1):
        with pytest.raises(InstallationError, match="upload_limit_mib"):
            Installation.of(tmp_path, {"upload_limit_mib": wrong})
