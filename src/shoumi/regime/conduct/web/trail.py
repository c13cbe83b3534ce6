"""The steps of a case as the trail of its page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from shoumi.regime.conduct.queries.sheets import Sheet
from shoumi.regime.conduct.vocabulary import ConductState, Depth, Effect
from shoumi.regime.kit.badges import Tone
from shoumi.regime.kit.words import label

_DONE, _NOW, _LATER, _STOPPED = Tone.GREEN, Tone.BLUE, Tone.GREY, Tone.RED
S = ConductState


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, whose it is, how it stands, and when it was done."""

    name: str
    people: str
    word: str
    tone: Tone
    when: date | datetime | None = None
    current: bool = False


def steps(sheet: Sheet) -> list[Step]:
    """Return the steps of a case, those done, the present one, and those to come."""
    row = sheet.case
    found = [_done(_("Taken up"), sheet.opened_by, row.opened_at)]
    if row.effect_code is Effect.DISCIPLINE:
        found.append(_hearing(sheet))
    if sheet.depth is Depth.FULL:
        found.append(_proposal(sheet))
    found.append(_decision(sheet))
    if row.effect_code is Effect.DISCIPLINE:
        found.append(_service(sheet))
        if sheet.appeal is not None:
            found.append(_appeal(sheet))
    if row.state_code is S.DROPPED:
        kept = [step for step in found if step.tone is _DONE]
        return [*kept, Step(_("Without a measure"), "", str(label(S.DROPPED)), _STOPPED, row.ended_at)]
    return [*found, _in_force(sheet)]


def _done(name: str, people: str, when: date | datetime | None) -> Step:
    return Step(name, people, _("Done"), _DONE, when)


def _step(name: str, people: str, *, current: bool) -> Step:
    return Step(name, people, _("In progress") if current else _("To come"), _NOW if current else _LATER, None, current)


def _hearing(sheet: Sheet) -> Step:
    row, name = sheet.case, _("Notice and hearing")
    if sheet.hearing is not None:
        return Step(name, str(label(sheet.hearing.form)), _("Done"), _DONE, sheet.hearing.on)
    if row.notified_at is None and row.state_code is not S.OPENED:
        return Step(name, "", _("Not asked for"), _LATER)
    return _step(name, "", current=row.state_code in {S.OPENED, S.NOTIFIED})


def _proposal(sheet: Sheet) -> Step:
    name = _("Proposal")
    if sheet.proposal is not None:
        return _done(name, sheet.proposal.by, sheet.proposal.at)
    rewarded = sheet.case.effect_code is Effect.REWARD
    return _step(name, "", current=sheet.case.state_code is S.HEARD or rewarded)


def _decision(sheet: Sheet) -> Step:
    name = _("Decision")
    body = sheet.case.body_code
    if sheet.decision is not None:
        return _done(name, f"{label(sheet.decision.body)} · {sheet.decision.by}", sheet.decision.at)
    unseen = sheet.case.state_code is S.HEARD and sheet.depth is not Depth.FULL
    current = sheet.case.state_code is S.PROPOSED or unseen
    return _step(name, str(label(body)) if body and sheet.proposal else "", current=current)


def _service(sheet: Sheet) -> Step:
    row, name = sheet.case, _("Service")
    if row.served_code is not None:
        return _done(name, str(label(row.served_code)), row.served_on)
    return _step(name, "", current=row.state_code is S.DECIDED)


def _appeal(sheet: Sheet) -> Step:
    name = _("Appeal")
    if sheet.on_appeal is not None and sheet.on_appeal.outcome is not None:
        who = f"{label(sheet.on_appeal.body)} · {sheet.on_appeal.by}"
        return Step(name, who, str(label(sheet.on_appeal.outcome)), _DONE, sheet.on_appeal.at)
    body = str(label(sheet.appeal.body)) if sheet.appeal else ""
    return _step(name, body, current=sheet.case.state_code is S.APPEALED)


def _in_force(sheet: Sheet) -> Step:
    row, name = sheet.case, _("In force")
    if row.state_code is S.LIFTED:
        return Step(name, "", str(label(S.LIFTED)), _LATER, row.ended_at)
    if row.in_force_on is not None:
        return _done(name, "", row.in_force_on)
    if row.state_code is S.SERVED and row.appeal_by is not None:
        return Step(name, "", str(label(S.SERVED)), _NOW, row.appeal_by, current=True)
    return _step(name, "", current=False)
