"""Writes page_mark_v1.json with the product's own code: ``python -m tests.vectors.marking.make_vectors``.

The file is kept; a change of it is a change of the format and needs a new version.
"""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np

from shoumi.engines.marking.pagemark import FORMAT, LARGEST_ID, MarkKey
from shoumi.engines.marking.pagemark.arrays import Floats
from shoumi.engines.marking.pagemark.payload import scramble
from shoumi.engines.marking.pagemark.polar import encode
from shoumi.engines.marking.pagemark.tile import chip_signs, tile

SECRET = bytes(range(32))
DIGEST = sha256("第一页".encode()).digest()
VIEWS = (0, 1, 0x12_3456_789A, LARGEST_ID)
FILE = Path(__file__).with_name("page_mark_v1.json")


def _packed(signs: Floats) -> str:
    """Hexadecimal, a chip a bit, −1 as 1, most significant first."""
    return np.packbits(signs < 0).tobytes().hex()


def vectors() -> dict[str, object]:
    """Return everything that a second implementation needs to be held against."""
    key = MarkKey(SECRET)
    drawn = np.rint(1000 * tile(VIEWS[2], key, DIGEST)).astype(int)
    return {
        "format": FORMAT,
        "secret": SECRET.hex(),
        "page_digest": DIGEST.hex(),
        "page_chips": _packed(key.page_signs(DIGEST)),
        "sync_places": key.places[:64].tolist(),
        "views": [
            {
                "view_id": view_id,
                "payload": np.packbits(scramble(view_id, key.round_key)).tobytes().hex(),
                "codeword": np.packbits(encode(scramble(view_id, key.round_key))).tobytes().hex(),
                "chips": _packed(chip_signs(view_id, key)),
            }
            for view_id in VIEWS
        ],
        "tile_first_row_in_thousandths_of_a_grey_level": drawn[0].tolist(),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1) + "\n", encoding="utf-8")
