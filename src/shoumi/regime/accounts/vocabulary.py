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
    FACTOR_ADDED = "accounts.factor.added"
    FACTOR_REMOVED = "accounts.factor.removed"
    FACTORS_RESET = "accounts.account.factors_reset"
    PASSWORD_CHANGED = "accounts.password.changed"  # noqa: S105 - an event
    PASSWORD_RESET = "accounts.account.password_reset"  # noqa: S105 - an event
    TOKEN_MINTED = "accounts.token.minted"  # noqa: S105 - an event
    TOKEN_REVOKED = "accounts.token.revoked"  # noqa: S105 - an event
    TOKEN_REFUSED = "accounts.token.refused"  # noqa: S105 - an event


class GateCode(StrEnum):
    """The conditions of opening that this part contributes; also the reasons they give."""

    ACTIVE = "accounts.account_active"
    WITHIN_TOKEN = "accounts.within_token"  # noqa: S105 - a gate
    FACTOR_FRESH = "accounts.factor_fresh"
    IN_PERSON = "accounts.in_person"
    ADMINISTRATOR = "accounts.administrator"


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
