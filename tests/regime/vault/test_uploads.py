"""Uploads: sealed while they stream in, readable nowhere, and gone when nobody keeps them."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.test import RequestFactory
from tests.cast import Cast

from shoumi.regime.accounts.models import Account
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.models import SealedObject
from shoumi.regime.vault.uploads import MEBIBYTE, GiveUpUnkept, SealedUpload, WholeBody

pytestmark = pytest.mark.django_db
CANARY = b"CANARY-5f1d-content "
CONTENT = CANARY * (3 * MEBIBYTE // len(CANARY))
BOUNDARY = "frontier"


class Watched(io.BytesIO):
    """A body that calls ``look`` before each piece is read, and may break off."""

    def __init__(
        self, data: bytes, look: Callable[[int], None] = lambda _place: None, ends_at: int | None = None
    ) -> None:
        super().__init__(data if ends_at is None else data[:ends_at])
        self._look = look

    def read(self, size: int | None = -1) -> bytes:
        self._look(self.tell())
        return super().read(size)


def body(*files: tuple[str, bytes]) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + content
        for name, content in files
    ]
    return b"\r\n".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def request_of(cast: Cast | None, data: bytes, stream: io.BytesIO | WholeBody | None = None) -> HttpRequest:
    """Return an unread upload by the classifier, or by nobody signed in."""
    request = RequestFactory().generic("POST", "/", data, content_type=f"multipart/form-data; boundary={BOUNDARY}")
    if stream is not None:
        request = type(request)(request.environ | {"wsgi.input": stream})
    request.user = Account.objects.get(pk=cast.classifier) if cast else AnonymousUser()
    request.actor = cast.acting("classifier") if cast else None  # type: ignore[attr-defined]  # as the middleware sets it
    return request


def sent(request: HttpRequest) -> list[SealedUpload]:
    """Return the files of a request, which are sealed by now."""
    return [upload for upload in request.FILES.getlist("file") if isinstance(upload, SealedUpload)]


def objects() -> set[object]:
    return set(store().ids())


def pending() -> list[Path]:
    return list((settings.INSTALLATION.home / "objects" / "pending").iterdir())


def answered(request: HttpRequest, view: Callable[[HttpRequest], None]) -> None:
    """Let ``view`` answer ``request`` behind the middleware that gives up what nobody kept."""

    def answer(asked: HttpRequest) -> HttpResponse:
        view(asked)
        return HttpResponse()

    GiveUpUnkept(answer)(request)


def test_an_upload_is_readable_nowhere_while_it_streams_in(cast: Cast) -> None:
    seen: list[int] = []
    spooled = set(Path(tempfile.gettempdir()).iterdir())

    def look(_place: int) -> None:
        files = [
            path for path in settings.INSTALLATION.home.rglob("*") if path.is_file() and "databases" not in str(path)
        ]
        seen.append(sum(path.stat().st_size for path in files if path.parent.name == "pending"))
        assert not any(CANARY in path.read_bytes() for path in files)
        assert not {path for path in Path(tempfile.gettempdir()).iterdir() if path.suffix == ".upload"} - spooled

    data = body(("plan.txt", CONTENT))
    request = request_of(cast, data, Watched(data, look))
    upload = request.FILES["file"]
    assert isinstance(upload, SealedUpload)
    assert max(seen) > MEBIBYTE  # it was written as it came, not held back
    with upload.sealing.reading() as opener:
        assert opener.read() == CONTENT
    assert (upload.name, upload.size, upload.sealing.plain_size) == ("plan.txt", len(CONTENT), len(CONTENT))
    assert not hasattr(upload, "temporary_file_path")
    upload.sealing.discard()


@pytest.mark.parametrize("ends_at", [200, MEBIBYTE + 5, 2 * MEBIBYTE])
def test_an_upload_cut_off_is_refused_and_leaves_nothing(cast: Cast, ends_at: int) -> None:
    before = objects()
    data = body(("first.txt", CANARY), ("plan.txt", CONTENT))
    request = request_of(cast, data, WholeBody(Watched(data, ends_at=ends_at), len(data)))

    def view(asked: HttpRequest) -> None:
        with pytest.raises(UnreadablePostError):
            _ = asked.FILES
        assert pending()

    answered(request, view)
    assert objects() == before
    assert not pending()


def test_a_whole_body_ends_as_it_was_announced() -> None:
    whole = WholeBody(io.BytesIO(b"one\ntwo"), 7)
    assert (whole.readline(), whole.read(0), whole.read(), whole.read()) == (b"one\n", b"", b"two", b"")
    unannounced = WholeBody(io.BytesIO(b""), 0)
    assert unannounced.read() == b""
    with pytest.raises(ConnectionResetError):
        WholeBody(io.BytesIO(b""), 1).readline()


def test_what_nobody_keeps_is_given_up_with_the_request(cast: Cast) -> None:
    before = objects()
    kept: list[SealedObject] = []

    def view(asked: HttpRequest) -> None:
        uploads = sent(asked)
        assert len(objects() - before) == 3
        kept.append(uploads[1].sealing.keep(level=""))

    data = body(("one.txt", b"1"), ("two.txt", b"2"), ("three.txt", b"3"))
    answered(request_of(cast, data), view)
    assert objects() - before == {kept[0].pk}


def test_a_view_that_fails_keeps_nothing(cast: Cast) -> None:
    before = objects()

    def view(asked: HttpRequest) -> None:
        assert asked.FILES
        message = "the form was not accepted"
        raise ValueError(message)

    with pytest.raises(ValueError, match="not accepted"):
        answered(request_of(cast, body(("one.txt", b"1"))), view)
    assert objects() == before


def test_a_session_that_may_not_act_sends_no_file(cast: Cast) -> None:
    request = request_of(cast, body(("plan.txt", CONTENT)))
    request.actor = None  # type: ignore[attr-defined]  # as the middleware leaves it for a locked session
    before = objects()
    assert not request.FILES
    assert objects() == before


def test_nobody_signed_in_sends_a_file(cast: Cast) -> None:  # noqa: ARG001 - a database with people in it
    before = objects()
    data = body(("plan.txt", CONTENT))
    read: list[int] = []
    request = request_of(None, data, Watched(data, read.append))
    assert not request.FILES
    assert not request.POST
    assert objects() == before
    assert not pending()
    assert not read


def test_an_oversized_upload_is_left_unread(cast: Cast) -> None:
    data = body(("plan.txt", CANARY))
    read: list[int] = []
    request = request_of(cast, data, Watched(data, read.append))
    request.META["CONTENT_LENGTH"] = str(5000 * MEBIBYTE)
    assert not request.FILES
    assert not read


def test_a_claimed_name_has_no_path(cast: Cast) -> None:
    data = body(("../../etc/passwd", b"x"), ("C:\\\\secret\\\\plan.txt", b"y"))
    uploads = sent(request_of(cast, data))
    assert [upload.name for upload in uploads] == ["passwd", "plan.txt"]
    for upload in uploads:
        upload.sealing.discard()
