"""What this part keeps: the directory itself, and the facts about persons that are kept as of."""

from shoumi.regime.people.models.appointments import Appointment
from shoumi.regime.people.models.clearance import Clearance, ClearanceGrade
from shoumi.regime.people.models.identities import Identity
from shoumi.regime.people.models.imports import ImportRun
from shoumi.regime.people.models.leaving import CaseItem, ContinuingDuty, ExitUndertaking, LeavingCase
from shoumi.regime.people.models.personal_data import CorrectionRequest, Erasure, Retention
from shoumi.regime.people.models.persons import Employment, Membership, Person
from shoumi.regime.people.models.provisioned import ProvisionedResource
from shoumi.regime.people.models.screening import CheckKind, Consent, GradeScreening, Screening, ScreeningCheck
from shoumi.regime.people.models.sources import ExternalLink, Source, SyncEntry, SyncRun
from shoumi.regime.people.models.units import Body, Position, Unit, UnitWithin

__all__ = [
    "Appointment",
    "Body",
    "CaseItem",
    "CheckKind",
    "Clearance",
    "ClearanceGrade",
    "Consent",
    "ContinuingDuty",
    "CorrectionRequest",
    "Employment",
    "Erasure",
    "ExitUndertaking",
    "ExternalLink",
    "GradeScreening",
    "Identity",
    "ImportRun",
    "LeavingCase",
    "Membership",
    "Person",
    "Position",
    "ProvisionedResource",
    "Retention",
    "Screening",
    "ScreeningCheck",
    "Source",
    "SyncEntry",
    "SyncRun",
    "Unit",
    "UnitWithin",
]
