"""What ``--help`` says: the texts of the commands are English where they are declared, and told in Chinese here.

There may be no installation to ask for its language, so the environment is asked: Chinese unless ``SHOUMI_LANG``, or
without it the locale (``LC_ALL``, ``LC_MESSAGES``, ``LANG``), says English.
"""

import os
from collections.abc import Iterator, Mapping

from rich.text import Text
from typer import Context, Typer, rich_utils
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_group
from typer.rich_utils import OptionHighlighter

Told = TyperGroup | TyperCommand | TyperOption | TyperArgument

LANGUAGE_VARIABLES = ("SHOUMI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

CHINESE: Mapping[str, str] = {
    "守密 Shoumi: a company's confidentiality regime.": "守密：把公司的保密制度真正运行起来。",
    "Show the version.": "显示版本。",
    "Show this message and exit.": "显示这份说明。",
    "Make an empty installation: home folder, keys, database, the recommended levels and catalogue.\n\n"
    "One that was interrupted is gone on with, on the settings it began with.": (
        "建立空白系统：系统目录、密钥、数据库、推荐的密级和商业秘密目录。\n\n上次中断的，按当时的设置接着建完。"
    ),
    "The home folder of the installation.": "系统目录。",
    "The company's name, as it stands on screens.": "公司名称，显示在页面上。",
    "The port on this machine.": "本机端口。",
    "The address people use; https unless only on this machine.": "大家访问的网址；不限于本机使用的，须为 https。",
    "zh-hans or en: of the screens and of these commands.": "zh-hans 或 en，页面和命令使用的语言。",
    "postgresql://user@host:port/name; by default SQLite in the home folder.": (
        "postgresql://用户@主机:端口/库名；不填则用系统目录中的 SQLite。"
    ),
    "A file with the password of the database role.": "存有数据库用户密码的文件。",
    "A file with the passphrase of the keyring.": "存有密钥文件口令的文件。",
    "Bring the database to this version's form; run it after an upgrade, with a backup at hand.": (
        "把数据库更新到当前版本；升级后执行，执行前先备份。"
    ),
    "Register a person, open their account and appoint them as one of the three separated administrators.": (
        "登记一人，开通账号，并任命为三员之一。"
    ),
    "system, security or audit.": "system（系统管理员）、security（安全保密管理员）或 audit（审计管理员）。",
    "The person's name.": "姓名。",
    "The address the person signs in with.": "登录用的邮箱。",
    "Print JSON, one object.": "输出 JSON，一个对象。",
    "Register a person, open their account, and give them the offices and clearance that a beginning needs.": (
        "登记一人，开通账号，并授予起步所需的职务和涉密等级。"
    ),
    "employee, part_time, contractor, partner, …": "人员类别：employee、part_time、contractor、partner 等。",
    "For people from outside: who they work for.": "外部人员的所属单位。",
    "officer, hr, president, committee_member, …; may be repeated.": (
        "职务：officer、hr、president、committee_member 等；可多次给出。"
    ),
    "Rank of the clearance; 1 is the lowest.": "涉密等级的级序，1 为最低。",
    "Rank of the highest level the person may decide.": "可以确定的最高密级的级序。",
    "Serve the installation on this machine until interrupted; a reverse proxy in front terminates TLS.": (
        "在本机启动系统，直到中断；HTTPS 由前面的反向代理负责。"
    ),
    "Tell how the installation is: versions, sizes, ages, what is wrong. Exit 1 when something does not work.": (
        "报告系统状态：版本、容量、时间和异常；有功能不可用时退出码为 1。"
    ),
    "Run the sample company, or with --once play the product's main steps through the real code.": (
        "启动示例公司；加 --once 则把主要步骤在真实程序上走一遍。"
    ),
    "A folder; every file in it is registered as well.": "一个文件夹，其中的文件也一并登记。",
    "Play the steps, print what happened, and end.": "走完各步，打印结果后退出。",
    "With --once: one JSON object a step.": "与 --once 同用：每步输出一个 JSON 对象。",
    "Accounts whose keepers cannot be asked.": "账号：本人和管理员都无法处理时使用。",
    "Give somebody a temporary password, an administrator too. Make sure in person who is asking.": (
        "为某人（包括三员）设置临时密码。请当面核实身份。"
    ),
    "Remove the second factors and tokens as well.": "同时移除二次验证和令牌。",
    "People from sources outside: LDAP and other directories, files.": "人员来源：LDAP 等目录、名单文件。",
    "Add a source of people. Its first sync waits until it is confirmed.": "新增人员来源；首次同步须经确认。",
    "file, ldap, scim, wecom, dingtalk or feishu.": "file、ldap、scim、wecom、dingtalk 或 feishu。",
    "What the source is called.": "来源名称。",
    "A TOML file with its settings (docs/operations/sources.md).": "TOML 设置文件（见 docs/operations/sources.md）。",
    "A file with the password to sign in with.": "存有登录密码的文件。",
    "How often to look; 0 for by hand only.": "同步间隔（分钟），0 表示仅手动运行。",
    "Mint the token an identity provider pushes with, and print it once; the one before it ends.": (
        "生成身份平台推送用的令牌，只显示一次；原令牌随即作废。"
    ),
    "The name of a source of the kind scim.": "类别为 scim 的来源名称。",
    "Look at a source now and apply what has changed; exit 5 when somebody has to confirm it, 6 when it is gone.": (
        "立即读取来源并处理变更；须有人确认时退出码为 5，来源不存在时为 6。"
    ),
    "The name of the source; all that are on without it.": "来源名称；不填则为全部启用的来源。",
    "Tell what would change, and change nothing.": "只列出会有哪些变更，不作改动。",
    "Apply the plan of a run that waits for a decision, or give it up.": "处理待确认的同步，或放弃它。",
    "The run, as `shoumi people sync` printed it.": "`shoumi people sync` 打印的同步编号。",
    "Give the plan up instead.": "放弃这次同步。",
    "Figures of waits and refusals.": "办理时效数据。",
    "Check the ledger, or write it out.": "存证日志：核验、导出。",
    "Derive the figures of waits and refusals anew from the ledger and from what stands in the database.": (
        "由存证日志和数据库重新汇总办理时效数据。"
    ),
    "Recompute the whole ledger from its entries; exit 1 and name the first bad entry when anything was changed.": (
        "根据条目重新计算整份存证日志；有改动时退出码为 1，并指出第一条不符的记录。"
    ),
    "Write the ledger out with a signed manifest, for `python3 tools/verify_ledger.py`.": (
        "导出存证日志和签名清单，供 `python3 tools/verify_ledger.py` 核验。"
    ),
    "A new folder or a .zip file; by default a new file in HOME/exports.": (
        "新文件夹或 .zip 文件；不填则在系统目录的 exports 中新建。"
    ),
}


class Folding(OptionHighlighter):
    """Marks options as typer does, and lets a line be broken where it has no space; Chinese would be cut off."""

    def highlight(self, text: Text) -> None:
        """Mark ``text``, in place."""
        super().highlight(text)
        text.overflow = "fold"


def asked_in_english() -> bool:
    """Return whether the environment asks for English."""
    said = next((value for name in LANGUAGE_VARIABLES if (value := os.environ.get(name))), "")
    return said.startswith("en")


def helped(commands: Typer) -> TyperGroup:
    """Return the command line of ``commands`` with its help in the language of the environment."""
    group = get_group(commands)
    if not asked_in_english():
        rich_utils.highlighter = Folding()
        rich_utils.OPTIONS_PANEL_TITLE = "选项"
        rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
        rich_utils.COMMANDS_PANEL_TITLE = "命令"
        rich_utils.REQUIRED_LONG_STRING = "[必填]"
        rich_utils.DEFAULT_STRING = "[默认：{}]"
        rich_utils.ENVVAR_STRING = "[环境变量：{}]"
        for told in everything_told(group):
            told.help = CHINESE[told.help or ""]
    return group


def everything_told(group: TyperGroup) -> Iterator[Told]:
    """Yield ``group``, its commands, and what each is called with, as far as they have help."""
    for one in (group, *group.commands.values()):
        if one is not group and isinstance(one, TyperGroup):
            yield from everything_told(one)
            continue
        for told in (one, *one.params, one.get_help_option(Context(one))):
            if isinstance(told, Told) and told.help:
                yield told
