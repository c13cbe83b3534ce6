"""How often a page mark is read back, attack by attack: exact ids only.

Run from the repository's root: ``python -m benchmarks.page_mark_robustness --pages 24``. Prints a Markdown table for
docs/security/page-mark.md. Pages are drawn by the tests' page makers, four kinds in turn; the camera and the
printer are simulated.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from tests.engines.marking.attacks import ATTACKS
from tests.engines.marking.pages import KINDS, TEXT_KINDS

from shoumi.engines.marking.jpeg import encode
from shoumi.engines.marking.pagemark import MarkKey, Profile, embed, recover
from shoumi.engines.marking.pagemark.arrays import Raster
from shoumi.engines.marking.visible import VisibleMark, draw

KEY: Final = MarkKey(bytes(range(32)))
OLDER: Final = MarkKey(bytes(range(1, 33)))


def page_for(number: int, kinds: dict[str, Callable[[int], Raster]]) -> tuple[str, Raster]:
    """Return kind and raster of page ``number``; every other page bears the visible mark as well."""
    kind = list(kinds)[number % len(kinds)]
    page = kinds[kind](number)
    if number // len(kinds) % 2:
        mark = VisibleMark("商业秘密·机密", f"XH-{number:04d}-K7QD", "李晓明", "2026-11-23 14:05")
        page = draw(page, mark)
    return kind, page


def decoded(data: bytes) -> Raster:
    """What a viewer shows of a served page."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return np.ascontiguousarray(np.asarray(picture, np.uint8)[..., ::-1])


def run(profile: Profile, attacks: list[str], pages: range, kinds: dict[str, Callable[[int], Raster]]) -> None:
    """Print one row an attack: exact ids, wrong ids, what was missed, z, seconds."""
    print(f"\nprofile {profile.name.lower()}, pages {pages.start} to {pages.stop - 1}, served as JPEG 85\n")
    print("| attack | exact id | wrong id | missed | z, median (least) | ms read, median | ms given up, largest |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for attack in attacks:
        scores, hits, gave_up, wrong = [], [], [0.0], 0
        missed: Counter[str] = Counter()
        for number in pages:
            random = np.random.default_rng(number)
            view_id = int(random.integers(2**40))
            kind, page = page_for(number, kinds)
            served = decoded(encode(embed(page, view_id, KEY, profile=profile)))
            seen = ATTACKS[attack](served, random)
            start = time.perf_counter()
            found = recover(seen, [OLDER, KEY])
            took = 1e3 * (time.perf_counter() - start)
            if found is None:
                missed[kind] += 1
                gave_up.append(took)
                continue
            wrong += found.view_id != view_id
            scores.append(found.z)
            hits.append(took)
        lost = ", ".join(f"{kind} {count}" for kind, count in missed.items()) or "–"
        told = f"{np.median(scores):.1f} ({min(scores):.1f})" if scores else "–"
        read = f"{np.median(hits):.0f}" if hits else "–"
        exact = f"{len(scores) - wrong}/{len(pages)}"
        print(
            f"| {attack} | {exact} | {wrong} | {lost} | {told} | {read} | {max(gave_up):.0f} |",
            flush=True,
        )


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--first", type=int, default=0, help="number of the first page; 0 to 3 served for tuning")
    parser.add_argument("--attack", action="append", choices=list(ATTACKS), help="only this one (repeatable)")
    parser.add_argument("--profile", choices=[profile.name.lower() for profile in Profile], default="quiet")
    parser.add_argument("--all-kinds", action="store_true", help="picture-like and dark pages as well")
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    kinds = KINDS if chosen.all_kinds else TEXT_KINDS
    run(
        Profile[chosen.profile.upper()],
        chosen.attack or list(ATTACKS),
        range(chosen.first, chosen.first + chosen.pages),
        kinds,
    )


if __name__ == "__main__":
    main()
