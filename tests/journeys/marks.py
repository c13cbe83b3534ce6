"""Reading the page mark of a picture with the keys of a house."""

import io

import numpy as np
from PIL import Image

from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.recover import recover
from shoumi.engines.sealing.file_keyring import FileKeyring
from tests.journeys.house import House


def recovered_view(house: House, picture: bytes) -> tuple[str, str, int]:
    """Return e-mail address, document number and page of the view whose mark ``picture`` bears."""
    secrets = FileKeyring.open(house.home / "keys" / "keyring").secrets("mark")
    raster = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))
    found = recover(raster, [MarkKey(secret.reveal()) for secret in secrets])
    assert found is not None
    ((email, number, page),) = house.rows(
        "SELECT person.email, document.number, mark.page FROM documents_mark mark"
        " JOIN people_person person ON person.id = mark.person_id"
        " JOIN documents_version version ON version.id = mark.version_id"
        " JOIN documents_document document ON document.id = version.document_id WHERE mark.id = ?",
        found.view_id,
    )
    return str(email), str(number), int(str(page))


def recompressed(picture: bytes, *, part: float = 0.75, quality: int = 55) -> bytes:
    """Return the upper left ``part`` of ``picture``, compressed again as a messenger does."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    cut = image.crop((0, 0, int(image.width * part), int(image.height * part)))
    target = io.BytesIO()
    cut.save(target, "JPEG", quality=quality)
    return target.getvalue()
