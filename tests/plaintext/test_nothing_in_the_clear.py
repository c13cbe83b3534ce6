"""A company at work with words that are recognised again: none of them stands anywhere in the clear afterwards."""

import io
import logging
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import CONSOLE, Cast, address, last_day, level, registered, unit, until_days
from tests.engines.rendering import samples
from tests.plaintext.hunt import find, in_database, in_home, in_temporary_folders
from tests.regime.documents.test_registering import proposal

from shoumi.config.logs import JsonLines
from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.actions.factors import add_totp, new_secret
from shoumi.regime.accounts.actions.passwords import change_password
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.conduct.actions import adopt_preset_scale, give_notice, open_case, propose, send_back, state_side
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import AboutPerson, Judgement, NewCase, Proposal
from shoumi.regime.conduct.vocabulary import Consequence, Effect, Intent, Remedy
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.granting import grant_reading
from shoumi.regime.documents.actions.registering import Arrived, add_version, register_document
from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.documents.actions.viewing import take_excerpt, view_page, view_text
from shoumi.regime.documents.models import Document
from shoumi.regime.incidents.actions.tracing import conclude, trace_image
from shoumi.regime.incidents.vocabulary import Conclusion
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.vault.objects import seal_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@dataclass
class Canaries:
    """Words made for one run; each says what it was."""

    words: dict[str, str] = field(default_factory=dict)

    def new(self, what: str) -> str:
        """Return a fresh word for ``what``, Chinese and Latin, so that no form of writing hides it."""
        word = f"金丝雀{''.join(secrets.choice('甲乙丙丁戊己庚辛壬癸') for _ in range(12))}"
        self.words[what] = word
        return word

    def latin(self, what: str) -> str:
        """Return a fresh word of Latin letters and digits."""
        self.words[what] = f"Canary{secrets.token_hex(9)}"
        return self.words[what]

    def told(self, what: str, secret: str) -> str:
        """Remember ``secret``, which the product made itself, and return it."""
        self.words[what] = secret
        return secret


BEGUN = "the hunt has begun"


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """Return what is logged from the finest level on, in the product's own format."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level_before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level_before)


def work_with_documents(cast: Cast, canaries: Canaries) -> Document:
    """Register, fail to register, grant, search, read, ask, relevel and trace, with canaries wherever words go in."""
    classifier, holder = cast.acting("classifier"), cast.acting("holder")
    files = {
        "docx": samples.word(canaries.new("content of a docx")),
        "txt": f"第一行\n{canaries.new('content of a text')}\n".encode("gb18030"),
        "md": f"# {canaries.latin('content of a note')}\n".encode(),
        "pdf": samples.pdf([canaries.latin("content of a pdf")]),
    }
    made = [
        registered(
            cast,
            title=f"{canaries.new(f'title of a {suffix}')} {canaries.latin(f'latin title of a {suffix}')}",
            content=content,
            name=f"{canaries.new(f'name of a {suffix}')}.{suffix}",
        )
        for suffix, content in files.items()
    ]
    text = made[1]
    add_version(
        actor=classifier,
        document=text,
        file=Arrived(seal_bytes(canaries.new("content of a version").encode() * 9), f"{canaries.new('name')}.txt"),
    )
    for broken, name in (
        (samples.pdf([canaries.latin("content of a cut pdf")])[:-150], f"{canaries.new('name of a cut pdf')}.pdf"),
        (canaries.new("content of a misnamed file").encode(), f"{canaries.new('name of a misnamed file')}.docx"),
    ):
        with pytest.raises(Invalid):
            register_document(actor=classifier, file=Arrived(seal_bytes(broken), name), proposal=proposal())
    grant_reading(
        actor=classifier, document=text, reading=until_days(cast.outsider, purpose=canaries.new("purpose of a line"))
    )
    request_to_know(
        actor=cast.acting("officer"),
        number=text.number,
        purpose=canaries.new("purpose of a request"),
        until=last_day(5),
    )
    for document in made:
        view_page(actor=holder, number=document.number, page=1)
    view_text(actor=holder, number=text.number, page=1)
    take_excerpt(actor=holder, number=text.number, page=1, start=0, length=10)
    ground = canaries.new("ground of a level")
    change_level(actor=classifier, document=text, level=level("core"), ground=ground, until=last_day(99))
    page = view_page(actor=holder, number=text.number, page=1)
    case = trace_image(actor=cast.acting("officer"), image=seal_bytes(page.jpeg))
    conclude(
        actor=cast.acting("officer"),
        case_id=case.pk,
        conclusion=Conclusion.DISMISSED,
        reason=canaries.new("reason of a conclusion"),
    )
    return text


def work_with_secrets(cast: Cast, canaries: Canaries) -> str:
    """Set a password and a second factor, mint a token; return the token."""
    password = canaries.latin("password")
    change_password(actor=cast.acting("holder"), account_id=cast.holder, password=password)
    add_totp(actor=CONSOLE, account_id=cast.holder, secret=canaries.told("second factor", new_secret()))
    minted = mint_token(
        actor=CONSOLE, account_id=cast.classifier, name="script", scopes=[Scope.READ, Scope.WRITE, Scope.TRACE]
    )
    client = Client()
    client.post("/accounts/sign-in/", {"login": address("holder"), "password": password})
    client.post("/accounts/sign-in/", {"login": address("holder"), "password": canaries.latin("wrong password")})
    return canaries.told("token", minted.text)


def work_with_a_case(cast: Cast, canaries: Canaries) -> None:
    """Open a case about the holder, hear them, propose, and send the proposal back."""
    adopt_preset_scale(actor=CONSOLE)
    officer, head = cast.acting("officer"), cast.acting("classifier")
    people.appoint(actor=CONSOLE, person=cast.classifier, office=Office.HEAD, seat=InUnit(unit("rd").id))
    facts = canaries.new("facts of a case")
    wanted = NewCase(effect=Effect.DISCIPLINE, facts=facts, conduct_on=last_day(-1))
    case = open_case(actor=officer, about=AboutPerson(cast.holder), wanted=wanted).id
    give_notice(actor=officer, case=case, answer_by=last_day(3))
    state_side(actor=cast.acting("holder"), case=case, statement=canaries.new("statement in a hearing"))
    findings = Findings(intent=Intent.SLIGHT, consequence=Consequence.NONE, remedy=Remedy.HELPED)
    judgement = Judgement(measures=["verbal-warning"], ground=canaries.new("ground of a proposal"), grade="light")
    propose(actor=officer, case=case, proposal=Proposal(judgement=judgement, findings=findings))
    send_back(actor=head, case=case, reason=canaries.new("why a proposal was sent back"))


def work_at_a_browser_and_with_a_script(cast: Cast, canaries: Canaries, token: str, number: str) -> None:
    """Search, register, fail to register and ask through the pages and the API."""
    browser = Client()
    browser.force_login(Account.objects.get(pk=cast.classifier))
    session = browser.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    assert browser.get("/documents/").status_code == HTTPStatus.OK
    script = Client(headers={"Authorization": f"Bearer {token}"})
    for client, where in ((browser, "/documents/"), (script, "/api/v1/documents")):
        client.get(where, {"q": canaries.new(f"search at {where}")})
        client.get(f"{where.rstrip('/')}/{canaries.latin(f'number at {where}')}")
        client.get(f"{where.rstrip('/')}/{number}/pages/1.jpg")
    for what, content in (("accepted", b"plain\n"), ("rejected", b"%PDF-1.7 nothing\n%%EOF")):
        answer = script.post(
            "/api/v1/documents",
            {
                "file": SimpleUploadedFile(
                    f"{canaries.new(f'name of an {what} upload')}.{'txt' if what == 'accepted' else 'pdf'}",
                    content + canaries.latin(f"content of an {what} upload").encode(),
                ),
                "title": canaries.new(f"title of an {what} upload"),
                "kind": "design",
                "level": "ordinary",
                "holders": [address("holder")],
            },
        )
        assert answer.status_code == (HTTPStatus.CREATED if what == "accepted" else HTTPStatus.UNPROCESSABLE_ENTITY)
    for title, name in ((canaries.new("title of a form"), "form.txt"), ("", "untitled.txt")):
        sent = {"file": SimpleUploadedFile(name, canaries.latin(f"content of {name}").encode()), "title": title}
        browser.post("/documents/new", sent | {"kind": "design", "level": "ordinary", "ground": canaries.new(name)})


def test_no_word_stands_anywhere_in_the_clear(cast: Cast, logs: io.StringIO) -> None:
    since = time.time() - 1
    logging.getLogger("shoumi").info(BEGUN)  # what else is logged depends on the tests before
    canaries = Canaries()
    document = work_with_documents(cast, canaries)
    work_with_a_case(cast, canaries)
    token = work_with_secrets(cast, canaries)
    work_at_a_browser_and_with_a_script(cast, canaries, token, document.number)
    sequence()
    assert len(canaries.words) >= 30
    found = find(canaries.words, in_database())
    found += find(canaries.words, in_home())
    found += find(canaries.words, in_temporary_folders(since))
    found += find(canaries.words, iter([("the logs", logs.getvalue().encode())]))
    assert not found, "\n".join(found)
    assert BEGUN in logs.getvalue(), "the log was not being written"
