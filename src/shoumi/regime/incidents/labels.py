"""The words of incidents in both languages, and what a verdict on the page's own chips means."""

from enum import StrEnum

from shoumi.engines.marking.vocabulary import Verdict
from shoumi.regime.incidents.vocabulary import Conclusion, Event, Outcome, Permission, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


LABELS: dict[StrEnum, LocalizedText] = {
    Permission.TRACE: _both("泄密溯源", "Trace a picture"),
    Permission.READ: _both("查看溯源记录", "Read trace cases"),
    Permission.CONCLUDE: _both("认定溯源线索", "Conclude a trace case"),
    Event.TRACED: _both("图片溯源", "Picture traced"),
    Event.IMAGE_REJECTED: _both("退回溯源图片", "Picture not accepted"),
    Event.CONCLUDED: _both("认定溯源线索", "Trace case concluded"),
    Outcome.FOUND: _both("读出暗水印", "Page mark found"),
    Outcome.UNKNOWN_ID: _both("暗水印无对应记录", "Mark without a record"),
    Outcome.NOTHING: _both("未读出暗水印", "No page mark found"),
    Conclusion.OPEN: _both("待认定", "To be concluded"),
    Conclusion.CONFIRMED: _both("已确认", "Confirmed"),
    Conclusion.DISMISSED: _both("已排除", "Dismissed"),
    Verdict.AGREES: _both("暗水印与页面相符", "Mark belongs to this page"),
    Verdict.DIFFERS: _both("暗水印与页面不符", "Mark of another page"),
    Verdict.UNDECIDED: _both("暗水印与页面是否相符无法判定", "Page not decided"),
}

_CHECK_CASE = ("请返回列表查看最新情况。", "Go back to the list and look at the present state.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Verdict.AGREES: _told(
        (
            "图中的暗水印就是为记录所载的这一页生成的。",
            "The mark in the picture was made for the very page that the record names.",
        ),
        ("可以据此核对图中内容与该页是否一致。", "Compare what the picture shows with that page."),
    ),
    Verdict.DIFFERS: _told(
        (
            "图片质量足以判断，但暗水印不是为记录所载的这一页生成的，可能是从别处移植到这张图上。",
            "The picture is good enough to tell: the mark was made for another page, and may have been laid over this.",
        ),
        (
            "不得仅凭本结果认定，请先查明图片来源。",
            "Conclude nothing from it before you know where the picture is from.",
        ),
    ),
    Verdict.UNDECIDED: _told(
        (
            "图片质量不足，无法判断暗水印是否为记录所载的这一页生成。",
            "The picture is too poor to tell whether the mark was made for the page that the record names.",
        ),
        (
            "请人工比对图中内容与该页，或取得更清晰的图片。",
            "Compare it with that page by eye, or get a better picture.",
        ),
    ),
    Problem.NO_IMAGE: _told(
        ("没有收到图片。", "No picture arrived."),
        ("请选择、拖入或粘贴一张图片。", "Choose a picture, drop it, or paste it."),
    ),
    Problem.EMPTY_IMAGE: _told(
        ("图片文件是空的。", "The picture file is empty."),
        ("请重新截图或拍照后再提交。", "Take the screenshot or photo again and hand it in."),
    ),
    Problem.NO_SUCH_CASE: _told(("没有这条溯源记录。", "There is no such trace case."), _CHECK_CASE),
    Problem.NOT_OPEN: _told(("这条溯源记录已经认定。", "This trace case has been concluded."), _CHECK_CASE),
    Problem.REASON_MISSING: _told(
        ("认定须选择结论并写明理由。", "A conclusion needs a choice and a reason in writing."),
        ("请补充后再提交。", "Fill in both and send it again."),
    ),
}
