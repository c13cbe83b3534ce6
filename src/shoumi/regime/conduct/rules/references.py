"""How references to evidence are written."""

import re

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.conduct.vocabulary import EvidenceKind, Problem

LONGEST = 64
_FORMS = {
    EvidenceKind.ENTRY: re.compile(r"[0-9]{1,12}"),
    EvidenceKind.TRACE: re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE),
    EvidenceKind.DOCUMENT: re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)+", re.IGNORECASE),
}


def tidy(kind: EvidenceKind, text: str) -> str:
    """Return the reference as it is kept: the number of an entry, the id of a trace, the number of a document.

    Raises Invalid when it is none.
    """
    written = text.strip()
    if len(written) > LONGEST or not _FORMS[kind].fullmatch(written):
        raise Invalid(Problem.REFERENCE_UNKNOWN, reference=written[:LONGEST])
    return written.upper() if kind is EvidenceKind.DOCUMENT else written.lower()


def kind_of(text: str) -> EvidenceKind:
    """Return what kind of reference ``text`` is by its form. Raises Invalid as `tidy`."""
    written = text.strip()
    for kind, form in _FORMS.items():
        if form.fullmatch(written):
            return kind
    raise Invalid(Problem.REFERENCE_UNKNOWN, reference=written[:LONGEST])
