"""The closed vocabularies of single sign-on."""

from enum import StrEnum


class ProviderKind(StrEnum):
    """By which protocol an identity provider says who somebody is."""

    OIDC = "oidc"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"


class Matching(StrEnum):
    """By what a provider's word for somebody not linked yet is matched with an account that is here."""

    NONE = "match.none"
    EMAIL = "match.email"
    NUMBER = "match.number"
    DIRECTORY = "match.directory"


class LinkedBy(StrEnum):
    """How an identity came to belong to an account."""

    OWN = "linked.own"
    MATCH = "linked.match"


class SingleFault(StrEnum):
    """Why single sign-on let nobody in, as the ledger says it; the person is told less."""

    STALE = "single.stale"
    DECLINED = "single.declined"
    AWAY = "single.away"
    ANSWER = "single.answer"
    REFUSED = "single.refused"
    SIGNATURE = "single.signature"
    ISSUER = "single.issuer"
    AUDIENCE = "single.audience"
    EXPIRED = "single.expired"
    NONCE = "single.nonce"
    SUBJECT = "single.subject"
    UNKNOWN = "single.unknown"
    AMBIGUOUS = "single.ambiguous"
    SUSPENDED = "single.suspended"
    ADMINISTRATOR = "single.administrator"
    NO_FACTOR = "single.no_factor"


class Check(StrEnum):
    """What is tried of a provider, one after the other."""

    FOUND = "check.found"
    KEYS = "check.keys"
    CLIENT = "check.client"
