"""The closed vocabularies of accounts."""

from enum import StrEnum


class Administrator(StrEnum):
    """The three separated administrators (三员). One person never holds two of these offices."""

    SYSTEM = "system"
    SECURITY = "security"
    AUDIT = "audit"


class Power(StrEnum):
    """What administrators are for; each power belongs to one of the three offices only (`rules.powers`)."""

    ACCOUNTS = "accounts"
    """Open, suspend and restore accounts; reset passwords and second factors."""
    OPERATIONS = "operations"
    """See how the installation is: versions, sizes, ages, faults."""
    RIGHTS = "rights"
    """Grant and withdraw rights: clearance, offices; how levels are handled is the confidentiality officer's."""
    WATCH = "watch"
    """Look through sign-ins and failed attempts of everybody."""
    LEDGER = "ledger"
    """Read and export the ledger."""


class Permission(StrEnum):
    """The verbs of this part."""

    LIST = "accounts.account.list"
    OPEN = "accounts.account.open"
    SUSPEND = "accounts.account.suspend"
    RESTORE = "accounts.account.restore"
    RESET_FACTORS = "accounts.factors.reset"
    RESET_PASSWORD = "accounts.password.reset"  # noqa: S105 - a verb
    CHANGE_PASSWORD = "accounts.password.change"  # noqa: S105 - a verb
    ADD_FACTOR = "accounts.factor.add"
    REMOVE_FACTOR = "accounts.factor.remove"
    MINT_TOKEN = "accounts.token.mint"  # noqa: S105 - a verb
    REVOKE_TOKEN = "accounts.token.revoke"  # noqa: S105 - a verb
    END_SESSION = "accounts.session.end"
    SIGN_OUT = "accounts.session.end_all"
    OPEN_RECOVERY = "accounts.recovery.open"
    CONFIRM_RECOVERY = "accounts.recovery.confirm"
    STOP_RECOVERY = "accounts.recovery.stop"
    WATCH = "accounts.sign_in.watch"
    KNOW_ALERTS = "accounts.alert.know"
    MINT_SERVICE = "accounts.service.mint"
    REVOKE_SERVICE = "accounts.service.revoke"
    SEE_SEPARATIONS = "accounts.separation.see"
    SEPARATE = "accounts.separation.adopt"
    SEE_PROVIDERS = "accounts.provider.see"
    REVIEW_PROVIDERS = "accounts.provider.review"
    SET_UP_PROVIDER = "accounts.provider.set_up"
    TRUST_PROVIDER = "accounts.provider.trust"
    LINK = "accounts.identity.link"
    UNLINK = "accounts.identity.unlink"
    APPOINT = "accounts.administrator.appoint"
    DISMISS = "accounts.administrator.dismiss"


class Event(StrEnum):
    """Ledger events of this part."""

    OPENED = "accounts.account.opened"
    SUSPENDED = "accounts.account.suspended"
    RESTORED = "accounts.account.restored"
    APPOINTED = "accounts.administrator.appointed"
    DISMISSED = "accounts.administrator.dismissed"
    SIGNED_IN = "accounts.session.begun"
    SIGNED_OUT = "accounts.session.left"
    SESSION_ENDED = "accounts.session.ended"
    SIGN_IN_FAILED = "accounts.session.refused"
    SIGN_IN_LIMITED = "accounts.session.limited"
    CONFIRMED = "accounts.session.confirmed"
    FACTOR_FAILED = "accounts.factor.refused"
    FACTOR_LIMITED = "accounts.factor.limited"
    FACTOR_ADDED = "accounts.factor.added"
    FACTOR_REMOVED = "accounts.factor.removed"
    FACTORS_RESET = "accounts.account.factors_reset"
    PASSWORD_CHANGED = "accounts.password.changed"  # noqa: S105 - an event
    PASSWORD_RESET = "accounts.account.password_reset"  # noqa: S105 - an event
    TOKEN_MINTED = "accounts.token.minted"  # noqa: S105 - an event
    TOKEN_REVOKED = "accounts.token.revoked"  # noqa: S105 - an event
    TOKEN_REFUSED = "accounts.token.refused"  # noqa: S105 - an event
    SIGNED_OUT_EVERYWHERE = "accounts.session.ended_all"
    RECOVERY_OPENED = "accounts.recovery.opened"
    RECOVERY_CONFIRMED = "accounts.recovery.confirmed"
    RECOVERY_STOPPED = "accounts.recovery.stopped"
    RECOVERED = "accounts.recovery.used"
    RECOVERY_FAILED = "accounts.recovery.refused"
    ALERTS_KNOWN = "accounts.alert.known"
    ALERTED = "accounts.alert.raised"
    SIGN_INS_EXPORTED = "accounts.sign_in.exported"
    SIGN_INS_FORGOTTEN = "accounts.sign_in.forgotten"
    SERVICE_MINTED = "accounts.service.minted"
    SERVICE_REVOKED = "accounts.service.revoked"
    SEPARATED = "accounts.separation.adopted"
    PROVIDER_ADDED = "accounts.provider.added"
    PROVIDER_CHANGED = "accounts.provider.changed"
    PROVIDER_TESTED = "accounts.provider.tested"
    PROVIDER_TRUSTED = "accounts.provider.trusted"
    LINKED = "accounts.identity.linked"
    UNLINKED = "accounts.identity.unlinked"
    SINGLE_FAILED = "accounts.session.single_refused"
    LEFT_AT_PROVIDER = "accounts.session.ended_by_provider"


class GateCode(StrEnum):
    """The conditions of opening that this part contributes; also the reasons they give."""

    ACTIVE = "accounts.account_active"
    WITHIN_TOKEN = "accounts.within_token"  # noqa: S105 - a gate
    FACTOR_FRESH = "accounts.factor_fresh"
    IN_PERSON = "accounts.in_person"
    ADMINISTRATOR = "accounts.administrator"
    VOUCHES = "accounts.vouches"


class Cure(StrEnum):
    """Acts that mend a reason."""

    CONFIRM_FACTOR = "accounts.cure.confirm_factor"
    MINT_TOKEN = "accounts.cure.mint_token"  # noqa: S105 - an act
    SIGN_IN = "accounts.cure.sign_in"


class Problem(StrEnum):
    """What can be wrong with an act on an account."""

    NO_SUCH_ACCOUNT = "accounts.no_such_account"
    NO_SUCH_TOKEN = "accounts.no_such_token"  # noqa: S105 - a problem
    NO_SUCH_FACTOR = "accounts.no_such_factor"
    NO_SUCH_SESSION = "accounts.no_such_session"
    EMAIL_TAKEN = "accounts.email_taken"
    ALREADY_OPEN = "accounts.already_open"
    ALREADY_SUSPENDED = "accounts.already_suspended"
    NOT_SUSPENDED = "accounts.not_suspended"
    OWN_ACCOUNT = "accounts.own_account"
    ADMINISTRATORS_ACCOUNT = "accounts.administrators_account"
    ALREADY_ADMINISTRATOR = "accounts.already_administrator"
    NOT_ADMINISTRATOR = "accounts.not_administrator"
    WEAK_PASSWORD = "accounts.weak_password"  # noqa: S105 - a problem
    BAD_EMAIL = "accounts.bad_email"
    BAD_SECRET = "accounts.bad_secret"  # noqa: S105 - a problem
    HAS_TOTP = "accounts.has_totp"
    LAST_FACTOR = "accounts.last_factor"
    NO_SCOPE = "accounts.no_scope"
    NO_NAME = "accounts.no_name"
    BAD_EXPIRY = "accounts.bad_expiry"
    BAD_CEILING = "accounts.bad_ceiling"
    NOT_SIGNED_IN = "accounts.not_signed_in"
    TOO_MANY_ATTEMPTS = "accounts.too_many_attempts"
    RECOVERY_OPEN = "accounts.recovery_open"
    NO_RECOVERY = "accounts.no_recovery"
    SECOND_PERSON = "accounts.second_person"
    BAD_RECOVERY = "accounts.bad_recovery"
    NO_GROUND = "accounts.no_ground"
    NO_REASON = "accounts.no_reason"
    BAD_SERVICE = "accounts.bad_service"
    SERVICE_TAKEN = "accounts.service_taken"
    BAD_NETWORK = "accounts.bad_network"
    NO_PURPOSE = "accounts.no_purpose"
    NO_PROFILE = "accounts.no_profile"
    HATS_APART = "accounts.hats_apart"
    HATS_WORN = "accounts.hats_worn"
    NO_SUCH_PROVIDER = "accounts.no_such_provider"
    NO_SUCH_IDENTITY = "accounts.no_such_identity"
    PROVIDER_TAKEN = "accounts.provider_taken"
    PROVIDER_TWICE = "accounts.provider_twice"
    PROVIDER_CODE = "accounts.provider_code"
    PROVIDER_FIELD = "accounts.provider_field"
    PROVIDER_ADDRESS = "accounts.provider_address"
    PROVIDER_AWAY = "accounts.provider_away"
    PROVIDER_ANSWER = "accounts.provider_answer"
    PROVIDER_REFUSES = "accounts.provider_refuses"
    SINGLE_INVALID = "accounts.single_invalid"
    SINGLE_DECLINED = "accounts.single_declined"
    SINGLE_STALE = "accounts.single_stale"
    SINGLE_NOBODY = "accounts.single_nobody"
    IDENTITY_TAKEN = "accounts.identity_taken"
    ALREADY_LINKED = "accounts.already_linked"


class FactorKind(StrEnum):
    """The kinds of second factor."""

    TOTP = "totp"
    PASSKEY = "passkey"


class Standing(StrEnum):
    """What stands between a signed-in session and acting."""

    READY = "ready"
    LOCKED = "locked"
    NEW_PASSWORD = "new_password"  # noqa: S105 - a state
    NO_FACTOR = "no_factor"
    UNCONFIRMED = "unconfirmed"


class Method(StrEnum):
    """How somebody signed in, or tried to."""

    PASSWORD = "by_password"  # noqa: S105 - a way of signing in
    PASSKEY = "by_passkey"
    SINGLE = "by_single"
    TOTP = "by_totp"
    TOKEN = "by_token"  # noqa: S105 - a way of signing in


class Outcome(StrEnum):
    """What became of an attempt."""

    DONE = "done"
    WRONG = "wrong"
    WRONG_FACTOR = "wrong_factor"
    LIMITED = "limited"


class AlertKind(StrEnum):
    """What a person is told about their own account."""

    NEW_PLACE = "new_place"
    FAILURES = "failures"
    OUT_OF_HOURS = "out_of_hours"
    FACTOR_CHANGED = "factor_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - an alert
    TOKEN_MINTED = "token_minted"  # noqa: S105 - an alert
    TOKEN_ENDING = "token_ending"  # noqa: S105 - an alert
    SIGNED_OUT = "signed_out"
    RECOVERY = "recovery"
    LINKED = "linked"
    UNLINKED = "unlinked"


class RecoveryState(StrEnum):
    """How far a recovery has come."""

    WAITING = "recovery.waiting"
    CONFIRMED = "recovery.confirmed"
    USED = "recovery.used"
    STOPPED = "recovery.stopped"
    LAPSED = "recovery.lapsed"


class Profile(StrEnum):
    """Ready sets of separations: which hats a company of that kind keeps apart."""

    STANDARD = "profile.standard"
    SMALL = "profile.small"


class Hat(StrEnum):
    """The administrators' offices as hats; parts above contribute theirs (`slots.HATS`)."""

    SYSTEM = "administrator.system"
    SECURITY = "administrator.security"
    AUDIT = "administrator.audit"


class Apart(StrEnum):
    """Why two hats are kept apart."""

    ADMINISTRATORS = "apart.administrators"
    AUDITS_ONESELF = "apart.audits_oneself"
    SUPERVISES_ONESELF = "apart.supervises_oneself"
    RIGHTS_AND_RULES = "apart.rights_and_rules"
    RECORDS_AND_RIGHTS = "apart.records_and_rights"
    RULES_AND_PEOPLE = "apart.rules_and_people"
    DECIDES_AND_CHECKS = "apart.decides_and_checks"
    RULES_AND_SYSTEMS = "apart.rules_and_systems"
    DOOR_AND_RULES = "apart.door_and_rules"
