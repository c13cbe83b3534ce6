"""Setting the regime up: the level scheme, handling rules, kinds, authorised classifiers, the mark key."""

from dataclasses import asdict, dataclass
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.access.registry import registry
from shoumi.regime.accounts.actions.separating import check_hats
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.documents import presets
from shoumi.regime.documents.models import ClassifierRange, Document, HandlingRules, Kind, Level, LevelScheme
from shoumi.regime.documents.vocabulary import REGISTER, Event, GateCode, Hat, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock

OPENING_GATES = (GateCode.NAMED.value, GateCode.CLEARED.value, AccountGate.FACTOR_FRESH.value)
"""What every preset asks before a page is shown; agreement, training and others join as they are set up."""


@dataclass(frozen=True, kw_only=True)
class Handling:
    """How documents of a level are to be handled from now on."""

    gates: tuple[str, ...]
    clearance: int
    """The rank of clearance that reading asks for; 0 asks for none."""
    fresh_minutes: int
    text_layer: bool
    excerpt_characters: int
    title_sealed: bool
    years: int


def adopt_scheme(*, actor: Actor, preset: presets.PresetScheme) -> LevelScheme:
    """Adopt a preset level scheme with its handling rules.

    Raises Refused for anybody but the officer, and Conflict when documents bear levels of another scheme.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        if Document.objects.exists():
            raise Conflict(Problem.SCHEME_IN_USE)
        LevelScheme.objects.filter(in_use=True).update(in_use=False)
        scheme, made = LevelScheme.objects.update_or_create(
            code=preset.code,
            defaults={"name_zh": preset.name.zh, "name_en": preset.name.en, "in_use": True},
        )
        if made:
            for level in preset.levels:
                _add_level(scheme, level)
        record(Event.SCHEME_ADOPTED, actor=actor, scheme=scheme.code, state_names=preset.state_names)
        return scheme


def adopt_catalogue(*, actor: Actor) -> None:
    """Adopt the preset catalogue of kinds; kinds that are there already stay as they are."""
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        there = set(Kind.objects.values_list("code", flat=True))
        for order, preset in enumerate(presets.KINDS):
            if preset.code in there:
                continue
            Kind.objects.create(
                code=preset.code,
                category=preset.category,
                name_zh=preset.name.zh,
                name_en=preset.name.en,
                examples_zh=preset.examples.zh,
                examples_en=preset.examples.en,
                need_to_know_zh=preset.need_to_know.zh,
                need_to_know_en=preset.need_to_know.en,
                default_rank=preset.rank,
                years=preset.years,
                order=order,
            )
            record(Event.KIND_CHANGED, actor=actor, kind=preset.code, rank=preset.rank, years=preset.years)


def change_handling(*, actor: Actor, level: Level, handling: Handling) -> HandlingRules:
    """Let other handling rules hold for ``level`` from now on; what held before stays on record.

    Raises Refused for anybody but the officer, and Invalid for a gate that no part contributes.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        check_gates(handling.gates)
        now = clock.now()
        HandlingRules.objects.standing().filter(level=level, holds_until=None).end_at(now)
        changed = begin_handling(level, handling)
        record(Event.RULES_CHANGED, actor=actor, subject=level.subject, **asdict(handling))
        return changed


def begin_handling(level: Level, handling: Handling) -> HandlingRules:
    """Let ``handling`` hold for ``level`` from now on, inside an action that was authorised to."""
    now = clock.now()
    values = asdict(handling) | {"gates": list(handling.gates)}
    begun: HandlingRules = HandlingRules.objects.create(level=level, holds_from=now, recorded_at=now, **values)
    return begun


def empower_classifier(*, actor: Actor, person: UUID, ceiling: int) -> ClassifierRange:
    """Authorise a person to decide levels up to rank ``ceiling``; a former range ends (S03)."""
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        now = clock.now()
        check_hats(person, Hat.CLASSIFIER, now)
        _end_ranges(person)
        given = ClassifierRange.objects.create(person_id=person, ceiling=ceiling, holds_from=now, recorded_at=now)
        record(Event.CLASSIFIER_EMPOWERED, actor=actor, person=person, ceiling=ceiling)
        return given


def relieve_classifier(*, actor: Actor, person: UUID) -> None:
    """End a person's authority to decide levels, now."""
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        _end_ranges(person)
        record(Event.CLASSIFIER_RELIEVED, actor=actor, person=person)


def check_gates(codes: tuple[str, ...]) -> None:
    """Raise Invalid for a gate that no part contributes."""
    known = {gate.code.value for gate in registry.gates()}
    unknown = next((code for code in codes if code not in known), None)
    if unknown is not None:
        raise Invalid(Problem.UNKNOWN_GATE, gate=unknown)


def _end_ranges(person: UUID) -> None:
    ClassifierRange.objects.standing().filter(person=person, holds_until=None).end_at(clock.now())


def _add_level(scheme: LevelScheme, preset: presets.PresetLevel) -> None:
    level = Level.objects.create(
        scheme=scheme,
        code=preset.code,
        name_zh=preset.name.zh,
        name_en=preset.name.en,
        mark_zh=preset.mark.zh,
        mark_en=preset.mark.en,
        rank=preset.rank,
        color=preset.color,
    )
    handling = Handling(
        gates=OPENING_GATES,
        clearance=preset.clearance,
        fresh_minutes=preset.fresh_minutes,
        text_layer=preset.text_layer,
        excerpt_characters=preset.excerpt_characters,
        title_sealed=preset.title_sealed,
        years=preset.years,
    )
    begin_handling(level, handling)
