"""Grades of clearance offered to a company that has none of its own."""

from dataclasses import dataclass

from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, slots=True)
class GradePreset:
    """A grade of clearance as it is offered: ``rank`` from 1, the lowest."""

    code: str
    rank: int
    name: LocalizedText


GRADES = (
    GradePreset("core", 3, LocalizedText(zh="核心涉密人员", en="Core clearance")),
    GradePreset("important", 2, LocalizedText(zh="重要涉密人员", en="Important clearance")),
    GradePreset("general", 1, LocalizedText(zh="一般涉密人员", en="General clearance")),
)
"""The three usual grades of commercial confidentiality; without any a person's rank is 0."""

MOST_RANK = 99


@dataclass(frozen=True, slots=True)
class CheckPreset:
    """A kind of check as it is offered; ``sensitive`` ones need the person's consent."""

    code: str
    name: LocalizedText
    hint: LocalizedText
    sensitive: bool = False


CHECKS = (
    CheckPreset(
        "identity",
        LocalizedText(zh="身份核验", en="Identity"),
        LocalizedText(zh="核对身份证件原件与本人是否一致。", en="The original document, compared with the person."),
        sensitive=True,
    ),
    CheckPreset(
        "education",
        LocalizedText(zh="学历学位", en="Education"),
        LocalizedText(zh="通过学信网或毕业院校核实。", en="Confirmed by the official register or the school."),
    ),
    CheckPreset(
        "work-history",
        LocalizedText(zh="工作履历", en="Work history"),
        LocalizedText(zh="核对离职证明、社保缴纳记录与履历。", en="Leaving certificates and records, by the résumé."),
    ),
    CheckPreset(
        "references",
        LocalizedText(zh="证明人访谈", en="References"),
        LocalizedText(zh="经本人提供的证明人了解工作表现。", en="People the person named, asked about their work."),
    ),
    CheckPreset(
        "non-compete",
        LocalizedText(zh="对原单位的竞业限制与保密义务", en="Duties to former employers"),
        LocalizedText(
            zh="由本人书面说明有无竞业限制，避免带入他人商业秘密。",
            en="The person declares whether a non-compete binds them, and brings nobody else's secrets.",
        ),
    ),
    CheckPreset(
        "interests",
        LocalizedText(zh="利益冲突申报", en="Conflicts of interest"),
        LocalizedText(zh="在外任职、投资与近亲属从业情况的申报。", en="Outside work, holdings, relatives in the trade"),
    ),
    CheckPreset(
        "criminal-record",
        LocalizedText(zh="无犯罪记录证明", en="Criminal record"),
        LocalizedText(
            zh="仅限法律允许查询的岗位，由本人向公安机关申请并提交证明。",
            en="Only for posts where the law admits it; the person applies for the certificate and hands it in.",
        ),
        sensitive=True,
    ),
    CheckPreset(
        "credit",
        LocalizedText(zh="个人信用报告", en="Credit report"),
        LocalizedText(zh="仅限接触资金的岗位，由本人自愿提供。", en="Only for posts that handle money; by choice."),
        sensitive=True,
    ),
)
"""The usual checks; the company changes them as its policy says."""
