"""What the history of the sample company is told with: acts at instants, and what they have made so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from shoumi.regime.documents.actions.viewing import MarkedPage, view_page
from shoumi.regime.documents.models import Document
from shoumi.surfaces.sample.founding import Cast
from shoumi.surfaces.sample.months import Month


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody does at an instant; ``who`` is a key of `company`, "" for nobody in particular."""

    at: datetime
    who: str
    do: Callable[[], object]


@dataclass
class Story:
    """What the acts have made so far."""

    cast: Cast
    month: Month
    documents: dict[str, Document] = field(default_factory=dict)
    """By title."""

    def view(self, who: str, title: str, page: int = 1) -> MarkedPage:
        """Let ``who`` open a page. Raises as `view_page`."""
        return view_page(actor=self.cast.acting(who), number=self.documents[title].number, page=page)
