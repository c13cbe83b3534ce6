"""The gallery's pages."""

from datetime import UTC, datetime
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import lazy
from tests.regime.kit.papers import LEVELS, Paper

from shoumi.regime.kit.answers import problem_page
from shoumi.regime.kit.badges import Tone, level_badge
from shoumi.regime.kit.charts import Chart, Series, Shape
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.filters import choice, search, since
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.tables import Column, Table
from shoumi.regime.kit.words import LocalizedText


def _told(zh: str, en: str) -> str:
    return str(LocalizedText(zh=zh, en=en))


T = lazy(_told, str)
PAPERS: Table[Paper] = Table(
    name="papers",
    title=T(zh="密件台账", en="Register of secrets"),
    order=("-registered",),
    columns=(
        Column(
            name="title",
            label=T(zh="名称", en="Title"),
            link=lambda row: f"/paper/{row.number}",
            sort=("title",),
            head=True,
        ),
        Column(name="number", label=T(zh="编号", en="Number"), sort=("number",)),
        Column(
            name="level",
            label=T(zh="密级", en="Level"),
            cell=lambda row: level_badge(*LEVELS[row.level]),
            sort=("level",),
        ),
        Column(name="keeper", label=T(zh="保管人", en="Custodian")),
        Column(name="pages", label=T(zh="页数", en="Pages"), sort=("pages",), number=True),
        Column(name="registered", label=T(zh="登记时间", en="Registered"), sort=("registered",)),
    ),
    filters=(
        search(
            lambda query, words: query.filter(title__icontains=words),
            placeholder=T(zh="名称或编号", en="Title or number"),
        ),
        choice("level", T(zh="密级", en="Level"), lambda: [(code, word) for code, (word, _tone) in LEVELS.items()]),
        since("since", T(zh="登记日期从", en="Registered from"), lookup="registered"),
    ),
)


class RegisterForm(Form):
    """A form with every kind of control."""

    submit_label = T(zh="提交定密申请", en="Submit for classification")
    intro = T(
        zh="文件在上传的同时即被密封，不会以明文保存。",
        en="The file is sealed while it is uploaded; it is never stored in the clear.",
    )

    title = forms.CharField(
        label=T(zh="名称", en="Title"),
        max_length=60,
        help_text=T(zh="不要在名称中写出秘密本身。", en="Do not tell the secret in its title."),
    )
    level = forms.ChoiceField(
        label=T(zh="拟定密级", en="Proposed level"), choices=[(code, word) for code, (word, _tone) in LEVELS.items()]
    )
    until = forms.DateField(
        label=T(zh="保密期限至", en="Secret until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    grounds = forms.CharField(label=T(zh="定密理由", en="Grounds"), widget=forms.Textarea(attrs={"rows": 3}))
    carrier = forms.ChoiceField(
        label=T(zh="载体形式", en="Form of the carrier"),
        widget=forms.RadioSelect,
        choices=[("file", T(zh="电子文件", en="Electronic file")), ("paper", T(zh="纸质文件", en="Paper"))],
    )
    file = forms.FileField(label=T(zh="文件", en="File"), required=False)
    sure = forms.BooleanField(label=T(zh="我已核对知悉范围", en="I have checked the need-to-know list"))


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component once."""
    if request.method == "POST":
        form = RegisterForm(request.POST, request.FILES)
        if form.is_valid():
            messages.success(request, T(zh="已提交。", en="Submitted."))
            return redirect("/gallery")
    else:
        form = RegisterForm()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "gallery/all.html", {"form": form, **_samples()}, status=status)


def _samples() -> dict[str, object]:
    moment = datetime(2026, 11, 20, 6, 12, tzinfo=UTC)
    months = [
        T(zh=f"{month} 月", en=name) for month, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun"), start=1)
    ]
    return {
        "tones": list(Tone),
        "levels": list(LEVELS.values()),
        "moment": moment,
        "timeline": [
            {
                "when": moment,
                "what": T(zh="查看了第 3 页", en="Viewed page 3"),
                "who": "林静",
                "icon": "eye",
                "tone": "blue",
            },
            {
                "when": moment,
                "what": T(zh="申请知悉被同意", en="Request to know was granted"),
                "who": "周弘毅",
                "icon": "user-check",
                "tone": "green",
                "note": T(zh="用途：联调；有效期至 2026-12-31", en="Purpose: integration; until 2026-12-31"),
            },
            {"when": moment, "what": T(zh="登记并密封", en="Registered and sealed"), "who": "Erika Sommer"},
        ],
        "steps": [
            {
                "name": T(zh="部门负责人", en="Head of department"),
                "people": "欧阳晓彤",
                "word": T(zh="已同意", en="Approved"),
                "tone": "green",
                "when": moment,
                "comment": T(zh="同意，范围限项目组。", en="Yes, within the project team."),
            },
            {
                "name": T(zh="定密审批人", en="Classifier"),
                "people": "周弘毅",
                "word": T(zh="待审批", en="Waiting"),
                "tone": "blue",
                "current": True,
            },
            {
                "name": T(zh="保密办公室备案", en="Confidentiality office"),
                "people": "林静",
                "word": T(zh="未开始", en="Not begun"),
                "tone": "grey",
            },
        ],
        "reasons": [
            {
                "what": T(
                    zh="涉密等级不足：需要“机密”，您目前为“内部”。",
                    en="Your clearance is too low: Secret is needed, yours is Internal.",
                ),
                "cure": T(
                    zh="请部门保密员为您申请调整涉密等级。", en="Ask your unit officer to apply for a higher clearance."
                ),
                "links": [(T(zh="申请调整", en="Apply"), "/apply")],
            },
            {
                "what": T(zh="保密培训已于 2026-10-31 到期。", en="Your training expired on 2026-10-31."),
                "cure": T(
                    zh="完成在线培训并通过考试，约 30 分钟。", en="Take the course and pass the test, about 30 minutes."
                ),
                "links": [(T(zh="开始培训", en="Start the course"), "/course")],
            },
        ],
        "tabs": [
            {"label": T(zh="基本信息", en="Overview"), "url": "#", "current": True},
            {"label": T(zh="知悉范围", en="Need-to-know"), "url": "#", "count": 12},
            {"label": T(zh="版本", en="Versions"), "url": "#", "count": 3},
            {"label": T(zh="查阅记录", en="Views"), "url": "#"},
        ],
        "chart": Chart(
            T(zh="每月查阅与被拒", en="Views and refusals a month"),
            Shape.STACKED,
            months,
            [
                Series(T(zh="查阅", en="Views"), [120, 98, 143, 160, 151, 172]),
                Series(T(zh="被拒", en="Refusals"), [4, 9, 3, 6, 2, 5], Tone.RED),
            ],
            T(zh="次", en="times"),
        ),
        "ring": Chart(
            T(zh="在管密件按密级", en="Secrets by level"),
            Shape.RING,
            [word for word, _tone in LEVELS.values()],
            [Series(T(zh="件数", en="Count"), [9, 31, 62, 18])],
            tones=[Tone(tone) for _word, tone in LEVELS.values()],
        ),
    }


def table(request: HttpRequest) -> HttpResponseBase:
    """Show the table alone on a page."""
    exported: list[Format] = []
    return PAPERS.read(request.GET, Paper.objects.all()).respond(
        request, "gallery/table.html", exporting=exported.append
    )


def problem(request: HttpRequest, status: int) -> HttpResponse:
    """Show the page for ``status``."""
    return problem_page(request, HTTPStatus(status))


def broken(request: HttpRequest) -> HttpResponse:
    """Fail, as a mistake in the program would."""
    message = f"on purpose at {request.path}"
    raise ZeroDivisionError(message)


def signing_in(request: HttpRequest) -> HttpResponse:
    """Show a page of those who have not signed in."""
    return render(request, "gallery/plain.html", {"form": RegisterForm()})
