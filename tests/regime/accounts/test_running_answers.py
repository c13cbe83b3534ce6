"""What is under way when an account is suspended: an open session, a token, a download – on a real server."""

import socket
from datetime import timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from tests.cast import CONSOLE, Cast
from tests.serving import ask, serving

from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.accounts import answers
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT, digest_of
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Employment
from shoumi.regime.people.models import Person as Row
from shoumi.regime.people.vocabulary import Kind, State

pytestmark = pytest.mark.django_db

ROWS = 20_000


def signed_in(account_id: UUID) -> str:
    """The key of a new session of the account, with a factor confirmed just now."""
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    session = client.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    return str(session.session_key)


def crowd() -> None:
    """Fill the directory, so that taking it along takes a while."""
    now = clock.now() - timedelta(days=1)
    rows = [Row(name=f"员工{number:06}" * 8, email=f"row{number}@xinghe.example") for number in range(ROWS)]
    Row.objects.bulk_create(rows, batch_size=2000)
    Employment.objects.bulk_create(
        [
            Employment(person=row, kind=Kind.EMPLOYEE, state=State.PRESENT, holds_from=now, recorded_at=now)
            for row in rows
        ],
        batch_size=2000,
    )


def test_suspension_ends_session_token_and_running_download(cast: Cast) -> None:
    crowd()
    cookie = f"shoumi-session={signed_in(cast.officer)}"
    bearer = f"Bearer {mint_token(actor=CONSOLE, account_id=cast.officer, name='x', scopes=[Scope.READ]).text}"
    with serving() as port:
        assert ask(port, "/", Cookie=cookie) == 200
        assert ask(port, "/api/v1/people", Authorization=bearer) == 200
        with socket.socket() as download:
            download.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # what it has not read stays with the server
            download.connect(("127.0.0.1", port))
            request = f"GET /people/?export=csv HTTP/1.0\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
            download.sendall(request.encode())
            begun = b""
            while len(begun) < 1 << 17:
                begun += download.recv(4096)
            suspend(actor=CONSOLE, account_id=cast.officer, reason="test")
            assert ask(port, "/", Cookie=cookie) == 302
            assert ask(port, "/api/v1/people", Authorization=bearer) == 401
            rest = b"".join(iter(lambda: download.recv(1 << 16), b"")).decode(errors="ignore")
    assert begun.decode(errors="ignore").count("员工") + rest.count("员工") < 8 * ROWS
    assert rest.splitlines()[-1] == "下载已中断：您的访问权限已终止，本文件不完整。"


def person_in_session(account_id: UUID) -> Person:
    return Person(account_id, {"session": digest_of(signed_in(account_id))}, clock.now())


def test_a_large_body_is_given_out_in_pieces_that_end_with_the_rights(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "LOOK_EVERY", 0)
    reader, request = person_in_session(cast.holder), RequestFactory().get("/")
    whole = HttpResponse(bytes(answers.LARGE + 1), content_type="image/png")
    answer = answers.guarded(request, whole, reader, began=0)
    assert isinstance(answer, StreamingHttpResponse)
    assert answer.headers["Content-Length"] == str(answers.LARGE + 1)
    pieces = iter(answer)
    assert len(next(pieces)) == answers.PIECE
    people.begin_leaving(actor=CONSOLE, person=cast.holder, last_day=clock.today() + timedelta(days=9))
    assert not list(pieces)


def test_an_answer_that_took_long_is_withdrawn_from_whoever_lost_their_rights(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "SLOW", 0)
    reader = person_in_session(cast.holder)
    page, call = RequestFactory().get("/documents/"), RequestFactory().get("/api/v1/documents")
    suspend(actor=CONSOLE, account_id=cast.holder, reason="test")
    assert answers.guarded(page, HttpResponse("secret"), reader, began=0).status_code == 302
    assert answers.guarded(call, HttpResponse("secret"), reader, began=0).status_code == 401


def test_a_session_ended_elsewhere_and_a_revoked_token_stand_no_longer(cast: Cast) -> None:
    by_session = person_in_session(cast.holder)
    minted = mint_token(actor=CONSOLE, account_id=cast.holder, name="x", scopes=[Scope.TRACE])
    by_token = Person(cast.holder, {"token": str(minted.token.id)}, token=None)
    assert answers.stands(by_session)
    assert answers.stands(by_token)
    assert not answers.stands(Person(cast.holder, {}, clock.now()))
    with clock.at(clock.now() + timedelta(days=100)):
        assert not answers.stands(by_session)
        assert not answers.stands(by_token)
