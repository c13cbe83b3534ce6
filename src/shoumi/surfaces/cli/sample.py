"""`shoumi demo`: the sample company, entered, played, and told about."""

import fcntl
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer
from django.conf import settings
from django.db import connection, connections
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.accounts.rules import codes
from shoumi.regime.documents import pages
from shoumi.regime.journal.opening import open_journal
from shoumi.regime.kit.problems import told
from shoumi.surfaces.cli.installing import migrate_database
from shoumi.surfaces.cli.telling import give_up, say_json
from shoumi.surfaces.sample.entering import add_folder, enter_company
from shoumi.surfaces.sample.record import NAME, Record
from shoumi.surfaces.sample.touring import Outcome, play_tour

_WORDS = {
    "classifier": "定密审批人 · classifier",
    "holder": "知悉人员 · holder",
    "outsider": "已定等级、未列入知悉范围 · cleared, not named",
    "uncleared": "已列入、未定等级 · named, not cleared",
    "officer": "保密办公室 · confidentiality officer",
    "hr": "人力资源专员、部门负责人 · human resources, head of a unit",
    "auditor": "审计管理员 · audit administrator",
    "system_admin": "系统管理员 · system administrator",
    "security_admin": "安全保密管理员 · security administrator",
}


def enter(home: Path, port: int, documents: Path | None, *, quiet: bool) -> None:
    """Make sure that ``home`` holds the whole sample company, and the files of the folder ``documents`` as well.

    A set-up that was interrupted is begun again from nothing; an installation that is no sample company is left alone
    (exit code 2). ``quiet`` shows no progress.
    """
    _check_sample(home)
    if documents is not None and not documents.is_dir():
        give_up(2, f"{documents} 不是文件夹。", f"{documents} is not a folder.")
    # Two demos started at once on one folder would each take the other's for an interrupted one.
    with (home / "shoumi.toml").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        _enter(home, f"http://localhost:{port}", documents, quiet=quiet)
    pages.close()


def _enter(home: Path, url: str, documents: Path | None, *, quiet: bool) -> None:
    if (home / NAME).exists():
        migrate_database()
        open_journal()
        record = Record.of(home)
    else:
        _wipe(home)
        migrate_database()
        with Progress(transient=True, disable=quiet, console=Console(stderr=True)) as progress:
            task = progress.add_task("星河软件：正在准备示例公司 · setting up the sample company", total=None)
            record = enter_company(home, url, lambda done, of: progress.update(task, completed=done, total=of))
    if record.url != url:
        record.url = url
        record.write(home)
    if documents is not None:
        add_folder(home, record, documents, _tell_rejected)


def play(home: Path, *, as_json: bool) -> int:
    """Play the tour and print what happened, a table or one JSON object a step; return 0 when every step was right."""
    outcomes = []
    for one in play_tour(home):
        outcomes.append(one)
        if as_json:
            say_json(
                {
                    "part": one.part,
                    "step": one.step.en,
                    "requirements": list(one.step.requirements),
                    "ok": one.ok,
                    "took_ms": one.took_ms,
                    "note": one.note,
                }
            )
    if not as_json:
        _print_outcomes(outcomes)
    return 0 if all(one.ok for one in outcomes) else 1


def _print_outcomes(outcomes: Sequence[Outcome]) -> None:
    table = Table(title="示例公司演示 · what happened", title_justify="left", show_lines=True)
    for head in ("步骤 step", "要求 requirements", "结果", "毫秒 ms", "说明 note"):
        table.add_column(head, overflow="fold")
    for one in outcomes:
        result = "[green]通过 ok[/]" if one.ok else "[red]未通过 failed[/]"
        table.add_row(
            f"{one.step.zh}\n{one.step.en}",
            " ".join(one.step.requirements),
            result,
            str(one.took_ms),
            escape(one.note),
        )
    Console(width=max(Console().width, 120)).print(table)


def tell_who_can_sign_in(home: Path) -> None:
    """Print the address and who can sign in, with the code of each one's authenticator app at this moment."""
    record = Record.of(home)
    table = Table(title="可登录人员 · who can sign in", title_justify="left")
    for head in ("角色 role", "姓名 name", "邮箱 email", "密码 password", "验证码密钥 TOTP secret", "现在 now"):
        table.add_column(head, overflow="fold")
    counter = codes.counter_at(datetime.now(UTC))
    for one in record.people:
        code = codes.code(codes.read_secret(one.totp_secret), counter)
        table.add_row(_WORDS[one.role], one.name, one.email, one.password, one.totp_secret, code)
    console = Console(width=max(Console().width, 150))
    console.print(f"\n星河软件（示例数据）  {record.url}")
    console.print("Xinghe Software – sample data, nobody in it is real. Ctrl-C ends it.\n")
    console.print(table)
    console.print(f"令牌与文件清单 · tokens and documents: {home / NAME}\n")


def _check_sample(home: Path) -> None:
    if not settings.INSTALLATION.sample:
        give_up(
            2,
            f"{home} 不是示例公司，演示不会改动它。请另选一个文件夹。",
            f"{home} is not a sample company, so the demo leaves it alone. Choose another folder.",
        )


def _wipe(home: Path) -> None:
    """Remove what an interrupted set-up left: the database and the sealed objects; the keys stay."""
    if connection.vendor != "sqlite":
        if connection.introspection.table_names():
            give_up(2, "数据库不为空，请先清空。", "The database is not empty: empty it first.")
        return
    connections.close_all()
    for path in home.glob("shoumi.sqlite3*"):
        path.unlink()
    shutil.rmtree(home / "objects", ignore_errors=True)


def _tell_rejected(name: str, problem: ShoumiError) -> None:
    words = told(problem).words
    typer.echo(f"{name}: {words.what.zh} {words.what.en}", err=True)
