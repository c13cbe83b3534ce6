"""Rewards and discipline in the month: commendations, a warning in force, one to be heard, one that expired (P08)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from shoumi.regime.conduct import actions, queries
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.rules.measures import Terms
from shoumi.regime.conduct.values import (
    About,
    AboutPerson,
    AboutUnit,
    Heard,
    Judgement,
    NewCase,
    Proposal,
    Service,
)
from shoumi.regime.conduct.vocabulary import (
    Audience,
    Consequence,
    Decider,
    Effect,
    HearingForm,
    Intent,
    Remedy,
    ServiceForm,
)
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.story import Act, Story

HR, OFFICER, WITNESS = company.KEEPER_OF_DIRECTORY, company.ROLES["officer"], company.FRONT_DESK
WARNED, HEARD_NOW, REMINDED, SUSPENDED = "han.lei", company.ROLES["uncleared"], "cao.ting", "fang.ze"

REMINDER = Terms(
    name=LocalizedText("口头提醒", "Reminder"),
    effect=Effect.DISCIPLINE,
    audience=Audience.OWN,
    decider=Decider.HEAD,
    from_rank=1,
    months=1,
    note=LocalizedText("谈话提醒，只在再次违反时计入。", "A talk; it only counts when it happens again."),
)
"""A measure of the company's own: the lightest, kept for a month."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A case as the company takes it up: about whom, what happened, how it is judged."""

    about: str
    facts: str
    measures: tuple[str, ...]
    ground: str
    grade: str = ""
    intent: Intent = Intent.SLIGHT
    consequence: Consequence = Consequence.MINOR
    remedy: Remedy = Remedy.HELPED

    @property
    def effect(self) -> Effect:
        """Without a grade it is a reward."""
        return Effect.DISCIPLINE if self.grade else Effect.REWARD

    @property
    def judgement(self) -> Judgement:
        """How it is judged."""
        return Judgement(measures=self.measures, ground=self.ground, grade=self.grade)

    @property
    def findings(self) -> Findings | None:
        """What it rests on."""
        found = Findings(intent=self.intent, consequence=self.consequence, remedy=self.remedy)
        return found if self.grade else None


COMMENDED = Matter(
    "wang.xiaoyu",
    "发现一封待外发的合作邮件附有未标密的设计稿，及时拦下并通知了发件人。",
    ("commendation",),
    "避免了一次可能的泄露，值得推广。",
)
COMMENDED_UNIT = Matter(
    "unit:quality",
    "质量部本季度完成全部测试数据的脱敏和清点，账物相符。",
    ("unit-commendation",),
    "清点及时、记录完整。",
)
WARNING = Matter(
    WARNED,
    "为排查问题，在外部技术论坛发帖时贴出了内部测试环境的地址和一段日志。",
    ("written-warning",),
    "经核实属实；日志不含核心内容，帖子已删除，测试环境已更换地址。",
    "ordinary",
    intent=Intent.GROSS,
)
HEARING = Matter(
    HEARD_NOW,
    "终端检查发现，工作目录被个人网盘客户端自动同步，其中有内部资料。",
    (),
    "",
    "ordinary",
)
REMINDING = Matter(
    REMINDED,
    "下班后测试机未锁屏，屏幕上是未发布版本的界面。",
    ("reminder",),
    "初次发生，没有造成后果。",
    "light",
    consequence=Consequence.NONE,
)
SUSPENDING = Matter(
    SUSPENDED,
    "未经批准，用个人手机翻拍机房拓扑图，并存入个人相册。",
    ("qualification-suspended", "demerit"),
    "明知不得翻拍；照片已在见证下删除，未发现外传。",
    "serious",
    intent=Intent.DELIBERATE,
)


def acts(story: Story) -> Iterator[Act]:
    """Yield every act, each later than what it needs."""
    month = story.month
    yield Act(month.on(0, 9), OFFICER, lambda: _add_reminder(story))
    yield from _reminded(story)
    yield from _rewarded(story, COMMENDED, 6)
    yield from _rewarded(story, COMMENDED_UNIT, 14)
    yield from _warned(story)
    yield from _suspended(story)
    last = len(month.days) - 1
    yield Act(month.on(last, 10), OFFICER, lambda: _open(story, OFFICER, HEARING))
    yield Act(month.on(last, 11), OFFICER, lambda: _notify(story, OFFICER, HEARING, 7))
    yield Act(month.on(last, 17), "", actions.keep_terms)


def _add_reminder(story: Story) -> None:
    actions.set_measure(actor=story.cast.acting(OFFICER), code="reminder", terms=REMINDER, order=1)


def _reminded(story: Story) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(0, 10), HR, lambda: _open(story, HR, REMINDING))
    yield Act(month.on(0, 11), HR, _proposing(story, HR, REMINDING))
    yield Act(month.on(0, 14), company.HEADS["quality"], _deciding(story, company.HEADS["quality"], REMINDING))
    yield Act(month.on(0, 15), HR, lambda: _hand_over(story))


def _rewarded(story: Story, matter: Matter, day: int) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(day, 9), HR, lambda: _open(story, HR, matter))
    yield Act(month.on(day, 10), HR, _proposing(story, HR, matter))
    yield Act(month.on(day, 15), OFFICER, _deciding(story, OFFICER, matter))


def _warned(story: Story) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(2, 9), HR, lambda: _open(story, HR, WARNING))
    yield Act(month.on(2, 10), HR, lambda: _notify(story, HR, WARNING, 5))
    yield Act(month.on(3, 16), WARNED, lambda: _answer(story))
    yield Act(month.on(4, 10), HR, _proposing(story, HR, WARNING))
    yield Act(month.on(5, 10), OFFICER, _deciding(story, OFFICER, WARNING))
    yield Act(month.on(5, 14), WARNED, lambda: _acknowledge(story))


def _suspended(story: Story) -> Iterator[Act]:
    month = story.month
    yield Act(month.on(15, 9), HR, lambda: _open(story, HR, SUSPENDING))
    yield Act(month.on(15, 10), HR, lambda: _notify(story, HR, SUSPENDING, 3))
    yield Act(month.on(16, 15), HR, lambda: _record(story))
    yield Act(month.on(17, 11), HR, _proposing(story, HR, SUSPENDING))


def _about(story: Story, matter: Matter) -> About:
    kind, _, unit = matter.about.partition(":")
    return AboutUnit(story.cast.units[unit]) if kind == "unit" else AboutPerson(story.cast.people[matter.about])


def _open(story: Story, who: str, matter: Matter) -> None:
    wanted = NewCase(effect=matter.effect, facts=matter.facts, conduct_on=clock.today() - timedelta(days=1))
    actions.open_case(actor=story.cast.acting(who), about=_about(story, matter), wanted=wanted)


def _case(story: Story, who: str, matter: Matter) -> UUID:
    """Return the newest case about whom ``matter`` is, as ``who`` knows of it."""
    about = _about(story, matter).id
    known = queries.known(story.cast.acting(who)).order_by("-opened_at")
    return next(row.id for row in known if row.about == about)


def _notify(story: Story, who: str, matter: Matter, days: int) -> None:
    until = clock.today() + timedelta(days=days)
    actions.give_notice(actor=story.cast.acting(who), case=_case(story, who, matter), answer_by=until)


def _answer(story: Story) -> None:
    said = "发帖时只想着尽快解决问题，没有意识到地址和日志属于内部信息。收到提醒后当天删除，并报告了主管。"
    actions.state_side(actor=story.cast.acting(WARNED), case=_case(story, WARNED, WARNING), statement=said)


def _record(story: Story) -> None:
    heard = Heard(
        form=HearingForm.RECORDED,
        on=clock.today(),
        witness=story.cast.people[WITNESS],
        statement="承认翻拍，称是为了夜间排障方便；愿意接受处理。",
    )
    actions.record_hearing(actor=story.cast.acting(HR), case=_case(story, HR, SUSPENDING), heard=heard)


def _proposing(story: Story, who: str, matter: Matter) -> Callable[[], object]:
    proposal = Proposal(judgement=matter.judgement, findings=matter.findings)
    return lambda: actions.propose(actor=story.cast.acting(who), case=_case(story, who, matter), proposal=proposal)


def _deciding(story: Story, who: str, matter: Matter) -> Callable[[], object]:
    return lambda: actions.decide(
        actor=story.cast.acting(who), case=_case(story, who, matter), judgement=matter.judgement
    )


def _acknowledge(story: Story) -> None:
    actions.acknowledge(actor=story.cast.acting(WARNED), case=_case(story, WARNED, WARNING))


def _hand_over(story: Story) -> None:
    service = Service(form=ServiceForm.HANDED_OVER, on=clock.today(), witness=story.cast.people[WITNESS])
    actions.serve(actor=story.cast.acting(HR), case=_case(story, HR, REMINDING), service=service)
