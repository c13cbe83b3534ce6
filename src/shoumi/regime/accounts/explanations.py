"""What accounts refuse, and what to do about it, in both languages."""

from enum import StrEnum

from shoumi.regime.accounts.single.words import SINGLE_EXPLANATIONS
from shoumi.regime.accounts.vocabulary import GateCode, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText

_T = LocalizedText
_CHECK_LIST = _T(zh="请刷新页面，查看最新情况。", en="Reload the page and look at the present state.")

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
    GateCode.VOUCHES: Explanation(
        _T(
            zh="账号找回须由本人所在部门的负责人或人事确认。",
            en="A recovery is confirmed by the head of the person's unit, or by HR.",
        ),
        _T(zh="请联系本人的部门负责人或人事。", en="Ask the head of the person's unit, or HR."),
    ),
}

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
    Problem.RECOVERY_OPEN: Explanation(
        _T(zh="此人的账号找回正在进行。", en="A recovery of this account is under way."),
        _T(zh="请等待确认，或先中止再重新发起。", en="Wait for it to be confirmed, or stop it and open another."),
    ),
    Problem.NO_RECOVERY: Explanation(
        _T(zh="没有正在进行的账号找回。", en="There is no recovery under way."), _CHECK_LIST
    ),
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
    Problem.NO_PROFILE: Explanation(_T(zh="没有这套兼任规则。", en="There is no such profile."), _CHECK_LIST),
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

EXPLANATIONS: dict[StrEnum, Explanation] = {**_REASONS, **_PROBLEMS, **SINGLE_EXPLANATIONS}
