"""Uploads that never touch the disk in the clear: each file part of a form is sealed while it streams in.

Django's own handlers keep small uploads in memory and spool large ones to a temporary file; this handler replaces them
for the whole product. Only people whose session may act (or a token that was checked before) may send files at all.
"""

from collections.abc import Callable
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict

from shoumi.regime.vault.objects import Sealing

MEBIBYTE = 1024 * 1024
_OTHER_FIELDS = MEBIBYTE
"""How much longer than its file a request may be."""


def is_too_long(request: HttpRequest) -> bool:
    """Return whether ``request`` is longer than one with the largest file may be, so that it is left unread."""
    return announced(request) > settings.INSTALLATION.upload_limit_mib * MEBIBYTE + _OTHER_FIELDS


def announced(request: HttpRequest) -> int:
    """Return how many bytes the sender of ``request`` announced."""
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isdecimal() else 0


class SealedUpload(UploadedFile):  # type: ignore[type-arg]  # generic to the checker only
    """One uploaded file, already sealed: its claimed name, its size, and the sealing to be kept or discarded."""

    def __init__(self, sealing: Sealing, name: str | None, size: int) -> None:
        super().__init__(file=None, name=name, size=size)
        self.sealing = sealing

    def close(self) -> None:
        """Nothing is left open: the bytes are in the store."""


class SealingUploadHandler(FileUploadHandler):
    """Seals each uploaded file as its chunks arrive."""

    chunk_size = MEBIBYTE

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._begun: list[Sealing] = []

    def handle_raw_input(  # noqa: PLR0917 - the signature is Django's
        self,
        input_data: IO[bytes],  # noqa: ARG002
        META: dict[str, Any],  # noqa: ARG002, N803
        content_length: int,  # noqa: ARG002
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """Leave a request unread that nobody ready to act sends, or that is longer than a file may be.

        A session that is locked, or waits for its factor, is not ready.

        Its form then arrives empty, and the view tells why from the request's length. Raising `StopUpload` here would
        escape Django's parser, which expects it from the later steps only.
        """
        request = self.request
        if getattr(request, "actor", None) is not None and request is not None and not is_too_long(request):
            return None
        return QueryDict(), MultiValueDict()

    def new_file(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - passed through to Django
        """Begin the next file."""
        super().new_file(*arguments, **named)
        self._begun.append(Sealing())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - the signature is Django's
        """Seal one chunk; nothing is handed on to another handler."""
        self._begun[-1].write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """Return the finished upload."""
        return SealedUpload(self._begun[-1].finish(), self.file_name, file_size)

    def give_up(self) -> None:
        """Give up every file that nobody kept, finished or not."""
        for sealing in self._begun:
            if not sealing.kept:
                sealing.discard()


class GiveUpUnkept:
    """Middleware that leaves no upload behind that nobody kept, however the request ended.

    Django tells a handler of a sender who went away in some cases only, and of a form that was not accepted never.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then give up what it brought and nobody kept."""
        try:
            return self.get_response(request)
        finally:
            for handler in request.upload_handlers:
                if isinstance(handler, SealingUploadHandler):
                    handler.give_up()


class WholeBody:
    """A request's body that fails when it ends early, so that a file cut off on its way is never taken for whole.

    ``stream`` is the server's ``wsgi.input``, ``length`` what the sender announced. Django's parser takes an early end
    for the end of the file.
    """

    def __init__(self, stream: IO[bytes], length: int) -> None:
        self._stream = stream
        self._missing = length

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes. Raises ConnectionResetError at an early end."""
        return self._counted(self._stream.read(size), size)

    def readline(self, size: int = -1) -> bytes:
        """Return the rest of a line, as `read`."""
        return self._counted(self._stream.readline(size), size)

    def _counted(self, data: bytes, size: int) -> bytes:
        self._missing -= len(data)
        if not data and size != 0 and self._missing > 0:
            message = f"the sender went away with {self._missing} bytes to go"
            raise ConnectionResetError(message)
        return data
