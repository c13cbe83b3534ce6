"""Registering, finding, opening: what the classifier and the holder do."""

import io

import numpy as np
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.recover import recover
from shoumi.regime.vault.keys import keyring
from shoumi.surfaces.sample.steps import canary
from shoumi.surfaces.sample.steps.step import Tour, expect

CREATED, OK = 201, 200
_SEEN = 60
"""A difference of brightness (of 255) that people see; the page mark alone changes far less."""


def register(tour: Tour) -> str:
    """Let the classifier send four real files through the API."""
    holder = tour.record.role("holder").email
    for ending, content in canary.made().items():
        answer = tour.post(
            "classifier",
            "documents",
            {
                "file": SimpleUploadedFile(f"tour.{ending}", content),
                "title": canary.TITLE,
                "kind": "design",
                "level": "ordinary",
                "holders": [holder],
            },
        )
        expect(answer.status == CREATED, f"a .{ending} was answered with {answer.status}: {answer.body[:200]!r}")
        tour.numbers[ending] = answer.json["number"]
    return ", ".join(tour.numbers.values())


def find_and_open(tour: Tour) -> str:
    """Let the holder search for words and open the first page of each file."""
    found = tour.get("holder", "documents", q=canary.WORDS)
    numbers = {one["number"] for one in found.json["items"]}
    expect(set(tour.numbers.values()) <= numbers, f"the search found {sorted(numbers)}")
    for number in tour.numbers.values():
        page = tour.get("holder", f"documents/{number}/pages/1.jpg")
        expect(page.status == OK and page.kind == "image/jpeg", f"page 1 of {number} was answered with {page.status}")
        if number == tour.numbers["pdf"]:
            tour.page = page.body
    return f"{found.json['count']} found, {len(tour.numbers)} opened"


def bear_marks(tour: Tour) -> str:
    """Read the page mark back from the JPEG, and see that the same page looks different for another reader."""
    own = _pixels(tour.page)
    keys = [MarkKey(secret.reveal()) for secret in keyring().secrets("mark")]
    read = recover(own, keys)
    expect(read, "no page mark was read from the page as it was shown")
    other = tour.get("classifier", f"documents/{tour.numbers['pdf']}/pages/1.jpg")
    difference = np.abs(_pixels(other.body).astype(np.int16) - own.astype(np.int16)).max(axis=2)
    seen = int((difference > _SEEN).sum())
    expect(seen, "two readers' pages look alike: the visible mark names nobody")
    return (
        f"view {read.view_id:x}, z = {read.z:.1f}; {seen:,} pixels differ visibly between two readers" if read else ""
    )


def _pixels(jpeg: bytes) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    with Image.open(io.BytesIO(jpeg)) as picture:
        return np.asarray(picture.convert("RGB"))
