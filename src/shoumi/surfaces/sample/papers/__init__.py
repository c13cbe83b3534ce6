"""The documents of the sample company: what they say, by kind. `files` makes real files of them."""

from shoumi.surfaces.sample.papers import business, internal, pictures, sources, technical
from shoumi.surfaces.sample.papers.paper import Paper

PAPERS: tuple[Paper, ...] = (
    *technical.PAPERS,
    *sources.PAPERS,
    *pictures.PAPERS,
    *business.PAPERS,
    *internal.PAPERS,
)
"""All of them; `history` decides when each is registered."""
