"""Uploads that never touch the disk in the clear: each file part of a form is sealed while it streams in.

Django's own handlers keep small uploads in memory and spool large ones to a temporary file; this handler replaces them
for the whole product. Only signed-in people (or a token that was checked before) may send files at all.
"""

from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from shoumi.regime.vault.objects import Sealing

MEBIBYTE = 1024 * 1024


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

    def handle_raw_input(  # noqa: PLR0917 - the signature is Django's
        self,
        input_data: IO[bytes],  # noqa: ARG002
        META: dict[str, Any],  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """Leave a request unread that nobody signed in sends, or that is longer than a file may be.

        Its form then arrives empty, and the view tells why from the request's length. Raising `StopUpload` here would
        escape Django's parser, which expects it from the later steps only.
        """
        account = getattr(self.request, "user", None)
        by_token = getattr(self.request, "actor", None) is not None
        known = by_token or (account is not None and account.is_authenticated)
        if known and content_length <= (settings.INSTALLATION.upload_limit_mib + 1) * MEBIBYTE:
            return None
        return QueryDict(), MultiValueDict()

    def new_file(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - passed through to Django
        """Begin the next file."""
        super().new_file(*arguments, **named)
        self._sealing = Sealing()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - the signature is Django's
        """Seal one chunk; nothing is handed on to another handler."""
        self._sealing.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """Return the finished upload."""
        return SealedUpload(self._sealing.finish(), self.file_name, file_size)

    def upload_interrupted(self) -> None:
        """Give up what was sealed so far when the sender goes away."""
        sealing = getattr(self, "_sealing", None)
        if sealing is not None:
            sealing.discard()
