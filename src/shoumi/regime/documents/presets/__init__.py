"""The presets a company starts from: four level schemes (S02) and the catalogue of kinds (S01); data, to be changed.

The marks follow the naming rule: 绝密, 机密 and 秘密 are names of state secrets, so a printed mark always begins with
商业秘密, and the scheme that uses those names warns once when it is chosen.
"""

from shoumi.regime.documents.presets.kinds import KINDS, PresetKind
from shoumi.regime.documents.presets.schemes import SCHEMES, PresetLevel, PresetScheme

__all__ = ["KINDS", "SCHEMES", "PresetKind", "PresetLevel", "PresetScheme"]
