"""The words of continuous sync in both languages."""

from enum import StrEnum

from shoumi.regime.kit.words import Explanation, LocalizedText
from shoumi.regime.people.sync.vocabulary import (
    Ask,
    ChangeKind,
    EntryState,
    Provisioned,
    RunState,
    SettingName,
    SourceKind,
    SyncProblem,
    Thing,
)
from shoumi.regime.people.vocabulary import ImportProblem, Problem


def _both(zh: str, en: str) -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def _told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    return Explanation(LocalizedText(*what), LocalizedText(*cure))


def problem_named(code: str) -> StrEnum:
    """Return the problem with this code, whichever vocabulary of this part has it."""
    for problems in (SyncProblem, ImportProblem):
        if code in {each.value for each in problems}:
            return problems(code)
    return Problem(code)


LABELS: dict[StrEnum, LocalizedText] = {
    SourceKind.FILE: _both("定期导出的名单文件", "A file exported regularly"),
    SourceKind.LDAP: _both("LDAP 目录（含 Active Directory）", "LDAP directory (Active Directory too)"),
    SourceKind.SCIM: _both("SCIM 2.0（由身份平台推送）", "SCIM 2.0 (pushed by an identity provider)"),
    SourceKind.WECOM: _both("企业微信通讯录", "WeCom directory"),
    SourceKind.DINGTALK: _both("钉钉通讯录", "DingTalk directory"),
    SourceKind.FEISHU: _both("飞书通讯录", "Feishu directory"),
    SettingName.CORP_ID: _both("企业标识（CorpID）", "Company id (CorpID)"),
    SettingName.APP_ID: _both("应用标识（AppKey / App ID）", "Application id (AppKey / App ID)"),
    SettingName.NUMBER_FIELD: _both("存放工号的自定义字段", "Custom field with the staff number"),
    Provisioned.USER: _both("推送的用户", "Pushed user"),
    Provisioned.GROUP: _both("推送的用户组", "Pushed group"),
    SettingName.UNITS_FROM: _both("部门取自", "Units are taken from"),
    SettingName.FILE: _both("文件名", "File name"),
    SettingName.URL: _both("服务器地址", "Server address"),
    SettingName.SECURITY: _both("连接加密", "Encryption"),
    SettingName.AUTHORITY: _both("签发证书的 CA 文件", "CA certificate file"),
    SettingName.BIND_NAME: _both("登录名（DN）", "Name to bind as (DN)"),
    SettingName.PEOPLE_BASE: _both("人员所在的基准 DN", "Base of people (DN)"),
    SettingName.PEOPLE_FILTER: _both("人员筛选条件", "Filter of people"),
    SettingName.UNITS_BASE: _both("部门所在的基准 DN", "Base of units (DN)"),
    SettingName.UNITS_FILTER: _both("部门筛选条件", "Filter of units"),
    SettingName.ID_ATTRIBUTE: _both("唯一标识属性", "Attribute of the stable id"),
    SettingName.NAME_ATTRIBUTE: _both("姓名属性", "Attribute of the name"),
    SettingName.EMAIL_ATTRIBUTE: _both("邮箱属性", "Attribute of the e-mail"),
    SettingName.NUMBER_ATTRIBUTE: _both("工号属性", "Attribute of the staff number"),
    SettingName.TITLE_ATTRIBUTE: _both("岗位属性", "Attribute of the position"),
    SettingName.SINCE_ATTRIBUTE: _both("入职时间属性", "Attribute of the first day"),
    SettingName.DISABLED_BY: _both("停用账号的判断", "How a disabled account shows"),
    SettingName.PAGE_SIZE: _both("每页条数", "Entries a page"),
    Thing.UNIT: _both("部门", "Unit"),
    Thing.PERSON: _both("人员", "Person"),
    ChangeKind.NEW: _both("新增", "New"),
    ChangeKind.LINKED: _both("与已有人员对应", "Matched with an entry"),
    ChangeKind.CHANGED: _both("信息变更", "Changed"),
    ChangeKind.MOVED: _both("部门或岗位变动", "Moved"),
    ChangeKind.BACK: _both("重新入职", "Back again"),
    ChangeKind.VANISHED: _both("来源中已消失", "Vanished"),
    ChangeKind.FAULTY: _both("有误，未处理", "At fault, left alone"),
    EntryState.WAITING: _both("待处理", "To be done"),
    EntryState.DONE: _both("已处理", "Done"),
    EntryState.FAILED: _both("未能处理", "Failed"),
    RunState.LOOKING: _both("正在读取", "Reading"),
    RunState.ASKING: _both("待确认", "Waits for a decision"),
    RunState.UNDER_WAY: _both("正在处理", "Under way"),
    RunState.FINISHED: _both("已完成", "Finished"),
    RunState.REHEARSED: _both("试运行", "Rehearsal"),
    RunState.FAILED: _both("读取失败", "Failed"),
    RunState.DISCARDED: _both("已放弃", "Given up"),
}

EXPLANATIONS: dict[StrEnum, Explanation] = {
    Ask.FIRST: _told(
        (
            "这是该来源启用或修改设置后的第一次同步。",
            "This is the first sync since the source was set up or its settings changed.",
        ),
        (
            "请核对新增和对应的人员是否正确，再确认。",
            "Look whether the people are the right ones, and confirm.",
        ),
    ),
    Ask.NOBODY: _told(
        ("来源中一个人也没有，而此前同步过人员。", "The source has nobody, although people came from it before."),
        (
            "多半是筛选条件或基准位置写错；请先检查设置，不要急于确认。",
            "Most likely a filter or a base is wrong: look at the settings before you confirm.",
        ),
    ),
    Ask.MANY: _told(
        ("一次消失的人员超过设定比例。", "More people than the set share have vanished at once."),
        (
            "请核对名单：确认后，这些人员都会启动离职办理，密件立即不能查阅。",
            "Look at who it is: once you confirm, all of them begin to leave and open no secrets any more.",
        ),
    ),
    Ask.LINKS: _told(
        (
            "来源中有人与名册中手工登记的在职人员对应。",
            "People of the source match present people who were entered here by hand.",
        ),
        (
            "确认后，这些人员的信息将以来源为准，在来源中消失时会启动离职办理。",
            "Once you confirm, the source is the authority on them, and vanishing from it begins their leaving.",
        ),
    ),
    SyncProblem.NO_SUCH_SOURCE: _told(
        ("没有这个人员来源。", "There is no such source."), ("请从来源列表中选择。", "Choose one from the list.")
    ),
    SyncProblem.NO_SUCH_RUN: _told(
        ("没有这次同步。", "There is no such run."), ("请从来源页面中选择。", "Choose one on the source's page.")
    ),
    SyncProblem.SOURCE_OFF: _told(
        ("这个来源已停用。", "This source is switched off."), ("请先启用它。", "Switch it on first.")
    ),
    SyncProblem.NAME_TAKEN: _told(
        ("已有同名的来源。", "There is a source of this name."), ("请换一个名称。", "Choose another name.")
    ),
    SyncProblem.RUN_OPEN: _told(
        (
            "这个来源上一次同步尚未结束，或正等待确认。",
            "An earlier run of this source is under way, or waits for a decision.",
        ),
        ("请先处理上一次同步。", "Deal with that run first."),
    ),
    SyncProblem.NOT_ASKING: _told(
        ("这次同步不需要确认，或已有人处理。", "This run does not wait for a decision, or somebody has made it."),
        ("请刷新页面查看结果。", "Reload the page to see what came of it."),
    ),
    SyncProblem.SETTING_MISSING: _told(
        ("“{name}”没有填写。", "“{name}” is not filled in."), ("请补填。", "Fill it in.")
    ),
    SyncProblem.SETTING_WRONG: _told(
        ("“{name}”的内容不能使用。", "“{name}” cannot be used as it is."),
        ("请按说明重新填写。", "Write it as the hint says."),
    ),
    SyncProblem.OUT_OF_RANGE: _told(
        (
            "比例应在 1 到 100 之间；间隔应为 0，或在 5 分钟到 31 天之间。",
            "The share must be 1 to 100, the interval 0, or 5 minutes to 31 days.",
        ),
        ("请改正后再提交。", "Mend it and try again."),
    ),
    SyncProblem.GONE: _told(
        ("来源没有应答。", "The source does not answer."),
        (
            "名册未作任何变更。请检查地址、网络和证书，下次会自动重试。",
            "Nothing was changed. Look at address, network and certificate; the next run tries again.",
        ),
    ),
    SyncProblem.SIGN_IN_FAILED: _told(
        ("来源拒绝了登录。", "The source refused the sign-in."),
        ("名册未作任何变更。请核对登录名和密码。", "Nothing was changed. Check name and password."),
    ),
    SyncProblem.PLATFORM_REFUSES: _told(
        ("平台拒绝了应用的请求。", "The platform refused what the application asked."),
        (
            "名册未作任何变更。请核对应用标识和密钥、通讯录权限、可见范围和可信 IP。",
            "Nothing was changed. Check id and secret, the application's permissions, its range and trusted addresses.",
        ),
    ),
    SyncProblem.HALF_ANSWERED: _told(
        ("来源只应答了一部分。", "The source answered in part only."),
        (
            "名册未作任何变更。不完整的名单不会采用，下次会自动重试。",
            "Nothing was changed: half a list is never used. The next run tries again.",
        ),
    ),
    SyncProblem.ID_MISSING: _told(
        ("来源中有条目没有唯一标识。", "An entry of the source has no stable id."),
        ("名册未作任何变更。请检查唯一标识属性。", "Nothing was changed. Check the attribute of the id."),
    ),
    SyncProblem.ID_TWICE: _told(
        ("来源中有两个条目的标识都是 {id}。", "Two entries of the source have the id {id}."),
        ("名册未作任何变更。请在来源中改正。", "Nothing was changed. Mend it in the source."),
    ),
    SyncProblem.UNIT_CIRCLE: _told(
        ("来源中的部门 {id} 隶属于自身。", "The unit {id} of the source lies within itself."),
        ("名册未作任何变更。请在来源中改正。", "Nothing was changed. Mend it in the source."),
    ),
    SyncProblem.PARENT_UNKNOWN: _told(
        ("来源中部门 {id} 的上级不存在。", "The unit above {id} is missing in the source."),
        (
            "名册未作任何变更。请检查部门筛选条件是否漏掉了上级部门。",
            "Nothing was changed. Look whether the filter of units leaves out the ones above.",
        ),
    ),
    SyncProblem.UNIT_NAME_TWICE: _told(
        ("来源中同一上级下有两个部门都叫“{name}”。", "Two units under the same one are called “{name}” in the source."),
        ("名册未作任何变更。请在来源中改正。", "Nothing was changed. Mend it in the source."),
    ),
    SyncProblem.UNIT_UNKNOWN: _told(
        ("所在部门 {id} 不在来源的部门之中。", "The unit {id} is not among those of the source."),
        ("请检查部门筛选条件。", "Check the filter of units."),
    ),
    SyncProblem.EMAIL_TWICE: _told(
        ("邮箱与来源中的 {id} 重复。", "The address is that of {id} in the source too."),
        ("请在来源中改正。", "Mend it in the source."),
    ),
    SyncProblem.STAFF_NUMBER_TWICE: _told(
        ("工号与来源中的 {id} 重复。", "The staff number is that of {id} in the source too."),
        ("请在来源中改正。", "Mend it in the source."),
    ),
    SyncProblem.IDENTITY_TWICE: _told(
        ("身份证号码与来源中的 {id} 重复。", "The identity number is that of {id} in the source too."),
        ("请在来源中改正。", "Mend it in the source."),
    ),
    SyncProblem.LINKED_ELSEWHERE: _told(
        (
            "名册中的同一人已由另一条目或另一来源维护。",
            "The same person is kept by another entry or another source already.",
        ),
        ("请只在一个来源中保留此人。", "Keep the person in one source only."),
    ),
    SyncProblem.TWO_PERSONS: _told(
        (
            "邮箱、工号、身份证号码分别属于名册中的不同人员。",
            "Address, staff number and identity number belong to different people here.",
        ),
        ("请核对来源和名册中的这几项。", "Check them in the source and in the directory."),
    ),
    SyncProblem.USER_NAME_TAKEN: _told(
        ("这个用户名已属于来源中的另一用户。", "The user name belongs to another user of the source."),
        ("请在身份平台中改正。", "Mend it in the identity provider."),
    ),
    SyncProblem.NO_SUCH_RESOURCE: _told(
        ("来源中没有推送过这个条目。", "Nothing of this id was pushed by the source."),
        ("请由身份平台重新推送。", "Let the identity provider push it anew."),
    ),
    SyncProblem.OTHER_VERSION: _told(
        ("这个条目已有更新的版本。", "There is a newer version of it."),
        ("请由身份平台读取后重新推送。", "Let the identity provider read it and push anew."),
    ),
    SyncProblem.FILE_FAULTY: _told(
        ("文件第 {line} 行有误。", "Line {line} of the file is at fault."),
        (
            "名册未作任何变更。请在导入页面检查该文件，按逐行报告改正。",
            "Nothing was changed. Check the file on the import page and mend what its report says.",
        ),
    ),
}
