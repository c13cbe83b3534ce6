"""What accounts hold about a person."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.accounts.models import Account, Alert, Appointment, Identity, Recovery, Session, SignIn, Token, Totp
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.kit.holdings import HOLDINGS, Ground, Holding, Line
from shoumi.regime.kit.words import LocalizedText, label

_WITH_ACCOUNT = LocalizedText(
    "与账号同存；账号不删除，离职后停用", "As long as the account, which is suspended and never deleted"
)
_STAYS = LocalizedText("须与存证日志相互印证，不清除", "Stays, since entries of the ledger are about it")

_IN_USE, _ENDS = _("%(where)s · last used"), _("%(name)s · ends on")


def _account(person: UUID) -> list[Line]:
    found = Account.objects.filter(id=person).first()
    if found is None:
        return []
    offices = Appointment.objects.standing().filter(account=person).order_by("holds_from")
    return [
        Line(_("E-mail"), found.email),
        Line(_("Opened"), found.opened_at),
        Line(_("Last signed in"), found.last_login),
        *([Line(_("Suspended"), found.suspended_at)] if found.suspended_at else []),
        *(Line(label(Administrator(one.office)), one.holds_from) for one in offices),
    ]


def _factors(person: UUID) -> list[Line]:
    return [Line(_("Authenticator app since"), one.added_at) for one in Totp.objects.filter(account=person)]


def _identities(person: UUID) -> list[Line]:
    linked = Identity.objects.standing().filter(account=person).select_related("provider")
    return [Line(one.provider.name, one.holds_from) for one in linked.order_by("provider__name")]


def _sessions(person: UUID) -> list[Line]:
    rows = Session.objects.filter(account=person).order_by("-seen_at")
    return [Line(_IN_USE % {"where": f"{one.device or '—'} · {one.address or '—'}"}, one.seen_at) for one in rows]


def _tokens(person: UUID) -> list[Line]:
    rows = Token.objects.filter(account=person).order_by("-minted_at")
    return [Line(_ENDS % {"name": one.name}, one.expires_at) for one in rows]


def _sign_ins(person: UUID) -> list[Line]:
    attempts = SignIn.objects.filter(account=person)
    newest, oldest = attempts.order_by("-at").first(), attempts.order_by("at").first()
    if newest is None or oldest is None:
        return []
    return [
        Line(_("Sign-ins and attempts"), attempts.count()),
        Line(_("From"), oldest.at),
        Line(_("To"), newest.at),
        Line(_("Last network address"), newest.address, hidden="•••"),
        Line(_("Alerts"), Alert.objects.filter(account=person).count()),
    ]


def _recoveries(person: UUID) -> list[Line]:
    rows = Recovery.objects.filter(account=person).order_by("-opened_at")
    return [Line(_("Recovery opened"), one.opened_at) for one in rows]


_ENTRIES = (
    Holding(
        name="accounts.account",
        words=LocalizedText("账号", "Account"),
        purpose=LocalizedText("识别操作人，控制访问", "To know who acts, and to control access"),
        ground=Ground.CONTRACT,
        kept=_WITH_ACCOUNT,
        readers=LocalizedText("系统管理员、本人", "System administrator, the person"),
        erasure=_STAYS,
        fields=(
            "accounts.Account password last_login email language password_temporary opened_at suspended_at",
            "accounts.Suspension account sealed_reason",
            "accounts.Appointment account office",
        ),
        of=_account,
        order=50,
    ),
    Holding(
        name="accounts.factors",
        words=LocalizedText("二次验证", "Second factors"),
        purpose=LocalizedText("核实登录的是本人", "To make sure that it is the person who signs in"),
        ground=Ground.DUTY,
        kept=LocalizedText("本人移除或账号找回时删除", "Until removed, or the account is recovered"),
        readers=LocalizedText("任何人都看不到密钥", "Nobody reads the secret"),
        erasure=LocalizedText("随移除即时删除", "Deleted when removed"),
        fields=("accounts.Totp secret last_counter added_at",),
        of=_factors,
        order=51,
    ),
    Holding(
        name="accounts.identities",
        words=LocalizedText("单点登录绑定", "Single sign-on"),
        purpose=LocalizedText("用公司已有的账号登录", "To sign in with an account the company has elsewhere"),
        ground=Ground.CONTRACT,
        kept=LocalizedText(
            "只留提供方账号的摘要；解除绑定后仍可查当时的绑定",
            "A digest of what the provider calls the person; once taken off, that it held remains",
        ),
        readers=LocalizedText("本人、系统管理员", "The person, the system administrator"),
        erasure=_STAYS,
        fields=("accounts.Identity account provider subject how",),
        of=_identities,
        order=52,
    ),
    Holding(
        name="accounts.sessions",
        words=LocalizedText("登录会话", "Sessions"),
        purpose=LocalizedText(
            "保持登录，供本人发现异常会话", "To stay signed in, and to notice a session that is not theirs"
        ),
        ground=Ground.CONTRACT,
        kept=LocalizedText("会话结束后即删除，最长 12 小时", "Until the session ends, 12 hours at most"),
        readers=LocalizedText("本人", "The person"),
        erasure=LocalizedText("到期由系统删除", "Deleted by the product when over"),
        fields=(
            "accounts.Session data expire_date account opened_at seen_at address device provider provider_session",
        ),
        of=_sessions,
        order=53,
    ),
    Holding(
        name="accounts.tokens",
        words=LocalizedText("访问令牌与服务", "Tokens and services"),
        purpose=LocalizedText("以本人权限运行的程序", "For programs that act within the person's rights"),
        ground=Ground.CONTRACT,
        kept=_WITH_ACCOUNT,
        readers=LocalizedText("本人；服务令牌另有系统管理员", "The person; of services the system administrator too"),
        erasure=_STAYS,
        fields=(
            (
                "accounts.Token account service name digest scopes ceiling minted_at expires_at used_at "
                "revoked_at reminded_at"
            ),
            "accounts.Service code purpose responsible networks created_at",
        ),
        of=_tokens,
        order=54,
    ),
    Holding(
        name="accounts.sign_ins",
        words=LocalizedText("登录记录与提醒", "Sign-ins and alerts"),
        purpose=LocalizedText("发现冒用账号", "To notice misuse of an account"),
        ground=Ground.DUTY,
        kept=LocalizedText(
            "365 天（网络安全法要求网络日志不少于六个月）", "365 days (network logs: six months at least by law)"
        ),
        readers=LocalizedText("本人、安全保密管理员", "The person, the security administrator"),
        erasure=LocalizedText("到期由系统删除", "Deleted by the product when over"),
        fields=(
            "accounts.SignIn account at address device method outcome unusual provider",
            "accounts.Alert account kind at address device seen_at mailed_at",
        ),
        of=_sign_ins,
        order=55,
    ),
    Holding(
        name="accounts.recoveries",
        words=LocalizedText("账号找回", "Recoveries"),
        purpose=LocalizedText(
            "由两人核实身份后恢复账号", "To give an account back once two people have made sure of the person"
        ),
        ground=Ground.CONTRACT,
        kept=_WITH_ACCOUNT,
        readers=LocalizedText("系统管理员、参与核实的人", "System administrator, those who vouch"),
        erasure=_STAYS,
        fields=(
            (
                "accounts.Recovery account ground opened_by opened_at first_digest confirmed_by confirmed_at "
                "second_digest expires_at used_at stopped_at stopped_by"
            ),
        ),
        of=_recoveries,
        order=56,
    ),
)


def contribute() -> None:
    """Put them into their slot; called once, while Django starts."""
    for one in _ENTRIES:
        HOLDINGS.add(one)
