"""Registering: every kind of file once; what cannot be accepted leaves nothing behind but its record."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.cast import CONSOLE, Cast, last_day, level, registered, until_days
from tests.engines.rendering import samples
from tests.regime.documents.ledger import counted, events, told

from shoumi.engines.foundation.errors import Conflict, Invalid, ShoumiError
from shoumi.engines.rendering.problems import Problem as RenderingProblem
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.documents import listing, pages, queries
from shoumi.regime.documents.actions import registering
from shoumi.regime.documents.actions.configuring import relieve_classifier
from shoumi.regime.documents.actions.registering import Arrived, Proposal, add_version, register_document
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.models import Document, Kind, Version
from shoumi.regime.documents.vocabulary import Event, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.vault import objects
from shoumi.regime.vault.objects import seal_bytes

pytestmark = pytest.mark.django_db

WORD = samples.word("核心商业秘密")
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

ACCEPTED = {
    "plan.pdf": samples.pdf(),
    "秘密.pdf": samples.chinese_pdf(),
    "scan.png": samples.picture(),
    "photo.jpg": samples.picture("JPEG"),
    "fax.tiff": samples.tiff(),
    "notes.md": "# 计划\n\n- 第一步\n".encode(),
    "notes.txt": "第一步\n".encode("gb18030"),
    "sort.py": b"def sort(items):\n    return sorted(items)\n",
    "报告.docx": WORD,
    "客户.xlsx": samples.excel(),
    "slides.pptx": samples.slides(),
    "open.odt": samples.open_document(),
}
REJECTED: dict[str, tuple[bytes, str, ShoumiError | str]] = {
    "empty": (b"", "a.pdf", Problem.EMPTY_FILE),
    "malformed pdf": (b"%PDF-1.7\nnothing of the kind\n%%EOF\n", "a.pdf", RenderingProblem.MALFORMED),
    "truncated pdf": (samples.pdf()[:-200], "a.pdf", RenderingProblem.TRUNCATED),
    "pdf under a password": (samples.encrypted_pdf(), "a.pdf", RenderingProblem.ENCRYPTED),
    "external entity": (
        samples.altered(WORD, {"word/styles.xml": EXTERNAL}), "a.docx", RenderingProblem.EXTERNAL_ENTITIES
    ),
    "xml bomb": (samples.altered(WORD, {"word/document.xml": BOMB}), "a.docx", RenderingProblem.ENTITY_EXPANSION),
    "macros": (samples.altered(WORD, {"word/vbaProject.bin": b"x"}), "a.docx", RenderingProblem.MACROS),
    "zip bomb": (
        samples.altered(WORD, {"word/media/a.bmp": bytes(64 << 20)}), "a.docx", RenderingProblem.ARCHIVE_BOMB
    ),
    "misnamed": (samples.pdf(), "a.txt", RenderingProblem.MISNAMED),
    "misnamed behind a direction mark": (samples.pdf(), "a\u202efdp.txt", RenderingProblem.MISNAMED),
    "no format": (bytes(range(256)) * 64, "a\x00\x1b/../b", RenderingProblem.UNKNOWN_FORMAT),
}  # fmt: skip


def proposal(title: str = "排序算法设计", code: str = "ordinary") -> Proposal:
    return Proposal(title=title, kind=Kind.objects.get(code="design"), level=level(code), ground="对手可直接复现")


def found(viewer: Person, text: str) -> list[Document]:
    """Return what ``viewer`` finds by ``text``."""
    return list(listing.search(viewer, queries.documents(viewer), text))


@pytest.mark.parametrize(
    ("part", "problem"),
    [("uncleared", Problem.BELOW_LEVEL), ("partner", Problem.BELOW_LEVEL), ("leaver", Problem.NOT_PRESENT)],
)
def test_who_is_to_keep_a_secret_is_present_and_cleared_for_it(cast: Cast, part: str, problem: Problem) -> None:
    people.begin_leaving(actor=CONSOLE, person=cast.leaver, last_day=last_day(30))
    offered = replace(proposal(code="core"), custodian=getattr(cast, part))
    with pytest.raises(Conflict) as refused:
        register_document(actor=cast.acting("classifier"), file=Arrived(seal_bytes(b"text"), "a.txt"), proposal=offered)
    assert refused.value.code is problem
    assert not Document.objects.exists()
    kept = register_document(
        actor=cast.acting("classifier"),
        file=Arrived(seal_bytes(b"text"), "a.txt"),
        proposal=replace(offered, custodian=cast.holder),
    )
    assert kept.custodian_id == cast.holder


@pytest.mark.slow
def test_every_kind_of_file_is_registered_found_and_shown(cast: Cast) -> None:
    classifier = cast.acting("classifier")
    for name, content in ACCEPTED.items():
        document = registered(cast, content=content, name=name, title=f"登记 {name}")
        version = queries.version(document)
        assert version.name == name
        assert objects.read(version.original) == content
        assert document.pages == version.pages == pages.rendered(version).pages
        assert view_page(actor=classifier, number=document.number, page=version.pages).jpeg.startswith(b"\xff\xd8")
    assert len(events(Event.REGISTERED)) == len(ACCEPTED)


def test_content_and_title_are_searched_alike(cast: Cast) -> None:
    document = registered(cast, content=WORD, name="报告.docx", title="排序算法 Plan B")
    holder = cast.acting("holder")
    for text in ("排序", "plan", "商业秘密", "右格", "left", document.number.lower(), "商业 ＰＬＡＮ"):
        assert found(holder, text) == [document], text
    for text in ("归并", "商密", "planb", "%", "…"):
        assert not found(holder, text), text


@pytest.mark.parametrize("case", REJECTED)
def test_a_file_that_cannot_be_accepted_leaves_its_record_only(cast: Cast, case: str) -> None:
    content, name, problem = REJECTED[case]
    standing = registered(cast)
    before = counted()
    with pytest.raises(Invalid) as refused:
        register_document(actor=cast.acting("classifier"), file=Arrived(seal_bytes(content), name), proposal=proposal())
    assert refused.value.code is problem
    assert counted() == before
    (rejected,) = events(Event.FILE_REJECTED)
    assert rejected.actor == f"person:{cast.classifier}"
    details = told(rejected)
    assert (details["problem"], details["size"]) == (problem.value, len(content))
    assert set(details) == {"problem", "size", "origin"}
    assert view_page(actor=cast.acting("holder"), number=standing.number, page=1).jpeg


def test_a_name_with_path_and_direction_marks_is_kept_without_them(cast: Cast) -> None:
    document = registered(cast, content=samples.pdf(), name="..\\..\\etc/a\u202e\x07报价.pdf")
    assert queries.version(document).name == "a报价.pdf"


@pytest.mark.parametrize("title", ["", " ", "题" * 201, "报价\u202e单", "报\x00价"])
def test_a_bad_title_leaves_nothing(cast: Cast, title: str) -> None:
    before = counted()
    with pytest.raises(Invalid):
        register_document(
            actor=cast.acting("classifier"), file=Arrived(seal_bytes(b"x"), "a.txt"), proposal=proposal(title)
        )
    assert counted() == before


@pytest.mark.parametrize("part", ["holder", "officer", "security_admin", "partner"])
def test_who_is_no_classifier_registers_nothing(cast: Cast, part: str) -> None:
    before = counted()
    with pytest.raises(ActRefused) as refused:
        register_document(actor=cast.acting(part), file=Arrived(seal_bytes(b"x"), "a.txt"), proposal=proposal())
    assert "documents.classifier" in {reason.code.value for reason in refused.value.decision.reasons}
    assert counted() == before


def test_a_right_lost_while_the_file_is_looked_at_counts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    look = registering._look_at

    def look_and_lose(*arguments: object) -> object:
        looked = look(*arguments)  # type: ignore[arg-type]
        relieve_classifier(actor=CONSOLE, person=cast.classifier)
        return looked

    monkeypatch.setattr(registering, "_look_at", look_and_lose)
    before = counted()
    with pytest.raises(ActRefused):
        register_document(
            actor=cast.acting("classifier"), file=Arrived(seal_bytes(WORD), "a.docx"), proposal=proposal()
        )
    assert counted() == before


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("over", Invalid(Problem.UNTIL_PAST)),
        ("silent", Invalid(Problem.PURPOSE_MISSING)),
        ("uncleared", Conflict(Problem.BELOW_LEVEL)),
        ("twice", Conflict(Problem.ALREADY_NAMED)),
        ("nobody", Invalid(Problem.UNKNOWN_READER)),
    ],
)
def test_a_reader_who_cannot_be_named_undoes_the_registration(cast: Cast, line: str, error: ShoumiError) -> None:
    readers = {
        "over": [until_days(cast.holder, -1)],
        "silent": [until_days(cast.holder, purpose=" ")],
        "uncleared": [until_days(cast.holder), until_days(cast.uncleared)],
        "twice": [until_days(cast.holder), until_days(cast.holder)],
        "nobody": [replace(until_days(cast.holder), person=None)],
    }[line]
    before = counted()
    with pytest.raises(type(error)) as refused:
        register_document(
            actor=cast.acting("classifier"),
            file=Arrived(seal_bytes(samples.pdf()), "a.pdf"),
            proposal=replace(proposal(), readers=readers),
        )
    assert refused.value.code is error.code
    assert counted() == before
    assert not events(Event.REGISTERED)


def test_the_ledger_holds_codes_and_a_commitment_to_the_content(cast: Cast) -> None:
    document = registered(cast)
    (event,) = events(Event.REGISTERED)
    details = told(event)
    version = queries.version(document)
    assert event.subject == f"document:{document.pk}"
    assert (details["level"], details["kind"], details["version"]) == ("ordinary", "design", str(version.pk))
    assert len(bytes.fromhex(details["content"])) == 32
    assert details["secret_until"] == str(document.secret_until)
    assert not {"title", "name", "ground", "number"} & set(details)


def test_a_version_inherits_the_level_and_is_found_by_the_new_text(cast: Cast) -> None:
    document = registered(cast, content="初稿：归并\n".encode())
    keeper = cast.acting("classifier")
    added = add_version(actor=keeper, document=document, file=Arrived(seal_bytes("定稿：基数\n".encode()), "b.txt"))
    document.refresh_from_db()
    assert (added.number, document.version, added.original.level) == (2, 2, "ordinary")
    assert queries.version(document).pk == added.pk
    assert found(keeper, "基数")
    assert not found(keeper, "归并")
    assert "基数" in pages.rendered(queries.version(document)).text(1).text


@pytest.mark.parametrize("part", ["holder", "officer"])
def test_only_the_custodian_adds_versions(cast: Cast, part: str) -> None:
    document = registered(cast)
    before = counted()
    with pytest.raises(ShoumiError):
        add_version(actor=cast.acting(part), document=document, file=Arrived(seal_bytes(b"x"), "a.txt"))
    assert counted() == before


def test_a_rejected_version_leaves_the_document_as_it_was(cast: Cast) -> None:
    document = registered(cast)
    before = counted()
    with pytest.raises(Invalid):
        add_version(
            actor=cast.acting("classifier"), document=document, file=Arrived(seal_bytes(samples.pdf()[:300]), "a.pdf")
        )
    document.refresh_from_db()
    assert (document.version, counted()) == (1, before)
    assert len(events(Event.FILE_REJECTED)) == 1


def test_nothing_is_registered_when_the_ledger_cannot_be_written(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        message = "disk full"
        raise OSError(message)

    before = counted()
    monkeypatch.setattr(registering, "record", fail)
    with pytest.raises(OSError, match="disk full"):
        register_document(actor=cast.acting("classifier"), file=Arrived(seal_bytes(b"x"), "a.txt"), proposal=proposal())
    assert counted() == before


def test_who_leaves_registers_nothing_any_more(cast: Cast) -> None:
    people.begin_leaving(actor=CONSOLE, person=cast.classifier, last_day=last_day(5))
    with clock.at(clock.now() + timedelta(seconds=1)), pytest.raises(ActRefused):
        registered(cast)


def test_a_level_that_does_not_exist_is_refused(cast: Cast) -> None:
    foreign = level("ordinary")
    foreign.pk = uuid4()
    with pytest.raises(ShoumiError):
        register_document(
            actor=cast.acting("classifier"),
            file=Arrived(seal_bytes(b"x"), "a.txt"),
            proposal=replace(proposal(), level=foreign),
        )
    assert not Document.objects.exists()
    assert not Version.objects.exists()
