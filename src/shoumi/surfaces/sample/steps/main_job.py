"""The first part: seal, open under the regime, trace, prove."""

# ruff: noqa: E501 - one line is one step

from shoumi.surfaces.sample.steps import powers, proving, reading, refusing, tracing
from shoumi.surfaces.sample.steps.step import Step

PART = "1"

STEPS: tuple[Step, ...] = (
    Step("登记：PDF、Markdown、图片、Word 各一份，随传随封", "Register a PDF, Markdown, picture and Word file", ("S01", "S03", "S05", "S06"), reading.register),
    Step("知悉人员检索并查阅各份首页", "The holder finds them by words and opens a page of each", ("S06", "S07"), reading.find_and_open),
    Step("页面带有明水印和暗水印", "The pages bear the visible and the page mark", ("S04", "I05"), reading.bear_marks),
    Step("未列入知悉范围者处处查无此件", "Who is cleared and not named finds nothing, anywhere", ("S06",), refusing.outsider_finds_nothing),
    Step("已列入未定等级者见其名、被拒阅、知所缺", "Who is named and not cleared sees it listed and reads what is missing", ("S06", "S07", "P10"), refusing.uncleared_reads_why),
    Step("由压缩裁剪的截图追到人、时间、页码与存证", "A re-compressed crop leads to view, person, time and entry", ("I05",), tracing.trace_a_crop),
    Step("审计管理员查阅、导出存证日志，离线验证通过", "The auditor exports the ledger and the stand-alone verifier confirms it", ("E02", "S07", "O04"), proving.export_and_verify),
    Step("改动一个字节即被指出", "One changed byte is named", ("E02", "S17"), proving.find_a_changed_byte),
    Step("三员权限互不重叠，且都不能阅密", "The three administrators' powers do not overlap, and none opens documents", ("P10", "O03"), powers.do_not_overlap),
    Step("数据库与密封对象中没有明文", "No plaintext in database and sealed objects", ("S05",), powers.leave_no_plaintext),
    Step("时光回溯：授权前、授权后、撤销后的判定", "As of: before the grant, after it, after its withdrawal", ("E05", "S06"), powers.decide_as_of),
)  # fmt: skip
"""In order; later ones use what earlier ones made."""
