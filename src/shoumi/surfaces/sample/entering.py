"""Setting the sample company up: founding it, playing its month, and writing down who can sign in."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.convenience.folding import rebuild
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import NewReading
from shoumi.regime.documents.actions.registering import turn_away
from shoumi.regime.documents.models import Document
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import find_by_email
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.founding import Cast, found_company, origin_of
from shoumi.surfaces.sample.history import play
from shoumi.surfaces.sample.months import Month
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.record import Listed, Record, Someone
from shoumi.surfaces.sample.registering import READING_TERM, register
from shoumi.surfaces.sample.sources import enter_source

TOKEN_LIFE = timedelta(days=365)
_WRITES = frozenset({Scope.READ, Scope.WRITE})
_SCOPES = {
    "classifier": _WRITES,
    "holder": _WRITES,
    "outsider": _WRITES,
    "uncleared": _WRITES,
    "officer": frozenset({Scope.READ, Scope.WRITE, Scope.TRACE}),
    "hr": _WRITES,
    "auditor": frozenset({Scope.READ, Scope.AUDIT}),
    "system_admin": _WRITES,
    "security_admin": _WRITES,
}
KINDS_BY_ENDING = {
    **dict.fromkeys(("py", "go", "java", "c", "cpp", "h", "rs", "js", "ts", "tsx", "kt", "sql", "sh"), "source-code"),
    **dict.fromkeys(("csv", "xls", "xlsx"), "finance"),
    **dict.fromkeys(("png", "jpg", "jpeg", "webp", "tif", "tiff", "bmp", "gif"), "design"),
    **dict.fromkeys(("ppt", "pptx"), "business-plan"),
}
"""The kind a file of a folder is registered as, by its ending; everything else is a management paper."""


class Telling(Protocol):
    """Hears how far the set-up has come."""

    def __call__(self, done: int, of: int, /) -> None:
        """``done`` acts of ``of`` are played."""


def enter_company(home: Path, url: str, told: Telling) -> Record:
    """Found the sample company in the empty, migrated database of ``home``, play its month, and write the record.

    Takes about a minute on two cores, most of it for drawing pages. An interruption leaves no record.
    """
    month = Month(url)
    cast = found_company(month.founding)
    story = play(cast, month, told)
    enter_source(cast, home, clock.now() - timedelta(hours=26))
    sequence()
    rebuild()
    record = Record(url, _people(cast), _documents(story.documents))
    record.write(home)
    return record


def add_folder(home: Path, record: Record, folder: Path, rejected: Callable[[str, ShoumiError], None]) -> Record:
    """Register every file of ``folder`` whose name is not in ``record`` yet, by the classifier, for the holder.

    A file that cannot be accepted is handed to ``rejected`` with the reason, and is in the ledger. Folders inside and
    names that begin with a dot are passed over.
    """
    actor = _acting(record, "classifier")
    holder = _acting(record, "holder")
    there = {one.file for one in record.documents}
    added = []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name.startswith(".") or path.name in there:
            continue
        try:
            document = _register_file(actor, holder, path)
        except ShoumiError as problem:
            rejected(path.name, problem)
        else:
            added.append(Listed(document.number, document.title, document.level.code, path.name))
    grown = Record(record.url, record.people, [*record.documents, *added])
    grown.write(home)
    return grown


def _register_file(actor: Person, holder: Person, path: Path) -> Document:
    reading = NewReading(person=holder.id, until=clock.today() + READING_TERM, purpose="工作需要")
    kind = KINDS_BY_ENDING.get(path.suffix.removeprefix(".").lower(), "management")
    turn_away(actor=actor, size=path.stat().st_size)  # before it is read into memory
    return register(
        actor,
        path.read_bytes(),
        path.name,
        title=path.stem,
        kind=kind,
        level="ordinary",
        readers=[reading],
    )


def _acting(record: Record, role: str) -> Person:
    """Return the person of ``role`` at their desk, with a second factor confirmed just now."""
    person = find_by_email(record.role(role).email)
    if person is None:
        message = f"the record names a {role} who is not in the directory"
        raise LookupError(message)
    return Person(person.id, origin_of(company.ROLES[role]), clock.now())


def _people(cast: Cast) -> list[Someone]:
    members = {member.key: member for member in company.PEOPLE}
    found = []
    for role, key in company.ROLES.items():
        minted = mint_token(
            actor=cast.acting(key),
            account_id=cast.people[key],
            name="演示",
            scopes=_SCOPES[role],
            expires_at=clock.now() + TOKEN_LIFE,
        )
        keys = cast.keys[role]
        member = members[key]
        found.append(Someone(role, member.name, member.email, keys.password, keys.totp_secret, minted.text))
    return found


def _documents(registered: dict[str, Document]) -> list[Listed]:
    """Return all documents, those first that the holder may read and the uncleared one is refused."""
    levels = dict(queries.register().values_list("number", "level__code"))
    listed = [
        (paper, Listed(number, paper.title, levels[number], paper.name))
        for paper in PAPERS
        for number in (registered[paper.title].number,)
    ]
    shared = f"unit:{company.PEOPLE[0].unit}"
    return [
        one for _, one in sorted(listed, key=lambda each: shared not in each[0].readers or each[1].level != "ordinary")
    ]
