"""Every read of this part.

`standing` tells gates what a decision rests on; `knowing` returns only the cases a viewer may know of, `sheets` what
they see of one, `waiting` what is theirs to do, `scale` the grades and measures.
"""

from shoumi.regime.conduct.queries.knowing import about, case, depth, depths, known, own

__all__ = ["about", "case", "depth", "depths", "known", "own"]
