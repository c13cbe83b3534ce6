"""The severity scale and the measures offered to a company that has none of its own.

The notes say where a measure is risky and what to do instead; they never promise what a court will decide. Laws are
named with the version that is meant, because they get renumbered: the officer keeps them up to date.
"""

from dataclasses import dataclass, replace

from shoumi.regime.conduct.rules.measures import Terms
from shoumi.regime.conduct.vocabulary import Audience, Decider, Effect, FollowUp
from shoumi.regime.kit.words import LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh, en)


@dataclass(frozen=True, slots=True)
class GradePreset:
    """A grade of severity as it is offered: ``rank`` from 1, the lightest."""

    code: str
    rank: int
    name: LocalizedText
    guidance: LocalizedText


GRADES = (
    GradePreset(
        "light",
        1,
        _both("轻微", "Light"),
        _both("过失，没有后果或后果当场消除。", "Negligence without a consequence, or put right on the spot."),
    ),
    GradePreset(
        "ordinary",
        2,
        _both("一般", "Ordinary"),
        _both("违反规定，后果有限且已控制。", "A breach whose consequence is limited and under control."),
    ),
    GradePreset(
        "serious",
        3,
        _both("较重", "Serious"),
        _both("造成较大损失，或明知故犯。", "Considerable loss, or done knowingly."),
    ),
    GradePreset(
        "grave",
        4,
        _both("严重", "Grave"),
        _both("造成重大损失，或故意泄露、拒不配合。", "Great loss, a deliberate leak, or refusal to help stop it."),
    ),
)
"""Four grades, as many as the rule tells apart."""


def _law(name_zh: str, name_en: str, *, zh: str, en: str) -> LocalizedText:
    return _both(f"{name_zh}{zh}", f"{name_en}, {en}")


_CONTRACTS = (
    "《劳动合同法》（2013 年 7 月 1 日起施行的修正本）",
    "Labour Contract Law (as amended, in force 2013-07-01)",
)
_WAGES = ("《工资支付暂行规定》（1995 年 1 月 1 日起施行）", "Provisions on Payment of Wages (in force 1995-01-01)")
_CRIMES = (
    "《刑法》（依 2021 年 3 月 1 日起施行的修正案（十一））",
    "Criminal Law (by Amendment XI, in force 2021-03-01)",
)
_CIVIL = ("《民法典》（2021 年 1 月 1 日起施行）", "Civil Code (in force 2021-01-01)")
_NO_LAW = _both("", "")

_RULE = _law(*_CONTRACTS, zh="第四条", en="art. 4")
_RULE_NOTE = _both(
    "所依据的制度须经民主程序讨论、公示，并有本人签收，否则不能作为依据。",
    "The rule it rests on must have been discussed with staff, published, and received by the person; else it cannot be"
    " relied on.",
)

_REWARD = Terms(
    name=_both("通报表扬", "Commendation"), effect=Effect.REWARD, audience=Audience.OWN, decider=Decider.OFFICE
)
_USUAL = Terms(
    name=_both("书面警告", "Written warning"),
    effect=Effect.DISCIPLINE,
    audience=Audience.OWN,
    decider=Decider.OFFICE,
    from_rank=2,
    hearing=True,
    appeal_days=10,
    months=12,
    note=_RULE_NOTE,
    law=_RULE,
)
"""The written warning, and what most measures share with it: heard before, open to appeal, a year on the file."""

_VERBAL_WARNING = replace(
    _USUAL,
    name=_both("口头警告", "Verbal warning"),
    decider=Decider.HEAD,
    from_rank=1,
    hearing=False,
    months=6,
    note=_both(f"谈话后留存送达记录。{_RULE_NOTE.zh}", f"Keep a record that it was given. {_RULE_NOTE.en}"),
)
_DEMERIT = replace(_USUAL, name=_both("记过", "Demerit"), decider=Decider.COMMITTEE, months=18)
_BONUS_WITHHELD = replace(
    _USUAL,
    name=_both("扣发奖金", "Bonus withheld"),
    decider=Decider.COMMITTEE,
    suspended=True,
    note=_both(
        "有风险：公司没有罚款权（深圳另有地方规定），不得以扣奖金代替罚款。只能就已证实的损失扣除，每月不超过当月工资的"
        " 20%，扣后不低于当地最低工资。建议改为纪律处分，另行主张损失赔偿。",
        "Risky: a company has no power to fine (Shenzhen has a rule of its own). Only a proven loss is deducted, at"
        " most 20 % of the month's pay and not below the minimum wage. Prefer discipline; claim the loss as damages.",
    ),
    law=_law(*_WAGES, zh="第十五条、第十六条", en="arts. 15, 16"),
)
_QUALIFICATION = replace(
    _USUAL,
    name=_both("暂停涉密资格", "Qualification suspended"),
    decider=Decider.COMMITTEE,
    from_rank=3,
    months=24,
    follow_up=FollowUp.WITHDRAW_CLEARANCE,
    note=_both(
        "只停止接触商业秘密，不等于调岗降薪；涉密等级由安全保密管理员撤销。",
        "It ends access to secrets and changes neither post nor pay; the security administrator withdraws the"
        " clearance.",
    ),
)
_SUSPENSION = replace(
    _USUAL,
    name=_both("停职检查", "Suspension from post"),
    decider=Decider.COMMITTEE,
    from_rank=3,
    note=_both(
        "有风险：劳动报酬须按劳动合同约定和国家规定及时足额支付，停职并不当然停薪。请写明起止日期和待遇依据。",
        "Risky: pay is due in full and on time as contract and law say, and being suspended does not end that by"
        " itself. Name the days, and on what the pay rests.",
    ),
    law=_law(*_CONTRACTS, zh="第三十条", en="art. 30"),
)
_DEMOTION = replace(
    _USUAL,
    name=_both("降职降级", "Demotion"),
    decider=Decider.PRESIDENT,
    from_rank=3,
    suspended=True,
    months=24,
    note=_both(
        "有风险：调岗降薪一般属于变更劳动合同，应协商一致并采用书面形式。未达成一致的，建议改用其他处分。",
        "Risky: another post or pay usually changes the contract, which takes agreement in writing. Without it, choose"
        " another measure.",
    ),
    law=_law(*_CONTRACTS, zh="第三十五条", en="art. 35"),
)
_DAMAGES = replace(
    _USUAL,
    name=_both("赔偿损失", "Damages"),
    decider=Decider.PRESIDENT,
    from_rank=3,
    suspended=True,
    months=36,
    note=_both(
        "按实际损失并写明计算方法；由员工承担的泄密违约金，实务中多认定无效。从工资中扣除的，每月不超过当月工资的"
        " 20%，扣后不低于当地最低工资。",
        "The actual loss, with the method of calculation; a penalty that an employee is to pay for leaking is held void"
        " as a rule. Out of wages at most 20 % of a month's pay, and not below the minimum wage.",
    ),
    law=_both(
        f"{_CONTRACTS[0]}第二十五条、第九十条；{_WAGES[0]}第十六条",
        f"{_CONTRACTS[1]}, arts. 25, 90; {_WAGES[1]}, art. 16",
    ),
)
_DISMISSAL = replace(
    _USUAL,
    name=_both("解除劳动合同", "Dismissal"),
    decider=Decider.PRESIDENT,
    from_rank=4,
    union=True,
    suspended=True,
    months=None,
    follow_up=FollowUp.BEGIN_LEAVING,
    note=_both(
        f"须事先将理由通知工会。{_RULE_NOTE.zh}不得以未办交接为由扣押工资或离职证明。",
        f"Tell the trade union the reasons first. {_RULE_NOTE.en} Neither wages nor the leaving certificate are"
        " withheld until hand-over.",
    ),
    law=_law(*_CONTRACTS, zh="第四条、第三十九条、第四十三条、第五十条", en="arts. 4, 39, 43, 50"),
)
_POLICE = replace(
    _USUAL,
    name=_both("移送公安机关", "Handed over to the police"),
    decider=Decider.PRESIDENT,
    from_rank=4,
    hearing=False,
    appeal_days=0,
    months=None,
    note=_both(
        "公司不能自行“追究刑事责任”，只能依法报案并提交证据。",
        "A company cannot prosecute; it reports to the authorities and hands the evidence in.",
    ),
    law=_law(*_CRIMES, zh="第二百一十九条", en="art. 219"),
)
_COOPERATION_ENDED = replace(
    _USUAL,
    name=_both("终止合作", "Cooperation ended"),
    audience=Audience.OUTSIDE,
    decider=Decider.PRESIDENT,
    from_rank=3,
    months=36,
    follow_up=FollowUp.BEGIN_LEAVING,
    note=_both(
        "按合同约定的解除条件办理，并收回全部密件和权限。",
        "As the contract allows; take back every secret and every right.",
    ),
    law=_NO_LAW,
)
_OUTSIDER_DAMAGES = replace(
    _USUAL,
    name=_both("追究合同赔偿", "Damages under the contract"),
    audience=Audience.OUTSIDE,
    decider=Decider.PRESIDENT,
    from_rank=3,
    months=36,
    note=_both(
        "违约金远高于损失的，可以请求适当减少；请写明金额的依据。",
        "A fixed sum far above the loss can be reduced; give the reasons for the amount.",
    ),
    law=_law(*_CIVIL, zh="第五百八十五条", en="art. 585"),
)
_UNIT_CRITICISM = replace(
    _USUAL,
    name=_both("部门通报批评", "Criticism of a unit"),
    audience=Audience.UNIT,
    from_rank=1,
    note=_both("只写部门，不点名个人。", "It names the unit and no person."),
    law=_NO_LAW,
)
_UNIT_SCORE = replace(
    _USUAL,
    name=_both("部门考核扣分", "Points off a unit's score"),
    audience=Audience.UNIT,
    decider=Decider.COMMITTEE,
    note=_both(
        "只计入部门考核，不得转为扣减个人工资。",
        "It counts for the unit's score and is not turned into a cut of anybody's pay.",
    ),
    law=_law(*_WAGES, zh="第十五条", en="art. 15"),
)

MEASURES: tuple[tuple[str, Terms], ...] = (
    ("commendation", _REWARD),
    ("verbal-warning", _VERBAL_WARNING),
    ("written-warning", _USUAL),
    ("demerit", _DEMERIT),
    ("bonus-withheld", _BONUS_WITHHELD),
    ("qualification-suspended", _QUALIFICATION),
    ("suspension", _SUSPENSION),
    ("demotion", _DEMOTION),
    ("damages", _DAMAGES),
    ("dismissal", _DISMISSAL),
    ("police", _POLICE),
    ("cooperation-ended", _COOPERATION_ENDED),
    ("outsider-damages", _OUTSIDER_DAMAGES),
    (
        "unit-commendation",
        replace(_REWARD, name=_both("部门通报表扬", "Commendation of a unit"), audience=Audience.UNIT),
    ),
    ("unit-criticism", _UNIT_CRITICISM),
    ("unit-score", _UNIT_SCORE),
)
"""By code, in the order they are offered: for the company's own people, for outsiders, for units."""
