"""The words of single sign-on in both languages."""

from enum import StrEnum

from shoumi.regime.accounts.single.vocabulary import Check, LinkedBy, Matching, ProviderKind, SingleFault
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Permission, Problem
from shoumi.regime.kit.words import Explanation, LocalizedText


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


SINGLE_LABELS: dict[StrEnum, LocalizedText] = {
    Permission.SEE_PROVIDERS: _both("查看身份提供方", "See identity providers"),
    Permission.REVIEW_PROVIDERS: _both("审查身份提供方", "Review identity providers"),
    Permission.SET_UP_PROVIDER: _both("设置身份提供方", "Set up an identity provider"),
    Permission.TRUST_PROVIDER: _both("认可身份提供方的二次验证", "Trust an identity provider's second factor"),
    Permission.LINK: _both("绑定单点登录身份", "Link an identity"),
    Permission.UNLINK: _both("解除单点登录绑定", "Unlink an identity"),
    Event.PROVIDER_ADDED: _both("添加身份提供方", "Identity provider added"),
    Event.PROVIDER_CHANGED: _both("变更身份提供方", "Identity provider changed"),
    Event.PROVIDER_TESTED: _both("测试身份提供方", "Identity provider tested"),
    Event.PROVIDER_TRUSTED: _both("决定是否认可身份提供方的二次验证", "Identity provider's second factor decided"),
    Event.LINKED: _both("绑定单点登录身份", "Identity linked"),
    Event.UNLINKED: _both("解除单点登录绑定", "Identity unlinked"),
    Event.SINGLE_FAILED: _both("单点登录未通过", "Single sign-on refused"),
    Event.LEFT_AT_PROVIDER: _both("随身份提供方退出登录", "Signed out at the identity provider"),
    ProviderKind.OIDC: _both("OpenID Connect", "OpenID Connect"),
    ProviderKind.WECOM: _both("企业微信", "WeCom"),
    ProviderKind.DINGTALK: _both("钉钉", "DingTalk"),
    ProviderKind.FEISHU: _both("飞书", "Feishu"),
    Matching.DIRECTORY: _both(
        "按通讯录同步记下的成员标识对应人员", "Matched by the member id that the directory sync keeps"
    ),
    Matching.NONE: _both(
        "不放行，须由本人先在“账号安全”中绑定", "Not let in: they link their identity themselves first"
    ),
    Matching.EMAIL: _both("按对方核实过的邮箱对应账号", "Matched by an e-mail address verified there"),
    Matching.NUMBER: _both("按工号对应人员", "Matched by staff number"),
    LinkedBy.OWN: _both("本人绑定", "Linked by the person"),
    LinkedBy.MATCH: _both("登录时自动对应", "Matched at sign-in"),
    AlertKind.LINKED: _both("账号绑定了单点登录身份", "An identity was linked to your account"),
    AlertKind.UNLINKED: _both("账号解除了单点登录绑定", "An identity was unlinked from your account"),
    Check.FOUND: _both("能连通，签发者名称一致", "It answers, under the issuer's own name"),
    Check.KEYS: _both("公布了签名公钥", "It publishes its keys"),
    Check.CLIENT: _both("客户端标识和密钥有效", "It knows the client and its secret"),
    SingleFault.STALE: _both("登录请求已失效", "Request unknown or too old"),
    SingleFault.DECLINED: _both("本人取消", "Cancelled by the person"),
    SingleFault.AWAY: _both("身份提供方没有应答", "Provider away"),
    SingleFault.ANSWER: _both("应答无法识别", "Answer not understood"),
    SingleFault.REFUSED: _both("身份提供方拒绝", "Refused by the provider"),
    SingleFault.SIGNATURE: _both("签名不对", "Signature wrong"),
    SingleFault.ISSUER: _both("签发者不对", "Issuer wrong"),
    SingleFault.AUDIENCE: _both("不是签发给本系统的", "Meant for another audience"),
    SingleFault.EXPIRED: _both("已过期", "Expired"),
    SingleFault.NONCE: _both("与本次登录不对应", "Answer to another question"),
    SingleFault.SUBJECT: _both("没有有效的身份标识", "No usable subject"),
    SingleFault.UNKNOWN: _both("没有对应的账号", "No account"),
    SingleFault.AMBIGUOUS: _both("对应的账号不唯一或已被占用", "Ambiguous, or linked to another"),
    SingleFault.SUSPENDED: _both("账号已停用", "Account suspended"),
    SingleFault.NO_FACTOR: _both("账号已没有二次验证", "Account without a factor"),
    SingleFault.ADMINISTRATOR: _both("三员未自行绑定", "Administrator not linked by themselves"),
}

_RELOAD = ("请刷新页面，查看最新情况。", "Reload the page and look at the present state.")
_OTHER_WAY = (
    "没有登录。请稍后重试，或改用密码、通行密钥登录；多次出现时请联系系统管理员。",
    "Nobody was signed in. Try again, or use password or passkey; if it stays, ask the system administrator.",
)

SINGLE_EXPLANATIONS: dict[StrEnum, Explanation] = {
    Problem.NO_SUCH_PROVIDER: _told(
        ("没有这个身份提供方，或已停用。", "There is no such identity provider, or it is off."), _RELOAD
    ),
    Problem.NO_SUCH_IDENTITY: _told(("这项绑定已经解除。", "That identity is not linked any more."), _RELOAD),
    Problem.PROVIDER_TAKEN: _told(
        ("已有同名的身份提供方。", "There is an identity provider of this name."),
        ("请换一个名称。", "Choose another name."),
    ),
    Problem.PROVIDER_TWICE: _told(
        (
            "这个代号或客户端已用于另一个身份提供方。",
            "This code or client belongs to another identity provider here.",
        ),
        ("请换一个代号，或在列表中修改已有的一项。", "Choose another code, or change the one in the list."),
    ),
    Problem.PROVIDER_CODE: _told(
        ("代号不合要求。", "The code cannot be used."),
        (
            "以小写字母开头，只用小写字母、数字和连字符，2 至 30 个字符。",
            "Begin with a small letter; use small letters, digits and hyphens, 2 to 30 of them.",
        ),
    ),
    Problem.PROVIDER_FIELD: _told(
        ("有必填项没有填，或内容过长。", "Something needed is not filled in, or is too long."),
        ("请补填后再提交。", "Fill it in and try again."),
    ),
    Problem.PROVIDER_ADDRESS: _told(
        ("“{address}”不能用作地址。", "“{address}” cannot be used as an address."),
        (
            "地址须以 https:// 开头，不带参数；http:// 只能用于本机。",
            "It begins with https:// and has no question in it; http:// is for this machine only.",
        ),
    ),
    Problem.PROVIDER_AWAY: _told(
        ("{address} 没有应答。", "{address} does not answer."),
        (
            "没有作任何改动。请检查地址、网络和证书，或稍后再试。",
            "Nothing was changed. Look at address, network and certificate, or try later.",
        ),
    ),
    Problem.PROVIDER_ANSWER: _told(
        ("{address} 的应答不符合协议。", "What {address} answers is not what the protocol says."),
        (
            "没有作任何改动。请核对地址，签发者名称须与对方公布的完全一致。",
            "Nothing was changed. Check the address: the issuer must be written as the provider writes it.",
        ),
    ),
    Problem.PROVIDER_REFUSES: _told(
        ("{address} 不认可客户端标识或密钥。", "{address} does not accept the client id or its secret."),
        ("请核对客户端标识，重新填写密钥。", "Check the client id and write the secret anew."),
    ),
    Problem.SINGLE_INVALID: _told(
        ("身份提供方的应答没有通过校验。", "The identity provider's answer did not stand up."), _OTHER_WAY
    ),
    Problem.SINGLE_DECLINED: _told(
        ("您取消了登录。", "You cancelled signing in there."),
        ("没有登录。可以重新选择登录方式。", "Nobody was signed in. Choose again how to sign in."),
    ),
    Problem.SINGLE_STALE: _told(
        (
            "这次登录请求已失效：时间过长、已用过，或不是从这个浏览器发起。",
            "This sign-in is no longer open: it took too long, was used, or began in another browser.",
        ),
        ("没有登录。请重新登录。", "Nobody was signed in. Begin again."),
    ),
    Problem.SINGLE_NOBODY: _told(
        (
            "您在身份提供方的身份不能用来登录：没有与有效的账号绑定。",
            "That identity cannot sign in here: it is not linked to an account in force.",
        ),
        (
            "请用密码或通行密钥登录后，在“账号安全”中绑定；无法登录请联系系统管理员。",
            "Sign in with password or passkey and link it under “Account security”, or ask the system administrator.",
        ),
    ),
    Problem.IDENTITY_TAKEN: _told(
        ("这个身份已绑定到另一个账号。", "This identity is linked to another account."),
        (
            "请换用自己的身份；确属误绑请联系系统管理员解除。",
            "Use your own; if it was linked by mistake, ask the system administrator.",
        ),
    ),
    Problem.ALREADY_LINKED: _told(
        ("您的账号已绑定这个身份提供方的另一个身份。", "Another identity of this provider is linked to your account."),
        ("请先解除原有绑定。", "Unlink that one first."),
    ),
}
