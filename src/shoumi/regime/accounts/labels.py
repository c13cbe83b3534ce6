"""The words of accounts in both languages."""

from enum import StrEnum

from shoumi.regime.accounts.explanations import EXPLANATIONS
from shoumi.regime.accounts.single.words import SINGLE_LABELS
from shoumi.regime.accounts.vocabulary import (
    Administrator,
    AlertKind,
    Apart,
    Cure,
    Event,
    FactorKind,
    GateCode,
    Hat,
    Method,
    Outcome,
    Permission,
    Power,
    Profile,
    RecoveryState,
    Standing,
)
from shoumi.regime.kit.words import LocalizedText

__all__ = ["EXPLANATIONS", "LABELS"]

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
    Permission.SIGN_OUT: _T(zh="结束全部登录会话", en="End all sessions"),
    Permission.OPEN_RECOVERY: _T(zh="发起账号找回", en="Open a recovery"),
    Permission.CONFIRM_RECOVERY: _T(zh="确认账号找回", en="Confirm a recovery"),
    Permission.STOP_RECOVERY: _T(zh="中止账号找回", en="Stop a recovery"),
    Permission.WATCH: _T(zh="查看全部登录记录", en="Look through all sign-ins"),
    Permission.KNOW_ALERTS: _T(zh="确认知悉账号提醒", en="Put alerts away"),
    Permission.MINT_SERVICE: _T(zh="生成服务令牌", en="Make a service token"),
    Permission.REVOKE_SERVICE: _T(zh="作废服务令牌", en="Revoke a service token"),
    Permission.SEE_SEPARATIONS: _T(zh="查看兼任规则", en="See which hats are kept apart"),
    Permission.SEPARATE: _T(zh="采用兼任规则", en="Decide which hats are kept apart"),
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
    Event.SIGNED_OUT_EVERYWHERE: _T(zh="结束全部登录会话", en="All sessions ended"),
    Event.RECOVERY_OPENED: _T(zh="发起账号找回", en="Recovery opened"),
    Event.RECOVERY_CONFIRMED: _T(zh="确认账号找回", en="Recovery confirmed"),
    Event.RECOVERY_STOPPED: _T(zh="中止账号找回", en="Recovery stopped"),
    Event.RECOVERED: _T(zh="完成账号找回", en="Account recovered"),
    Event.RECOVERY_FAILED: _T(zh="账号找回失败", en="Recovery refused"),
    Event.ALERTS_KNOWN: _T(zh="确认知悉账号提醒", en="Alerts put away"),
    Event.ALERTED: _T(zh="发出账号提醒", en="Person reminded"),
    Event.SIGN_INS_EXPORTED: _T(zh="导出登录记录", en="Sign-ins exported"),
    Event.SIGN_INS_FORGOTTEN: _T(zh="清理到期登录记录", en="Old sign-ins forgotten"),
    Event.SERVICE_MINTED: _T(zh="生成服务令牌", en="Service token made"),
    Event.SERVICE_REVOKED: _T(zh="作废服务令牌", en="Service token revoked"),
    Event.SEPARATED: _T(zh="采用兼任规则", en="Separation of hats decided"),
}

_GATES: dict[StrEnum, LocalizedText] = {
    GateCode.ACTIVE: _T(zh="账号有效", en="Account active"),
    GateCode.WITHIN_TOKEN: _T(zh="令牌范围之内", en="Within the token"),
    GateCode.FACTOR_FRESH: _T(zh="近期已验证身份", en="Second factor fresh"),
    GateCode.IN_PERSON: _T(zh="本人登录操作", en="Done in person"),
    GateCode.ADMINISTRATOR: _T(zh="管理员职责", en="Administrator"),
    GateCode.VOUCHES: _T(zh="认识本人", en="Knows the person"),
}

_SIGN_INS: dict[StrEnum, LocalizedText] = {
    Method.PASSWORD: _T(zh="密码", en="Password"),
    Method.PASSKEY: _T(zh="通行密钥", en="Passkey"),
    Method.SINGLE: _T(zh="单点登录", en="Single sign-on"),
    Method.TOTP: _T(zh="验证器", en="Authenticator app"),
    Method.TOKEN: _T(zh="访问令牌", en="API token"),
    Outcome.DONE: _T(zh="成功", en="Signed in"),
    Outcome.WRONG: _T(zh="账号或密码错误", en="Wrong address or password"),
    Outcome.WRONG_FACTOR: _T(zh="二次验证未通过", en="Wrong second factor"),
    Outcome.LIMITED: _T(zh="尝试过多，未受理", en="Too many attempts"),
    AlertKind.NEW_PLACE: _T(zh="从新的设备或网络登录", en="Sign-in from a new device or network"),
    AlertKind.FAILURES: _T(zh="多次登录失败", en="Many failed sign-ins"),
    AlertKind.OUT_OF_HOURS: _T(zh="非工作时段登录", en="Sign-in outside hours"),
    AlertKind.FACTOR_CHANGED: _T(zh="二次验证方式有变动", en="Second factors changed"),
    AlertKind.PASSWORD_CHANGED: _T(zh="密码已变更", en="Password changed"),
    AlertKind.TOKEN_MINTED: _T(zh="生成了新的访问令牌", en="A token was made"),
    AlertKind.TOKEN_ENDING: _T(zh="访问令牌即将到期", en="A token ends soon"),
    AlertKind.SIGNED_OUT: _T(zh="管理员结束了您的登录会话", en="An administrator ended your sessions"),
    AlertKind.RECOVERY: _T(zh="正在找回您的账号", en="Your account is being recovered"),
    RecoveryState.WAITING: _T(zh="待确认", en="Waiting to be confirmed"),
    RecoveryState.CONFIRMED: _T(zh="已确认，待本人使用", en="Confirmed, not used yet"),
    RecoveryState.USED: _T(zh="已完成", en="Done"),
    RecoveryState.STOPPED: _T(zh="已中止", en="Stopped"),
    RecoveryState.LAPSED: _T(zh="已过期", en="Lapsed"),
}

_HATS: dict[StrEnum, LocalizedText] = {
    Profile.STANDARD: _T(zh="标准配置", en="Standard"),
    Profile.SMALL: _T(zh="小公司配置", en="Small company"),
    Hat.SYSTEM: _T(zh="系统管理员", en="System administrator"),
    Hat.SECURITY: _T(zh="安全保密管理员", en="Security administrator"),
    Hat.AUDIT: _T(zh="审计管理员", en="Audit administrator"),
    Apart.ADMINISTRATORS: _T(
        zh="三员分立：开账号、授权限、查日志不得由一人包办。",
        en="The three administrators: accounts, rights and the record are never one person's.",
    ),
    Apart.AUDITS_ONESELF: _T(zh="审计的人不能是被审计的人。", en="Whoever audits is not whom the audit looks at."),
    Apart.SUPERVISES_ONESELF: _T(
        zh="监督的人不能监督自己的工作。", en="Whoever supervises does not supervise their own work."
    ),
    Apart.RIGHTS_AND_RULES: _T(
        zh="授权限的人不能同时制定规则、确定密级。",
        en="Whoever grants rights neither sets the rules nor decides levels.",
    ),
    Apart.RECORDS_AND_RIGHTS: _T(
        zh="登记人员的人再开账号或授权限，一人即可造出“有权之人”。",
        en="Whoever enters people and also gives accounts or rights could make somebody up.",
    ),
    Apart.RULES_AND_PEOPLE: _T(
        zh="制定规则与安排人员岗位宜分两人。", en="Setting the rules and placing people are better two people's work."
    ),
    Apart.DECIDES_AND_CHECKS: _T(
        zh="定密的人不宜自己检查定密。", en="Whoever decides levels had better not check them."
    ),
    Apart.RULES_AND_SYSTEMS: _T(
        zh="规则与系统运维宜分两人，互为牵制。",
        en="Rules and systems are better two people's, each a check on the other.",
    ),
    Apart.DOOR_AND_RULES: _T(
        zh="放行的人不宜自己定放行规则、管账号。",
        en="Whoever lets people in had better not set the rules or keep the accounts.",
    ),
}

LABELS: dict[StrEnum, LocalizedText] = {
    **_ADMINISTRATION,
    **_VERBS,
    **_EVENTS,
    **_GATES,
    **_SIGN_INS,
    **_HATS,
    **SINGLE_LABELS,
}
