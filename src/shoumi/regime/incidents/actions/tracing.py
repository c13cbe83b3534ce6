"""From a leaked picture to the view it was, and what a person concludes from it (I05)."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from shoumi.engines.foundation.errors import Conflict, Invalid, ShoumiError
from shoumi.engines.marking.pagemark.binding import check_binding
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.recover import Recovery, recover
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.documents import pages
from shoumi.regime.documents.actions.viewing import page_digest
from shoumi.regime.documents.models import Mark
from shoumi.regime.documents.rules import check_size
from shoumi.regime.incidents import queries
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import TRACES, Conclusion, Event, Outcome, Permission, Problem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.keys import keyring
from shoumi.regime.vault.objects import Sealing
from shoumi.regime.vault.values import seal_text


@dataclass(frozen=True)
class _Read:
    """What was read from a picture, and the issued mark it names, if any."""

    recovery: Recovery | None = None
    mark: Mark | None = None
    binding: str = ""

    @property
    def outcome(self) -> Outcome:
        if self.recovery is None:
            return Outcome.NOTHING
        return Outcome.FOUND if self.mark else Outcome.UNKNOWN_ID


def trace_image(*, actor: Person, image: Sealing) -> TraceCase:
    """Read the page mark of a picture and open a case on what it leads to.

    The picture is kept sealed as evidence, whatever it gave, and given up when it cannot be accepted. It is decoded in
    the renderers' fence. Raises Refused for anybody but the confidentiality officer, and Invalid for what is no
    picture (recorded).
    """
    with image:
        permitted(actor, Permission.TRACE, TRACES)
        read = _read(actor, image)
        with authorised(actor, Permission.TRACE, TRACES):
            case = _open_case(actor, image, read)
            record(
                Event.TRACED,
                actor=actor,
                subject=case.subject,
                outcome=case.outcome,
                view=read.mark.id if read.mark else None,
                trials=case.trials,
                binding=case.binding,
            )
            return case


def conclude(*, actor: Person, case_id: UUID, conclusion: Conclusion, reason: str) -> TraceCase:
    """Close a case with what a person made of the lead, in writing.

    Raises Invalid without a reason, NotFound for an unknown case, Conflict when it is concluded already.
    """
    if not reason.strip() or conclusion is Conclusion.OPEN:
        raise Invalid(Problem.REASON_MISSING)
    with authorised(actor, Permission.CONCLUDE, TRACES):
        list(TraceCase.objects.select_for_update().filter(pk=case_id).values_list("pk"))  # of two, one concludes
        case = queries.case(actor, case_id)
        if case.conclusion != Conclusion.OPEN:
            raise Conflict(Problem.NOT_OPEN)
        case.conclusion = conclusion
        case.concluded_by_id = actor.id
        case.concluded_at = clock.now()
        case.sealed_reason = seal_text(reason.strip(), f"incidents.reason:{case.id}")
        case.save(update_fields=["conclusion", "concluded_by", "concluded_at", "sealed_reason"])
        record(Event.CONCLUDED, actor=actor, subject=case.subject, conclusion=conclusion)
        return case


def _read(actor: Person, image: Sealing) -> _Read:
    try:
        if image.plain_size == 0:
            raise Invalid(Problem.EMPTY_IMAGE)
        check_size(image.plain_size, settings.INSTALLATION.upload_limit_mib)
        with image.reading() as opener:
            raster = pages.pool().decode_image(pages.plain(opener))
        secrets = keyring().secrets("mark")
        keys = [MarkKey(secret.reveal()) for secret in secrets]
        recovery = recover(raster, keys, issued=max(1, Mark.objects.count()))
    except ShoumiError as problem:
        record_alone(Event.IMAGE_REJECTED, actor=actor, problem=problem.code.value, size=image.plain_size)
        raise
    if recovery is None:
        return _Read()
    mark = Mark.objects.filter(pk=recovery.view_id, key=secrets[recovery.key_index].number).first()
    if mark is None:
        return _Read(recovery)
    binding = check_binding(recovery, keys[recovery.key_index], page_digest(mark.version_id, mark.page))
    return _Read(recovery, mark, binding.verdict.value)


def _open_case(actor: Person, image: Sealing, read: _Read) -> TraceCase:
    recovery = read.recovery
    return TraceCase.objects.create(
        evidence=image.keep(level=""),
        opened_by_id=actor.id,
        opened_at=clock.now(),
        outcome=read.outcome,
        mark=read.mark,
        z=recovery.z if recovery else None,
        bound=recovery.bound if recovery else None,
        trials=recovery.trials.words if recovery else None,
        scale=recovery.geometry.scale if recovery else None,
        rotation=recovery.geometry.rotation if recovery else None,
        tiles=[[round(float(z), 2) for z in row] for row in recovery.tiles] if recovery else [],
        binding=read.binding,
    )
