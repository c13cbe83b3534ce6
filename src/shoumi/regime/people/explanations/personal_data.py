"""What is wrong with a request about personal data, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import CHOOSE_AGAIN, told
from shoumi.regime.people.vocabulary import Problem

_LOOK = ("请刷新页面查看最新情况。", "Reload the page and look at the present state.")

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_HOLDING: told(("没有这一类个人信息。", "No such personal data are held."), CHOOSE_AGAIN),
    Problem.NO_SUCH_CORRECTION: told(("没有找到这项更正申请。", "There is no such request to correct."), CHOOSE_AGAIN),
    Problem.CORRECTION_UNDER_WAY: told(
        ("这一类信息已有一项更正申请在办理。", "A request to correct these data is open already."),
        ("请等候人力资源答复。", "Wait for the answer of HR."),
    ),
    Problem.CORRECTION_ANSWERED: told(("这项更正申请已经答复。", "This request has been answered."), _LOOK),
    Problem.NO_SUCH_ERASURE: told(("没有找到这项清除建议。", "There is no such proposal to erase."), CHOOSE_AGAIN),
    Problem.ERASURE_DECIDED: told(("这项清除建议已经处理。", "This proposal has been decided."), _LOOK),
    Problem.STILL_NEEDED: told(
        (
            "目前还需要这些信息：本人已重新入职，或有未办结的离职事项、尚未到期的义务。",
            "These data are needed: the person has come back, or a case or a duty of theirs still runs.",
        ),
        ("请办结后再清除。", "Erase them when that is over."),
    ),
    Problem.NEVER_ERASED: told(
        (
            "这一类信息是证明保密措施的依据，不设保存年限。",
            "These data are evidence of the measures taken and are not erased.",
        ),
        ("请选择可以设置年限的类别。", "Choose data with a retention."),
    ),
    Problem.YEARS_OUT_OF_RANGE: told(
        ("保存年限应为 1 至 {most} 年。", "Data are kept for 1 to {most} years after leaving."),
        ("请改为这个范围内的整数。", "Give a whole number within that."),
    ),
    Problem.KEEP_UNTIL_WRONG: told(
        ("暂缓清除的日期须晚于今天，且不超过 30 年。", "Data are kept until a day to come, within 30 years."),
        ("请重新选择日期。", "Choose another day."),
    ),
}
