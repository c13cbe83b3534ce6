"""What an import needs of the directory, and the imports themselves."""

from uuid import UUID

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.kit import clock
from shoumi.regime.people.imports import reports
from shoumi.regime.people.imports.checking import Fault, Known, unit_key
from shoumi.regime.people.models import Employment, ImportRun, Person, Position, Unit
from shoumi.regime.people.queries import identities
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import tree
from shoumi.regime.people.rules.standing import OUTSIDERS
from shoumi.regime.people.vocabulary import ImportProblem, Permission
from shoumi.regime.vault.values import open_text


def known() -> Known:
    """Return what the directory holds now, for checking a file; only for who may import."""
    positions: dict[str, UUID] = {}
    for position in Position.objects.all():
        for word in (position.code, position.name_zh, position.name_en):
            positions.setdefault(unit_key(word), position.id)
    positions.pop("", None)
    insiders = Employment.objects.holding(clock.now()).exclude(kind__in=OUTSIDERS)
    emails = Person.objects.exclude(email=None).values_list("email", "id")
    taken = identities.taken_digests()
    numbers = Person.objects.exclude(staff_number="").values_list("staff_number", flat=True)
    return Known(
        units=_unit_paths(),
        positions=positions,
        emails={email: person for email, person in emails if email},
        staff_numbers=frozenset(numbers),
        insiders=frozenset(insiders.values_list("person_id", flat=True)),
        has_identity=lambda number: identities.digest_of(number) in taken,
    )


def imports(viewer: Actor) -> "QuerySet[ImportRun]":
    """Return all imports, the latest first. Raises `ActRefused` for those who may not import."""
    permitted(viewer, Permission.IMPORT, DIRECTORY)
    return ImportRun.objects.order_by("-begun_at")


def import_run(viewer: Actor, run: UUID) -> ImportRun:
    """Return one import. Raises as `imports` does, and NotFound."""
    found = imports(viewer).filter(id=run).first()
    if found is None:
        raise NotFound(ImportProblem.NO_SUCH_IMPORT)
    return found


def faults_of(run: ImportRun) -> list[Fault]:
    """Return what is wrong with the lines of ``run``, which its reader was given by `import_run`."""
    return reports.unpacked(open_text(run.report, run.context))


def _unit_paths() -> dict[str, UUID]:
    """Return every unit by its code and by its paths, with and without the company in front."""
    rows = {unit.id: unit for unit in Unit.objects.all()}
    parents = {unit.id: unit.parent_id for unit in rows.values()}
    paths: dict[str, UUID] = {}
    for unit in rows.values():
        above = [rows[each] for each in reversed(tree.ancestors(unit.id, parents))]
        for names in ([each.name.zh for each in above], [each.name.en for each in above]):
            paths.setdefault(unit_key("/".join(names)), unit.id)
            paths.setdefault(unit_key("/".join(names[1:])), unit.id)
        paths[unit_key(unit.code)] = unit.id
    paths.pop("", None)
    return paths
