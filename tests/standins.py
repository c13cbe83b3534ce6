"""Stand-ins for the platforms of WeCom, DingTalk and Feishu: NOT the real servers, which answer companies only.

Each is a small server on loopback built from the vendor's published interface: addresses, fields, error codes, pages,
tokens that run out, answers to those who ask too often. What it is asked is kept, and how it misbehaves can be set.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
ID, SECRET = "app-of-the-tests", "secret-of-the-tests"
POLLING = 0.01
"""Seconds after which a server of a test sees that it is to stop."""


@dataclass
class Call:
    """One request, as the stand-in saw it."""

    path: str
    query: Mapping[str, str]
    body: Json
    headers: Mapping[str, str]


@dataclass
class StandIn:
    """What every stand-in has: people and departments, tokens, calls, and how it misbehaves."""

    departments: list[Json] = field(default_factory=list)
    people: list[Json] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    """Whom each code of a sign-in stands for."""
    calls: list[Call] = field(default_factory=list)
    uses: int = 10_000
    """After so many calls a token has run out."""
    busy: int = 0
    """So many calls more are answered with "too many"."""
    cut_after: int = 10_000
    """After so many calls in all the line is dropped."""
    token: int = 0
    address: str = ""
    _used: int = 0

    @property
    def paths(self) -> list[str]:
        """The addresses asked for, in order."""
        return [call.path for call in self.calls]

    def answer(self, call: Call) -> tuple[int, Json, dict[str, str]]:
        """Return status, body and headers."""
        raise NotImplementedError

    def new_token(self) -> str:
        """Return a token, which is good for `uses` calls."""
        self.token += 1
        self._used = 0
        return f"token-{self.token}"

    def is_good(self, token: str) -> bool:
        """Return whether ``token`` is the present one, and use it."""
        self._used += 1
        return token == f"token-{self.token}" and self._used <= self.uses

    def is_busy(self) -> bool:
        """Return whether this call is one too many."""
        self.busy -= 1
        return self.busy >= 0


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    """Serve ``stand_in`` on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}"))

        def _answer(self, body: Json) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            call = Call(parts.path, query, body, {name.lower(): value for name, value in self.headers.items()})
            stand_in.calls.append(call)
            if len(stand_in.calls) > stand_in.cut_after:
                self.connection.close()
                return
            status, told, headers = stand_in.answer(call)
            data = json.dumps(told).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]  # a line that was cut
        stand_in.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(POLLING,))
        thread.start()
        try:
            yield stand_in
        finally:
            server.shutdown()
            thread.join()


class WeCom(StandIn):
    """企业微信 (stand-in): ``gettoken``, ``department/list``, ``user/list``, ``auth/getuserinfo``."""

    def answer(self, call: Call) -> tuple[int, Json, dict[str, str]]:
        """Answer with HTTP 200 always; what is wrong stands in ``errcode``."""
        return 200, self._told(call), {}

    def _told(self, call: Call) -> Json:  # noqa: PLR0911 - one return an interface
        if call.path == "/cgi-bin/gettoken":
            if (call.query.get("corpid"), call.query.get("corpsecret")) != (ID, SECRET):
                return {"errcode": 40001, "errmsg": "invalid credential"}
            return {"errcode": 0, "errmsg": "ok", "access_token": self.new_token(), "expires_in": 7200}
        if self.is_busy():
            return {"errcode": 45009, "errmsg": "api freq out of limit"}
        if not self.is_good(call.query.get("access_token", "")):
            return {"errcode": 42001, "errmsg": "access_token expired"}
        good = {"errcode": 0, "errmsg": "ok"}
        if call.path == "/cgi-bin/department/list":
            return good | {"department": self.departments}
        if call.path == "/cgi-bin/user/list":
            department = int(call.query["department_id"])
            return good | {"userlist": [one for one in self.people if department in one["department"]]}
        if call.path == "/cgi-bin/auth/getuserinfo":
            who = self.codes.pop(call.query.get("code", ""), None)
            return good | {"userid": who} if who else {"errcode": 40029, "errmsg": "invalid code"}
        return {"errcode": 40066, "errmsg": "invalid url"}


class DingTalk(StandIn):
    """钉钉 (stand-in): ``gettoken``, ``listsub``, ``user/list`` by cursor, and the calls of a sign-in."""

    page = 2
    """Members a page at most, whatever is asked: few, so that there are several."""

    def answer(self, call: Call) -> tuple[int, Json, dict[str, str]]:
        """Answer; the old interfaces tell errors in ``errcode``, the new ones by status and ``code``."""
        if call.path.startswith("/v1.0/"):
            return self._newer(call)
        return 200, self._told(call), {}

    def _told(self, call: Call) -> Json:  # noqa: PLR0911 - as above
        if call.path == "/gettoken":
            if (call.query.get("appkey"), call.query.get("appsecret")) != (ID, SECRET):
                return {"errcode": 40089, "errmsg": "不合法的corpid或corpsecret"}
            return {"errcode": 0, "errmsg": "ok", "access_token": self.new_token(), "expires_in": 7200}
        if self.is_busy():
            return {
                "errcode": 88,
                "sub_code": "90018",
                "sub_msg": "您的应用调用该接口次数过多",
                "errmsg": "ding talk error",
            }
        if not self.is_good(call.query.get("access_token", "")):
            return {"errcode": 88, "sub_code": "40014", "sub_msg": "不合法的access_token", "errmsg": "ding talk error"}
        good = {"errcode": 0, "errmsg": "ok"}
        if call.path == "/topapi/v2/department/listsub":
            return good | {"result": [one for one in self.departments if one["parent_id"] == call.body["dept_id"]]}
        if call.path == "/topapi/v2/user/list":
            found = [one for one in self.people if call.body["dept_id"] in one["dept_id_list"]]
            begin = call.body["cursor"]
            end = begin + min(self.page, call.body["size"])
            more = {"has_more": True, "next_cursor": end} if end < len(found) else {"has_more": False}
            return good | {"result": {"list": found[begin:end], **more}}
        if call.path == "/topapi/user/getbyunionid":
            who = next((one for one in self.people if one["unionid"] == call.body["unionid"]), None)
            if who is None:
                return {"errcode": 60121, "errmsg": "找不到该用户"}
            return good | {"result": {"contact_type": 0, "userid": who["userid"]}}
        return {"errcode": 22, "errmsg": "Invalid method"}

    def _newer(self, call: Call) -> tuple[int, Json, dict[str, str]]:
        if call.path == "/v1.0/oauth2/userAccessToken":
            who = self.codes.pop(str(call.body.get("code")), None)
            known = (call.body.get("clientId"), call.body.get("clientSecret")) == (ID, SECRET)
            if who is None or not known:
                return 400, {"code": "invalidParameter.authCode.notFound", "message": "不合法的临时授权码"}, {}
            return 200, {"accessToken": f"user-{who}", "refreshToken": "r", "expireIn": 7200, "corpId": "corp-1"}, {}
        token = call.headers.get("x-acs-dingtalk-access-token", "")
        me = next((one for one in self.people if f"user-{one['userid']}" == token), None)
        if call.path != "/v1.0/contact/users/me" or me is None:
            return 401, {"code": "InvalidAuthentication", "message": "不合法的access_token"}, {}
        return 200, {"nick": me["name"], "unionId": me["unionid"], "openId": f"open-{me['unionid']}"}, {}


class Feishu(StandIn):
    """飞书 (stand-in): the tenant's token, departments and members by ``page_token``, and the calls of a sign-in."""

    page = 2
    """Entries a page at most, whatever is asked."""

    def answer(self, call: Call) -> tuple[int, Json, dict[str, str]]:  # noqa: PLR0911 - as above
        """Answer with ``code``; limits with HTTP 429 and the header that says how long."""
        if call.path == "/open-apis/auth/v3/tenant_access_token/internal":
            if (call.body.get("app_id"), call.body.get("app_secret")) != (ID, SECRET):
                return 200, {"code": 10014, "msg": "app secret invalid"}, {}
            return 200, {"code": 0, "msg": "ok", "tenant_access_token": self.new_token(), "expire": 7200}, {}
        if call.path == "/open-apis/authen/v2/oauth/token":
            return self._user_token(call)
        token = call.headers.get("authorization", "").removeprefix("Bearer ")
        if call.path == "/open-apis/authen/v1/user_info":
            who = next((one for one in self.people if f"user-{one['user_id']}" == token), None)
            return (200, {"code": 0, "data": who}, {}) if who else (400, {"code": 20005, "msg": "invalid token"}, {})
        if self.is_busy():
            return 429, {"code": 99991400, "msg": "request trigger frequency limit"}, {"x-ogw-ratelimit-reset": "1"}
        if not self.is_good(token):
            return 400, {"code": 99991663, "msg": "Invalid access token for authorization"}, {}
        if call.path == "/open-apis/contact/v3/departments/0/children":
            return self._page(call, self.departments)
        if call.path == "/open-apis/contact/v3/users/find_by_department":
            department = call.query["department_id"]
            return self._page(call, [one for one in self.people if department in one["department_ids"]])
        return 404, {"code": 99991661, "msg": "not found"}, {}

    def _page(self, call: Call, found: list[Json]) -> tuple[int, Json, dict[str, str]]:
        begin = int(call.query.get("page_token", "0"))
        end = begin + min(self.page, int(call.query["page_size"]))
        data: Json = {"has_more": end < len(found)}
        if found[begin:end]:
            data["items"] = found[begin:end]
        if end < len(found):
            data["page_token"] = str(end)
        return 200, {"code": 0, "msg": "success", "data": data}, {}

    def _user_token(self, call: Call) -> tuple[int, Json, dict[str, str]]:
        told = call.body
        who = self.codes.pop(str(told.get("code")), None)
        known = (told.get("client_id"), told.get("client_secret")) == (ID, SECRET)
        if who is None or not known or not told.get("code_verifier"):
            return 400, {"code": 20003, "error": "invalid_grant"}, {}
        return 200, {"code": 0, "access_token": f"user-{who}", "token_type": "Bearer", "expires_in": 7200}, {}
