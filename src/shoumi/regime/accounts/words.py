"""More words of accounts: recovery, sign-in history and alerts, services, hats."""

from enum import StrEnum

from shoumi.regime.accounts.vocabulary import (
    AlertKind,
    Apart,
    Event,
    GateCode,
    Hat,
    Method,
    Outcome,
    Permission,
    Problem,
    Profile,
    RecoveryState,
)
from shoumi.regime.kit.words import Explanation, LocalizedText

_T = LocalizedText

MORE_LABELS: dict[StrEnum, LocalizedText] = {
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
    GateCode.VOUCHES: _T(zh="认识本人", en="Knows the person"),
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

_RELOAD = _T(zh="请刷新页面，查看最新情况。", en="Reload the page and look at the present state.")

MORE_EXPLANATIONS: dict[StrEnum, Explanation] = {
    GateCode.VOUCHES: Explanation(
        _T(
            zh="账号找回须由本人所在部门的负责人或人事确认。",
            en="A recovery is confirmed by the head of the person's unit, or by HR.",
        ),
        _T(zh="请联系本人的部门负责人或人事。", en="Ask the head of the person's unit, or HR."),
    ),
    Problem.RECOVERY_OPEN: Explanation(
        _T(zh="此人的账号找回正在进行。", en="A recovery of this account is under way."),
        _T(zh="请等待确认，或先中止再重新发起。", en="Wait for it to be confirmed, or stop it and open another."),
    ),
    Problem.NO_RECOVERY: Explanation(_T(zh="没有正在进行的账号找回。", en="There is no recovery under way."), _RELOAD),
    Problem.SECOND_PERSON: Explanation(
        _T(zh="账号找回须由两个人分别办理。", en="A recovery takes two people."),
        _T(
            zh="请由发起人之外的部门负责人或人事确认。",
            en="It is confirmed by a unit head or HR who did not open it.",
        ),
    ),
    Problem.BAD_RECOVERY: Explanation(
        _T(zh="邮箱或找回码不对，或者找回已过期、已中止。", en="Address or code is wrong, or the recovery is over."),
        _T(
            zh="请核对两段找回码；仍不行请联系系统管理员重新发起。",
            en="Check both halves of the code; if it stays, ask the system administrator to open another.",
        ),
    ),
    Problem.NO_GROUND: Explanation(
        _T(zh="没有填写找回原因。", en="There is no ground."),
        _T(zh="请写明本人丢失了什么、如何联系到您。", en="Say what was lost, and how the person reached you."),
    ),
    Problem.NO_REASON: Explanation(
        _T(zh="没有填写停用原因。", en="There is no reason for the suspension."),
        _T(zh="请写明停用原因。", en="Say why the account is suspended."),
    ),
    Problem.BAD_SERVICE: Explanation(
        _T(zh="服务代号不合要求。", en="The code of the service cannot be used."),
        _T(
            zh="以小写字母开头，只用小写字母、数字和连字符，2 至 40 个字符。",
            en="Begin with a small letter; use small letters, digits and hyphens, 2 to 40 of them.",
        ),
    ),
    Problem.SERVICE_TAKEN: Explanation(
        _T(zh="这个服务代号已由他人负责。", en="Somebody else answers for the service of this code."),
        _T(zh="请换一个代号，或请负责人生成令牌。", en="Use another code, or ask whoever answers for it."),
    ),
    Problem.BAD_NETWORK: Explanation(
        _T(zh="来源地址缺失或无效。", en="The addresses it comes from are missing or wrong."),
        _T(zh="请填写地址或网段，如 10.0.0.5 或 10.0.0.0/24。", en="Give addresses or networks such as 10.0.0.0/24."),
    ),
    Problem.NO_PURPOSE: Explanation(
        _T(zh="没有填写服务用途。", en="It does not say what the service is for."),
        _T(zh="请用一句话说明。", en="Say it in a sentence."),
    ),
    Problem.NO_PROFILE: Explanation(_T(zh="没有这套兼任规则。", en="There is no such profile."), _RELOAD),
    Problem.HATS_APART: Explanation(
        _T(zh="“{hat}”与“{other}”不得由一人兼任。", en="“{hat}” and “{other}” are not one person's."),
        _T(
            zh="请另选他人，或先免去原有职务；规则见“兼任规则”。",
            en="Choose somebody else, or end the other appointment first; “Hats kept apart” has the rules.",
        ),
    ),
    Problem.HATS_WORN: Explanation(
        _T(
            zh="现有 {people} 人的兼任与这套规则冲突，未予采用。",
            en="{people} people wear hats that this would keep apart, so it was not adopted.",
        ),
        _T(zh="请先按预演名单调整任命，再采用。", en="Change the appointments the rehearsal names, then adopt it."),
    ),
}
