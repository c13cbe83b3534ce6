"""The severity scale and the measures: the company's own data, each version kept as of."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from shoumi.regime.conduct.rules.grading import HIGHEST, LOWEST
from shoumi.regime.conduct.rules.measures import Terms
from shoumi.regime.conduct.rules.terms import MOST_APPEAL_DAYS, MOST_MONTHS
from shoumi.regime.conduct.vocabulary import Audience, Decider, Effect, FollowUp
from shoumi.regime.kit.asof import Held
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models.columns import CODE_LENGTH, Named, among, code_column

GUIDANCE_LENGTH = 200
NOTE_LENGTH = 600
LAW_LENGTH = 300


class SeverityGrade(Named, Held):
    """One grade of severity as it was worded at a time; its rank never changes."""

    code = models.CharField(max_length=CODE_LENGTH)
    rank = models.PositiveSmallIntegerField()
    guidance_zh = models.CharField(max_length=GUIDANCE_LENGTH)
    guidance_en = models.CharField(max_length=GUIDANCE_LENGTH, blank=True)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=Q(rank__gte=LOWEST, rank__lte=HIGHEST), name="conduct_grade_rank"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(replaced_at=None, holds_until=None), name="conduct_grade_once"
            ),
            models.UniqueConstraint(
                fields=["rank"], condition=Q(replaced_at=None, holds_until=None), name="conduct_grade_one_a_rank"
            ),
        ]

    @property
    def guidance(self) -> LocalizedText:
        """When this grade is right."""
        return LocalizedText(self.guidance_zh, self.guidance_en or self.guidance_zh)


class Measure(Named, Held):
    """One measure as it was set at a time: what it asks, how long it stays on the file, what the law says of it."""

    code = models.CharField(max_length=CODE_LENGTH)
    order = models.PositiveSmallIntegerField(default=100)
    effect = code_column(Effect)
    audience = code_column(Audience)
    decider = code_column(Decider)
    from_rank = models.PositiveSmallIntegerField()
    """From which rank of severity it may be chosen; 0 for rewards."""
    hearing = models.BooleanField()
    union = models.BooleanField()
    """Whether the trade union must be told before (Labour Contract Law, art. 43)."""
    suspended = models.BooleanField()
    """Whether it waits until the time to appeal is over, or the appeal is decided."""
    appeal_days = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long it stays on the file; None for good."""
    follow_up = code_column(FollowUp, default=FollowUp.NONE.value)
    note_zh = models.CharField(max_length=NOTE_LENGTH, blank=True)
    note_en = models.CharField(max_length=NOTE_LENGTH, blank=True)
    law_zh = models.CharField(max_length=LAW_LENGTH, blank=True)
    law_en = models.CharField(max_length=LAW_LENGTH, blank=True)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            among("effect", Effect, "conduct_measure_effect"),
            among("audience", Audience, "conduct_measure_audience"),
            among("decider", Decider, "conduct_measure_decider"),
            among("follow_up", FollowUp, "conduct_measure_follow_up"),
            models.CheckConstraint(
                condition=Q(effect=Effect.REWARD.value, from_rank=0, hearing=False, union=False, appeal_days=0)
                | Q(effect=Effect.DISCIPLINE.value, from_rank__gte=LOWEST, from_rank__lte=HIGHEST),
                name="conduct_measure_rank",
            ),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__gte=1, months__lte=MOST_MONTHS), name="conduct_measure_months"
            ),
            models.CheckConstraint(condition=Q(appeal_days__lte=MOST_APPEAL_DAYS), name="conduct_measure_appeal_days"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(replaced_at=None, holds_until=None), name="conduct_measure_once"
            ),
        ]

    @property
    def decider_code(self) -> Decider:
        """Who decides it, as the member it is."""
        return Decider(self.decider)

    @property
    def follow_up_code(self) -> FollowUp:
        """Which act of people it calls for, as the member it is."""
        return FollowUp(self.follow_up)

    @property
    def note(self) -> LocalizedText:
        """What the law makes risky about it, and what to do instead."""
        return LocalizedText(self.note_zh, self.note_en or self.note_zh)

    @property
    def law(self) -> LocalizedText:
        """The law it rests on, with the version that is meant."""
        return LocalizedText(self.law_zh, self.law_en or self.law_zh)

    @property
    def terms(self) -> Terms:
        """What the rules look at."""
        return Terms(
            name=self.name,
            effect=Effect(self.effect),
            audience=Audience(self.audience),
            decider=Decider(self.decider),
            from_rank=self.from_rank,
            hearing=self.hearing,
            union=self.union,
            suspended=self.suspended,
            appeal_days=self.appeal_days,
            months=self.months,
            follow_up=FollowUp(self.follow_up),
            note=self.note,
            law=self.law,
        )
