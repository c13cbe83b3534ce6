"""Separated powers, nothing readable at rest, and decisions about the past."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.subjects import REGISTER as ACCOUNTS
from shoumi.regime.accounts.vocabulary import Permission as OnAccounts
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.vocabulary import Permission as OnDocuments
from shoumi.regime.evidence.vocabulary import LEDGER
from shoumi.regime.evidence.vocabulary import Permission as OnLedger
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import Permission as OnPeople
from shoumi.regime.people.vocabulary import SubjectKind
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.record import NAME
from shoumi.surfaces.sample.steps import canary
from shoumi.surfaces.sample.steps.step import Tour, acting, expect

NOT_FOUND = 404
_READER = "he.jiaqi"
_BLOCK = 1 << 20


def do_not_overlap(tour: Tour) -> str:
    """Ask for one power of each administrator by all three, and for a document by none."""
    someone = Subject(SubjectKind.PERSON, tour.acting("holder").id)
    asked: Mapping[str, tuple[StrEnum, Subject]] = {
        "system_admin": (OnAccounts.LIST, ACCOUNTS),
        "security_admin": (OnPeople.GRANT_CLEARANCE, someone),
        "auditor": (OnLedger.EXPORT, LEDGER),
    }
    for role in asked:
        actor = tour.acting(role)
        may = {owner for owner, (verb, subject) in asked.items() if decide(actor, verb, subject).allowed}
        expect(may == {role}, f"{role} has the powers of {sorted(may)}")
        page = tour.get(role, f"documents/{tour.numbers['pdf']}/pages/1.jpg")
        expect(page.status == NOT_FOUND, f"{role} was answered with {page.status} for a page")
    return "accounts, clearance, ledger: each for one of them only; a page for none"


def leave_no_plaintext(tour: Tour) -> str:
    """Read every file of the home folder but the record, and look for words of the registered text."""
    needles = [canary.WORDS.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    looked = 0
    for path in sorted(tour.home.rglob("*")):
        if not path.is_file() or path.name == NAME:
            continue
        rest = b""
        with path.open("rb") as source:
            while block := source.read(_BLOCK):
                window = rest + block
                expect(not any(needle in window for needle in needles), f"{path.name} holds plaintext")
                rest, looked = window[-64:], looked + len(block)
    expect(looked, "there was nothing to look at")
    return f"{looked / 2**20:,.1f} MiB of database, log and objects hold none of it"


def decide_as_of(tour: Tour) -> str:
    """Name a reader and withdraw it, then ask what held at each of three instants."""
    classifier = tour.acting("classifier")
    member = next(one for one in company.PEOPLE if one.key == _READER)
    reader = acting(member.email, _READER)
    document = queries.document(classifier, tour.numbers["md"])
    instants = [clock.now()]
    line = NewReading(person=reader.id, until=clock.today() + timedelta(days=30), purpose="演示")
    granted = grant_reading(actor=classifier, document=document, reading=line)
    instants.append(clock.now())
    withdraw_reading(actor=classifier, document=document, grant=granted.grant)
    instants.append(clock.now())
    asking = Person(reader.id, reader.origin, clock.now())
    answers = [decide(asking, OnDocuments.OPEN, document.subject, at=at).allowed for at in instants]
    expect(answers == [False, True, False], f"before, after, after withdrawal: {answers}")
    return "no – yes – no"
