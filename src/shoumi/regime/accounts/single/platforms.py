"""WeCom, DingTalk and Feishu as they are asked by an application of the company's own: its token, and what codes mean.

By the vendors' published interfaces for server-side development (企业微信、钉钉、飞书的服务端 API). The
directories of `people.sync` and sign-in ask through here, so that a token that ran out and a limit on calls are dealt
with in one place: the first is fetched again once, the second waited for, up to a limit.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from time import sleep
from typing import ClassVar

from shoumi.engines.foundation.errors import Invalid, ShoumiError, Unavailable
from shoumi.regime.accounts.rules.single import check_address, origin_of
from shoumi.regime.accounts.single.calling import Answered, Asked, Json, call, unreadable
from shoumi.regime.accounts.single.values import Tried, invalid
from shoumi.regime.accounts.single.vocabulary import Check, SingleFault
from shoumi.regime.accounts.vocabulary import Problem

LONGEST_WAIT = 20.0
"""Seconds that one reading waits for a platform's limits, all its calls together."""
USUAL_WAIT = 1.0
_TOO_MANY = 429


class Meaning(StrEnum):
    """What a platform's answer means for what comes next."""

    GOOD = "good"
    TOKEN_OVER = "token_over"  # noqa: S105 - a meaning
    BUSY = "busy"
    REFUSED = "refused"


@dataclass
class Platform:
    """One application at one platform: where its interfaces are, who we are there."""

    address: str
    id: str
    secret: str
    patience: float = LONGEST_WAIT
    """Seconds to wait for its limits, all calls together."""
    _token: str = field(default="", repr=False)
    _waited: float = 0.0

    code_name: ClassVar[str] = "errcode"
    over: ClassVar[frozenset[str]] = frozenset()
    busy: ClassVar[frozenset[str]] = frozenset()

    def ask(self, path: str, asked: Asked | None = None) -> Json:
        """Return the good answer of the interface at ``path``.

        Raises Unavailable when the platform is away or too busy for longer than we wait, Invalid when it refuses what
        was asked or its answer is none.
        """
        renewed = False
        while True:
            answer = call(self.address + path, self.with_token(asked or Asked(), self.token()))
            meaning = self.meaning(answer)
            if meaning is Meaning.GOOD:
                return answer.told
            if meaning is Meaning.BUSY:
                self.wait(answer)
            elif meaning is Meaning.TOKEN_OVER and not renewed:
                self._token, renewed = "", True
            else:
                raise Invalid(Problem.PROVIDER_REFUSES, address=origin_of(self.address))

    def token(self) -> str:
        """Return the application's token, fetched once. Raises as `ask`; Invalid where id or secret are wrong."""
        while not self._token:
            answer = self.fetch_token()
            meaning = self.meaning(answer)
            if meaning is Meaning.BUSY:
                self.wait(answer)
                continue
            if meaning is not Meaning.GOOD:
                raise Invalid(Problem.PROVIDER_REFUSES, address=origin_of(self.address))
            self._token = self.token_in(answer.told) or unreadable(self.address)
        return self._token

    def meaning(self, answer: Answered) -> Meaning:
        """Return what ``answer`` means, by its status and by the code in it."""
        code = self.code_of(answer.told)
        if answer.status == _TOO_MANY or code in self.busy:
            return Meaning.BUSY
        if code in self.over:
            return Meaning.TOKEN_OVER
        return Meaning.GOOD if code == "0" else Meaning.REFUSED

    def code_of(self, told: Json) -> str:
        """Return the code in an answer, as a text; an answer without one is none."""
        if self.code_name not in told:
            unreadable(self.address)
        return str(told[self.code_name])

    def wait(self, answer: Answered) -> None:
        """Wait as long as the platform says. Raises Unavailable when that is longer than we wait in all."""
        seconds = answer.wait or USUAL_WAIT
        if self._waited + seconds > self.patience:
            raise Unavailable(Problem.PROVIDER_AWAY, address=origin_of(self.address))
        self._waited += seconds
        sleep(seconds)

    def with_token(self, asked: Asked, token: str) -> Asked:
        """Return ``asked`` with the token where this platform looks for it."""
        return replace(asked, query={**asked.query, "access_token": token})

    def fetch_token(self) -> Answered:
        """Ask for a token."""
        raise NotImplementedError

    @staticmethod
    def token_in(told: Json) -> str:
        """Return the token in a good answer."""
        return str(told.get("access_token") or "")


class WeCom(Platform):
    """企业微信; ``id`` is the company's CorpID, ``secret`` that of one application."""

    over: ClassVar[frozenset[str]] = frozenset({"40014", "42001"})
    busy: ClassVar[frozenset[str]] = frozenset({"-1", "45009", "45011", "45033"})

    def fetch_token(self) -> Answered:
        """Ask ``/cgi-bin/gettoken``."""
        return call(f"{self.address}/cgi-bin/gettoken", Asked(query={"corpid": self.id, "corpsecret": self.secret}))


class DingTalk(Platform):
    """钉钉; ``id`` is the AppKey (Client ID) of an application inside the company."""

    over: ClassVar[frozenset[str]] = frozenset({"40014", "42001"})
    busy: ClassVar[frozenset[str]] = frozenset({"-1", *(str(code) for code in range(90002, 90019))})

    def fetch_token(self) -> Answered:
        """Ask ``/gettoken``."""
        return call(f"{self.address}/gettoken", Asked(query={"appkey": self.id, "appsecret": self.secret}))

    def code_of(self, told: Json) -> str:
        """Return the code; where it is 88 the one that matters stands in ``sub_code``."""
        code = super().code_of(told)
        return str(told.get("sub_code") or code) if code == "88" else code


class Feishu(Platform):
    """飞书; ``id`` is the App ID of an application of the company's own."""

    code_name: ClassVar[str] = "code"
    over: ClassVar[frozenset[str]] = frozenset({"99991661", "99991663", "99991665"})
    busy: ClassVar[frozenset[str]] = frozenset({"99991400"})

    def fetch_token(self) -> Answered:
        """Ask ``/open-apis/auth/v3/tenant_access_token/internal``."""
        known = {"app_id": self.id, "app_secret": self.secret}
        return call(f"{self.address}/open-apis/auth/v3/tenant_access_token/internal", Asked(json=known))

    @staticmethod
    def token_in(told: Json) -> str:
        """Return the tenant's token."""
        return str(told.get("tenant_access_token") or "")

    def with_token(self, asked: Asked, token: str) -> Asked:
        """Return ``asked`` with the token as a header."""
        return replace(asked, headers={**asked.headers, "Authorization": f"Bearer {token}"})


PATIENCE = 2.0
"""Seconds that somebody who signs in is let wait for a platform's limits."""


def found(address: str, addresses: Mapping[str, str], published: Mapping[str, str]) -> tuple[str, Json]:
    """Return where a platform's interfaces are and its other addresses: those filled in, else the published ones."""
    return check_address(address), {
        name: check_address(addresses.get(name) or told) for name, told in published.items()
    }


def tried(platform: Platform) -> Tried:
    """Try what a sign-in needs: that the platform answers and knows the application and its secret."""
    try:
        platform.token()
    except ShoumiError as failure:
        reached = failure.code is Problem.PROVIDER_REFUSES
        return Tried((Check.FOUND,) if reached else (), failure, issuer=platform.address, steps=_STEPS)
    return Tried(_STEPS, issuer=platform.address, steps=_STEPS)


_STEPS = (Check.FOUND, Check.CLIENT)


@contextmanager
def refusing_codes() -> Iterator[None]:
    """Tell a platform's refusal inside the block as what it is at a sign-in: a code that is none, or used up."""
    try:
        yield
    except Invalid as refused:
        if refused.code is not Problem.PROVIDER_REFUSES:
            raise
        raise invalid(SingleFault.REFUSED) from refused


def listed(platform: Platform, told: Mapping[str, object], name: str) -> list[Json]:
    """Return the objects of the list ``name`` that an answer has to have. Raises Invalid where it has none."""
    if not isinstance(told.get(name), list):
        unreadable(platform.address)
    return members(told, name)


def members(told: Mapping[str, object], name: str) -> list[Json]:
    """Return the objects that the list ``name`` of ``told`` holds; none where there is no list."""
    found = told.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
