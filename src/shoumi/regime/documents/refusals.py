"""A refusal in words: every failing gate, what to do about it, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from shoumi.regime.access.decisions import Decision, Reason
from shoumi.regime.documents import queries
from shoumi.regime.documents.vocabulary import Cure, GateCode
from shoumi.regime.kit.words import Explanation, LocalizedText, explanation, label

NO_CLEARANCE = LocalizedText(zh="未确定涉密等级", en="none")
NO_AUTHORITY = LocalizedText(zh="无定密授权", en="nowhere")


@dataclass(frozen=True, slots=True)
class Told:
    """One failing gate as it is told to a person and to a program."""

    code: str
    words: Explanation
    links: tuple[tuple[str, str], ...] = ()
    """Pairs of words and address."""

    @property
    def what(self) -> LocalizedText:
        """What is missing."""
        return self.words.what

    @property
    def cure(self) -> LocalizedText:
        """What to do about it."""
        return self.words.cure


def told(decision: Decision, *, number: str = "", back: str = "") -> list[Told]:
    """Return every reason of ``decision`` in words, with links to what cures it.

    ``number`` is the document's, for the form that asks to be named; ``back`` the page to come back to afterwards.
    """
    return [_told(reason, number, back) for reason in decision.reasons]


def _told(reason: Reason, number: str, back: str) -> Told:
    words = explanation(reason.code, _named(reason))
    return Told(reason.code.value, words, _links(reason, number, back))


def _named(reason: Reason) -> Mapping[str, object]:
    """Return the reason's parameters with ranks replaced by the names people know them by, in both languages."""
    given = reason.parameters
    if reason.code is GateCode.CLEARED:
        cleared = int(given["cleared"])
        return {
            "asked": queries.grade_name(int(given["asked"])),
            "cleared": queries.grade_name(cleared) if cleared else NO_CLEARANCE,
        }
    if reason.code is GateCode.CLASSIFIER:
        ceiling = int(given["ceiling"])
        return {
            "asked": queries.level_name(int(given["asked"])),
            "ceiling": queries.level_name(ceiling) if ceiling >= 0 else NO_AUTHORITY,
        }
    return given


def _links(reason: Reason, number: str, back: str) -> tuple[tuple[str, str], ...]:
    if reason.cure is None:
        return ()
    address = reverse(reason.cure.page, args=reason.cure.arguments)
    wanted = {"number": number} if reason.cure.act is Cure.ASK_TO_BE_NAMED else {"next": back} if back else {}
    shown = {name: value for name, value in wanted.items() if value}
    return ((str(label(reason.cure.act)), f"{address}?{urlencode(shown)}" if shown else address),)
