"""Django's error handlers, answering with the pages of the kit."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit.answers import HTTP_WORDS, Shown, problem_page
from shoumi.regime.kit.problems import told
from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.vault.uploads import is_too_long

_FORM_EXPIRED = Explanation(
    what=LocalizedText(zh="页面已失效，操作没有执行", en="The page had expired; nothing was done"),
    cure=LocalizedText(
        zh="页面打开时间过长，或浏览器禁用了 Cookie。请返回上一页，刷新后重新提交。",
        en="It was open too long, or the browser refuses cookies. Go back, reload the page and send it again.",
    ),
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400; what the exception says is for the log, not for the person."""
    del exception
    return problem_page(request, HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    del exception
    return problem_page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    del exception
    return problem_page(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: a page that needs no database, session or navigation, since any of them may be what failed."""
    if request.path.startswith("/api/"):
        return problem_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    shown = Shown(HTTPStatus.INTERNAL_SERVER_ERROR, HTTP_WORDS[HTTPStatus.INTERNAL_SERVER_ERROR])
    return HttpResponse(render_to_string("site/broken.html", {"problem": shown}), status=shown.status)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW. The token of a form that is left unread for its length is not found either."""
    del reason
    if is_too_long(request):
        shown = told(Invalid(Problem.FILE_TOO_LARGE, limit=settings.INSTALLATION.upload_limit_mib))
        return problem_page(request, HTTPStatus(shown.status), shown.words)
    return problem_page(request, HTTPStatus.FORBIDDEN, _FORM_EXPIRED)
