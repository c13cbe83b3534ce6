"""What is wrong with a step of a screening, and what to do about it."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation
from shoumi.regime.people.explanations.telling import CHOOSE_AGAIN, told
from shoumi.regime.people.vocabulary import Problem

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_SCREENING: told(("没有找到这项背景调查。", "There is no such screening."), CHOOSE_AGAIN),
    Problem.NO_SUCH_CHECK: told(("没有找到这个调查项目。", "There is no such kind of check."), CHOOSE_AGAIN),
    Problem.REASON_MISSING: told(
        ("没有填写事由。", "The reason is missing."), ("请写明原因后再提交。", "Say why, and try again.")
    ),
    Problem.SCREENING_UNDER_WAY: told(
        ("该人员已有一项背景调查在办理。", "A screening of this person is under way already."),
        ("请在该项调查中继续办理。", "Go on with that one."),
    ),
    Problem.SCREENING_DECIDED: told(
        ("这项背景调查已有结论，不能再改动。", "This screening is decided and changes no more."),
        ("如情况有变，请重新提出背景调查。", "Ask for another one when things have changed."),
    ),
    Problem.CONSENT_MISSING: told(
        ("“{check}”涉及敏感个人信息，本人尚未同意。", "“{check}” needs the person's consent, and there is none."),
        (
            "请先取得本人同意：本人登录后确认，或登记其签署的书面同意。",
            "Get the consent first: the person gives it here, or you enter the one signed on paper.",
        ),
    ),
    Problem.CONSENT_GIVEN: told(
        ("本人已经同意，仍然有效。", "The consent stands already."), ("无需重复办理。", "There is nothing to do.")
    ),
    Problem.CHECK_IN_FUTURE: told(
        ("日期晚于今天。", "The day lies in the future."), ("请填写实际发生的日期。", "Give the day it really was.")
    ),
    Problem.NO_CHECK_YET: told(
        ("还没有登记任何调查结果。", "No check has been recorded yet."),
        ("请先登记至少一项调查结果，再作结论。", "Record at least one before you decide."),
    ),
    Problem.VALIDITY_MISSING: told(
        ("没有填写有效期。", "The day until which it is valid is missing."),
        ("通过的结论须写明有效期。", "A screening that is passed needs one."),
    ),
    Problem.VALIDITY_UNWANTED: told(
        ("未通过的结论没有有效期。", "A screening that is not passed has no validity."),
        ("请清空有效期。", "Leave the day empty."),
    ),
    Problem.CONDITIONS_MISSING: told(
        ("没有填写附加条件。", "The conditions are missing."),
        ("有条件通过时，请写明条件。", "Say under which conditions it is passed."),
    ),
}
