"""Pages for what went wrong, in clear words: what happened, and what to do."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from shoumi.regime.kit.slots import UNKNOWN_ADDRESS, drawn_panels
from shoumi.regime.kit.words import Explanation, LocalizedText

_CHECK = LocalizedText(
    zh="请返回上一页重新操作；如再次出现，请告知系统管理员。",
    en="Go back and try again; if it happens again, tell the system administrator.",
)

HTTP_WORDS: dict[HTTPStatus, Explanation] = {
    HTTPStatus.BAD_REQUEST: Explanation(
        what=LocalizedText(zh="系统无法识别这个请求", en="The system could not read this request"), cure=_CHECK
    ),
    HTTPStatus.FORBIDDEN: Explanation(
        what=LocalizedText(zh="您没有执行此操作的权限", en="You may not do this"),
        cure=LocalizedText(
            zh="如工作确有需要，请联系安全保密管理员。", en="If your work needs it, ask the security administrator."
        ),
    ),
    HTTPStatus.NOT_FOUND: Explanation(
        what=LocalizedText(zh="没有找到您要的内容", en="Nothing was found here"),
        cure=LocalizedText(
            zh="内容不存在，或者您不在知悉范围内。请核对地址或编号。",
            en="It does not exist, or you are not named to know of it. Check the address or number.",
        ),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: Explanation(
        what=LocalizedText(zh="这个地址不支持此操作", en="This address does not take that action"), cure=_CHECK
    ),
    HTTPStatus.CONFLICT: Explanation(
        what=LocalizedText(zh="内容已发生变化，操作没有执行", en="Things have changed meanwhile; nothing was done"),
        cure=LocalizedText(
            zh="请返回并刷新页面，查看最新情况后再操作。", en="Go back, reload the page, and look at the present state."
        ),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Explanation(
        what=LocalizedText(zh="提交的内容过大", en="What you sent is too large"),
        cure=LocalizedText(zh="请压缩或拆分后重新提交。", en="Make it smaller or send it in parts."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: Explanation(
        what=LocalizedText(zh="操作过于频繁", en="Too many attempts in a short time"),
        cure=LocalizedText(zh="请稍等几分钟再试。", en="Wait a few minutes, then try again."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Explanation(
        what=LocalizedText(zh="系统出错，操作没有完成", en="Something failed on our side"),
        cure=LocalizedText(
            zh="错误已记录。请稍后再试；如再次出现，请告知系统管理员。",
            en="It has been noted. Try again later; if it happens again, tell the system administrator.",
        ),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: Explanation(
        what=LocalizedText(zh="系统暂时不可用", en="The system is not available just now"),
        cure=LocalizedText(zh="没有做任何更改，请稍后再试。", en="Nothing was changed. Try again later."),
    ),
}


@dataclass(frozen=True)
class Shown:
    """A problem as ``kit/problem.html`` draws it."""

    status: int
    words: Explanation


def problem_page(request: HttpRequest, status: HTTPStatus, words: Explanation | None = None) -> HttpResponse:
    """Return the page for ``status``, in the shell; a program under /api/ gets the same words as JSON.

    ``words`` are said instead of the usual ones, except for 404: what may not be known and what does not exist get the
    same words and the same offers, whichever code was raised.
    """
    said = words if words and status is not HTTPStatus.NOT_FOUND else HTTP_WORDS[status]
    if request.path.startswith("/api/"):
        body = {
            "code": status.name.lower(),
            "what": {"zh": said.what.zh, "en": said.what.en},
            "do": {"zh": said.cure.zh, "en": said.cure.en},
        }
        return JsonResponse(body, status=status)
    panels = drawn_panels(request, UNKNOWN_ADDRESS, request.path) if status is HTTPStatus.NOT_FOUND else []
    return render(request, "kit/problem.html", {"problem": Shown(status, said), "panels": panels}, status=status)
