"""How likely it is that a picture without the mark leads to somebody: counted, not assumed.

The argument, and where it ends, stands in docs/security/page-mark.md.
"""

import math
from dataclasses import dataclass

from shoumi.engines.marking.pagemark.payload import CHECK_BITS, ID_BITS
from shoumi.engines.marking.pagemark.polar_list import LIST_SIZE


@dataclass
class Trials:
    """Counts what was tried on one picture: candidate chip readings, and the words that were checked for them."""

    candidates: int = 0

    @property
    def words(self) -> int:
        """Words whose check half was looked at."""
        return self.candidates * LIST_SIZE

    def count(self, candidates: int) -> None:
        """Add candidate readings that are about to be decoded."""
        self.candidates += candidates

    def bound(self, z: float, issued: int) -> float:
        """Return an upper bound of the probability that an unmarked picture is read as an issued id with this z.

        Two bounds hold at once and the smaller is returned. By the check: each wrong word passes it with 2**-40 and
        then names an issued id with issued / 2**40. By the match: the keyed signs make every issued codeword a
        Rademacher sum over the chips, and Hoeffding gives exp(−z²/2) for each.
        """
        by_check = self.words * 2.0**-CHECK_BITS * min(1.0, issued * 2.0**-ID_BITS)
        by_match = self.candidates * issued * math.exp(-0.5 * z * z)
        return min(1.0, by_check, by_match)
