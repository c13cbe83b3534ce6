"""The words of accounts in both languages."""

from enum import StrEnum

from shoumi.regime.accounts.vocabulary import (
    Administrator,
    Cure,
    Event,
    FactorKind,
    GateCode,
    Permission,
    Power,
    Problem,
    Standing,
)
from shoumi.regime.accounts.words import MORE_EXPLANATIONS, MORE_LABELS
from shoumi.regime.kit.words import Explanation, LocalizedText

_T = LocalizedText

_ADMINISTRATION: dict[StrEnum, LocalizedText] = {
    Administrator.SYSTEM: _T(zh="系统管理员", en="System administrator"),
    Administrator.SECURITY: _T(zh="安全保密管理员", en="Security administrator"),
    Administrator.AUDIT: _T(zh="审计管理员", en="Audit administrator"),
    Power.ACCOUNTS: _T(zh="账号管理", en="Accounts"),
    Power.OPERATIONS: _T(zh="系统运维", en="Operations"),
    Power.RIGHTS: _T(zh="权限管理", en="Rights"),
    Power.WATCH: _T(zh="登录监看", en="Sign-ins"),
    Power.LEDGER: _T(zh="存证审计", en="Ledger"),
    FactorKind.TOTP: _T(zh="验证器", en="Authenticator app"),
    FactorKind.PASSKEY: _T(zh="通行密钥", en="Passkey"),
    Standing.READY: _T(zh="可以操作", en="Ready"),
    Standing.LOCKED: _T(zh="已锁定", en="Locked"),
    Standing.NEW_PASSWORD: _T(zh="待改密码", en="New password needed"),
    Standing.NO_FACTOR: _T(zh="待设置二次验证", en="Second factor needed"),
    Standing.UNCONFIRMED: _T(zh="待确认二次验证", en="Second factor to be confirmed"),
}

_VERBS: dict[StrEnum, LocalizedText] = {
    Permission.LIST: _T(zh="查看账号列表", en="List accounts"),
    Permission.OPEN: _T(zh="开通账号", en="Open an account"),
    Permission.SUSPEND: _T(zh="停用账号", en="Suspend an account"),
    Permission.RESTORE: _T(zh="恢复账号", en="Restore an account"),
    Permission.RESET_FACTORS: _T(zh="清除二次验证（控制台）", en="Remove all second factors (console)"),
    Permission.RESET_PASSWORD: _T(zh="重置密码", en="Reset a password"),
    Permission.CHANGE_PASSWORD: _T(zh="修改密码", en="Change one's password"),
    Permission.ADD_FACTOR: _T(zh="添加二次验证", en="Add a second factor"),
    Permission.REMOVE_FACTOR: _T(zh="移除二次验证", en="Remove a second factor"),
    Permission.MINT_TOKEN: _T(zh="生成访问令牌", en="Make an API token"),
    Permission.REVOKE_TOKEN: _T(zh="作废访问令牌", en="Revoke an API token"),
    Permission.END_SESSION: _T(zh="结束登录会话", en="End a session"),
    Permission.APPOINT: _T(zh="任命管理员", en="Appoint an administrator"),
    Permission.DISMISS: _T(zh="免去管理员", en="Dismiss an administrator"),
    Cure.CONFIRM_FACTOR: _T(zh="重新验证身份", en="Confirm it is you"),
    Cure.MINT_TOKEN: _T(zh="换用范围合适的令牌", en="Use a token that reaches this"),
    Cure.SIGN_IN: _T(zh="用浏览器登录后操作", en="Sign in with a browser"),
}

_EVENTS: dict[StrEnum, LocalizedText] = {
    Event.OPENED: _T(zh="开通账号", en="Account opened"),
    Event.SUSPENDED: _T(zh="停用账号", en="Account suspended"),
    Event.RESTORED: _T(zh="恢复账号", en="Account restored"),
    Event.APPOINTED: _T(zh="任命管理员", en="Administrator appointed"),
    Event.DISMISSED: _T(zh="免去管理员", en="Administrator dismissed"),
    Event.SIGNED_IN: _T(zh="登录", en="Signed in"),
    Event.SIGNED_OUT: _T(zh="退出登录", en="Signed out"),
    Event.SESSION_ENDED: _T(zh="结束登录会话", en="Session ended"),
    Event.SIGN_IN_FAILED: _T(zh="登录失败", en="Sign-in failed"),
    Event.SIGN_IN_LIMITED: _T(zh="登录尝试过多", en="Sign-in attempts limited"),
    Event.CONFIRMED: _T(zh="重新验证身份", en="Identity confirmed"),
    Event.FACTOR_FAILED: _T(zh="二次验证失败", en="Second factor failed"),
    Event.FACTOR_LIMITED: _T(zh="二次验证尝试过多", en="Second factor attempts limited"),
    Event.FACTOR_ADDED: _T(zh="添加二次验证", en="Second factor added"),
    Event.FACTOR_REMOVED: _T(zh="移除二次验证", en="Second factor removed"),
    Event.FACTORS_RESET: _T(zh="重置二次验证", en="Second factors reset"),
    Event.PASSWORD_CHANGED: _T(zh="修改密码", en="Password changed"),
    Event.PASSWORD_RESET: _T(zh="重置密码", en="Password reset"),
    Event.TOKEN_MINTED: _T(zh="生成访问令牌", en="API token made"),
    Event.TOKEN_REVOKED: _T(zh="作废访问令牌", en="API token revoked"),
    Event.TOKEN_REFUSED: _T(zh="访问令牌无效", en="API token refused"),
}

_GATES: dict[StrEnum, LocalizedText] = {
    GateCode.ACTIVE: _T(zh="账号有效", en="Account active"),
    GateCode.WITHIN_TOKEN: _T(zh="令牌范围之内", en="Within the token"),
    GateCode.FACTOR_FRESH: _T(zh="近期已验证身份", en="Second factor fresh"),
    GateCode.IN_PERSON: _T(zh="本人登录操作", en="Done in person"),
    GateCode.ADMINISTRATOR: _T(zh="管理员职责", en="Administrator"),
}

LABELS: dict[StrEnum, LocalizedText] = {**_ADMINISTRATION, **_VERBS, **_EVENTS, **_GATES, **MORE_LABELS}

_REASONS: dict[StrEnum, Explanation] = {
    GateCode.ACTIVE: Explanation(
        _T(zh="您的账号尚未开通或已停用。", en="Your account is not open, or is suspended."),
        _T(zh="请联系系统管理员。", en="Ask the system administrator."),
    ),
    GateCode.WITHIN_TOKEN: Explanation(
        _T(
            zh="所用访问令牌的范围或密级上限不含这项操作。", en="The token's scopes or level ceiling do not reach this."
        ),
        _T(
            zh="请在“账号安全”中另行生成范围合适的令牌。",
            en="Make a token that reaches it, under “Account security”.",
        ),
    ),
    GateCode.FACTOR_FRESH: Explanation(
        _T(
            zh="这项操作要求最近 {minutes} 分钟内验证过身份。",
            en="This asks for a second factor confirmed within the last {minutes} minutes.",
        ),
        _T(zh="请重新验证身份后继续。", en="Confirm your second factor, then go on."),
    ),
    GateCode.IN_PERSON: Explanation(
        _T(zh="这项操作不能用访问令牌完成。", en="This cannot be done with a token."),
        _T(zh="请用浏览器登录后由本人操作。", en="Sign in with a browser and do it yourself."),
    ),
    GateCode.ADMINISTRATOR: Explanation(
        _T(zh="这项操作属于另一位管理员的职责。", en="This belongs to an administrator you are not."),
        _T(zh="请联系负责此事的管理员。", en="Ask the administrator in charge."),
    ),
}

_CHECK_LIST = _T(zh="请刷新页面，查看最新情况。", en="Reload the page and look at the present state.")

_PROBLEMS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_ACCOUNT: Explanation(_T(zh="没有这个账号。", en="There is no such account."), _CHECK_LIST),
    Problem.NO_SUCH_TOKEN: Explanation(
        _T(zh="没有这个令牌，或已作废。", en="There is no such token, or it is revoked."), _CHECK_LIST
    ),
    Problem.NO_SUCH_FACTOR: Explanation(_T(zh="没有这项二次验证。", en="There is no such second factor."), _CHECK_LIST),
    Problem.NO_SUCH_SESSION: Explanation(
        _T(zh="这个登录会话已经结束。", en="That session has ended already."), _CHECK_LIST
    ),
    Problem.EMAIL_TAKEN: Explanation(
        _T(zh="这个邮箱已用于另一个账号。", en="Another account signs in with this address."),
        _T(zh="请换一个邮箱，或先核对是否重复开通。", en="Use another address, or check for a second account."),
    ),
    Problem.ALREADY_OPEN: Explanation(
        _T(zh="此人已有账号，一人一号。", en="This person has an account already, and one is all there is."),
        _T(
            zh="如无法登录，请重置密码或发起账号找回。",
            en="If they cannot sign in, reset the password or open a recovery.",
        ),
    ),
    Problem.ALREADY_SUSPENDED: Explanation(
        _T(zh="账号已经停用。", en="The account is suspended already."), _CHECK_LIST
    ),
    Problem.NOT_SUSPENDED: Explanation(_T(zh="账号并未停用。", en="The account is not suspended."), _CHECK_LIST),
    Problem.OWN_ACCOUNT: Explanation(
        _T(zh="管理员不能对自己的账号行使管理权限。", en="Administrators do not use their power on their own account."),
        _T(
            zh="请在“账号安全”中处理，或由另一位系统管理员操作。",
            en="Use “Account security”, or ask another system administrator.",
        ),
    ),
    Problem.ADMINISTRATORS_ACCOUNT: Explanation(
        _T(
            zh="三员的账号不能由另一位管理员停用或重置。",
            en="An administrator's account is not suspended or reset by another administrator.",
        ),
        _T(zh="请在服务器控制台上操作。", en="Do it at the server's console."),
    ),
    Problem.ALREADY_ADMINISTRATOR: Explanation(
        _T(zh="此人已担任三员之一，三员不得兼任。", en="This person is one of the three administrators already."),
        _T(zh="请先免去现任职责，或另选他人。", en="Dismiss them first, or choose somebody else."),
    ),
    Problem.NOT_ADMINISTRATOR: Explanation(
        _T(zh="此人没有担任三员。", en="This person is none of the three administrators."), _CHECK_LIST
    ),
    Problem.WEAK_PASSWORD: Explanation(
        _T(zh="密码过弱。", en="The password is too weak."),
        _T(
            zh="至少 12 个字符，不用常见密码，不与邮箱相近。",
            en="Use at least 12 characters, not a common password, nothing like the address.",
        ),
    ),
    Problem.BAD_EMAIL: Explanation(
        _T(zh="“{email}”不是有效的邮箱地址。", en="“{email}” is not an e-mail address."),
        _T(zh="请核对后重新填写。", en="Check it and write it again."),
    ),
    Problem.BAD_SECRET: Explanation(
        _T(zh="验证器密钥无效。", en="The authenticator secret cannot be used."),
        _T(zh="密钥须为 Base32 编码，至少 128 位。", en="It must be base32 and have at least 128 bits."),
    ),
    Problem.HAS_TOTP: Explanation(
        _T(zh="已经设置了验证器。", en="There is an authenticator app already."),
        _T(zh="如需更换，请先移除原有验证器。", en="Remove it first to use another."),
    ),
    Problem.LAST_FACTOR: Explanation(
        _T(zh="这是最后一项二次验证，不能移除。", en="This is the last second factor and stays."),
        _T(zh="请先添加另一项，再移除这一项。", en="Add another one first, then remove this."),
    ),
    Problem.NO_SCOPE: Explanation(
        _T(zh="没有选择令牌用途。", en="The token has no scope."),
        _T(zh="请至少选择一项用途。", en="Choose at least one."),
    ),
    Problem.NO_NAME: Explanation(
        _T(zh="令牌需要一个名称。", en="The token needs a name."),
        _T(zh="请填写用途，最多 {most} 个字符。", en="Say what it is for, in at most {most} characters."),
    ),
    Problem.BAD_EXPIRY: Explanation(
        _T(zh="令牌的有效期不合要求。", en="The token cannot end then."),
        _T(zh="请选择今后 {most} 天之内的日期。", en="Choose a date within the next {most} days."),
    ),
    Problem.BAD_CEILING: Explanation(
        _T(zh="令牌的密级上限无效。", en="The token's level ceiling cannot be used."),
        _T(zh="请重新选择密级上限。", en="Choose the ceiling again."),
    ),
    Problem.NOT_SIGNED_IN: Explanation(
        _T(zh="没有有效的登录或访问令牌。", en="There is no valid session or token."),
        _T(
            zh="请登录，或在请求中带上有效令牌（Authorization: Bearer …）。",
            en="Sign in, or send a valid token (Authorization: Bearer …).",
        ),
    ),
    Problem.TOO_MANY_ATTEMPTS: Explanation(
        _T(zh="失败次数过多。", en="Too many attempts failed."),
        _T(zh="请稍等一分钟再试。", en="Wait a minute, then try again."),
    ),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {**_REASONS, **_PROBLEMS, **MORE_EXPLANATIONS}
