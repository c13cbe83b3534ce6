"""The preset level schemes (S02), with how the documents of each level are handled."""

from dataclasses import dataclass

from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, kw_only=True)
class PresetLevel:
    """A level of a preset, with how its documents are handled."""

    code: str
    name: LocalizedText
    mark: LocalizedText
    rank: int
    color: str
    clearance: int = 0
    fresh_minutes: int = 0
    text_layer: bool = True
    excerpt_characters: int = 300
    title_sealed: bool = False
    years: int = 5


@dataclass(frozen=True, kw_only=True)
class PresetScheme:
    """A level scheme to start from."""

    code: str
    name: LocalizedText
    levels: tuple[PresetLevel, ...]
    state_names: bool = False
    """Whether it uses names that state secrets law reserves: choosing it shows a warning once."""
    recommended: bool = False


def _top(code: str, name: LocalizedText, mark: LocalizedText, rank: int) -> PresetLevel:
    """Return the highest level of a scheme: seen by few, for ten years, and never as text."""
    return PresetLevel(
        code=code,
        name=name,
        mark=mark,
        rank=rank,
        color="red",
        clearance=3,
        fresh_minutes=15,
        text_layer=False,
        excerpt_characters=0,
        title_sealed=True,
        years=10,
    )


def _internal(code: str) -> PresetLevel:
    return PresetLevel(
        code=code,
        name=LocalizedText("内部", "Internal"),
        mark=LocalizedText("内部资料", "INTERNAL"),
        rank=1,
        color="blue",
    )


def _public(code: str) -> PresetLevel:
    return PresetLevel(
        code=code, name=LocalizedText("公开", "Public"), mark=LocalizedText("公开资料", "PUBLIC"), rank=0, color="green"
    )


SCHEMES = (
    PresetScheme(
        code="commercial",
        name=LocalizedText("核心商密 / 普通商密 / 内部 / 公开", "Core / Ordinary / Internal / Public"),
        recommended=True,
        levels=(
            _top(
                "core",
                LocalizedText("核心商密", "Core secret"),
                LocalizedText("商业秘密·核心", "TRADE SECRET · CORE"),
                3,
            ),
            PresetLevel(
                code="ordinary",
                name=LocalizedText("普通商密", "Ordinary secret"),
                mark=LocalizedText("商业秘密·普通", "TRADE SECRET · ORDINARY"),
                rank=2,
                color="orange",
                clearance=1,
            ),
            _internal("internal"),
            _public("public"),
        ),
    ),
    PresetScheme(
        code="three-tier",
        name=LocalizedText(
            "绝密 / 机密 / 秘密 / 内部 / 公开", "Top secret / Secret / Confidential / Internal / Public"
        ),
        state_names=True,
        levels=(
            _top(
                "top-secret",
                LocalizedText("绝密", "Top secret"),
                LocalizedText("商业秘密·绝密", "TRADE SECRET · TOP SECRET"),
                4,
            ),
            PresetLevel(
                code="secret",
                name=LocalizedText("机密", "Secret"),
                mark=LocalizedText("商业秘密·机密", "TRADE SECRET · SECRET"),
                rank=3,
                color="orange",
                clearance=2,
                fresh_minutes=30,
            ),
            PresetLevel(
                code="confidential",
                name=LocalizedText("秘密", "Confidential"),
                mark=LocalizedText("商业秘密·秘密", "TRADE SECRET · CONFIDENTIAL"),
                rank=2,
                color="amber",
                clearance=1,
            ),
            _internal("three-internal"),
            _public("three-public"),
        ),
    ),
    PresetScheme(
        code="general",
        name=LocalizedText("保密 / 内部 / 一般", "Confidential / Internal / General"),
        levels=(
            PresetLevel(
                code="kept",
                name=LocalizedText("保密", "Confidential"),
                mark=LocalizedText("商业秘密·保密", "TRADE SECRET · CONFIDENTIAL"),
                rank=2,
                color="red",
                clearance=2,
                fresh_minutes=30,
            ),
            _internal("general-internal"),
            PresetLevel(
                code="general-open",
                name=LocalizedText("一般", "General"),
                mark=LocalizedText("一般资料", "GENERAL"),
                rank=0,
                color="green",
            ),
        ),
    ),
    PresetScheme(
        code="data",
        name=LocalizedText("受限 / 机密 / 内部 / 公开", "Restricted / Secret / Internal / Public"),
        state_names=True,
        levels=(
            _top(
                "restricted",
                LocalizedText("受限", "Restricted"),
                LocalizedText("商业秘密·受限", "TRADE SECRET · RESTRICTED"),
                3,
            ),
            PresetLevel(
                code="data-secret",
                name=LocalizedText("机密", "Secret"),
                mark=LocalizedText("商业秘密·机密", "TRADE SECRET · SECRET"),
                rank=2,
                color="orange",
                clearance=2,
            ),
            _internal("data-internal"),
            _public("data-public"),
        ),
    ),
)
