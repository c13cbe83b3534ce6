"""`shoumi status`: how the installation is, as the system administrator's page shows it."""

from shoumi.regime.kit.cells import told
from shoumi.regime.kit.words import explanation, label
from shoumi.regime.operations import queries
from shoumi.regime.operations.values import Facts, Found
from shoumi.surfaces.cli.installing import console
from shoumi.surfaces.cli.telling import say_json, tell

MEBIBYTE = 1 << 20


def tell_status(*, as_json: bool) -> int:
    """Print how the installation is, and return the exit code: 1 when something does not work, else 0."""
    state = queries.status(console())
    if as_json:
        say_json(queries.told(state))
    else:
        _tell_facts(state.facts)
        for one in state.found:
            _tell_found(one)
    return int(state.faulty)


def _tell_facts(facts: Facts) -> None:
    versions, database, storage, ledger = facts.versions, facts.database, facts.storage, facts.ledger
    running = f"{versions.shoumi}, Python {versions.python}, Django {versions.django}"
    tell(f"守密 {running}", f"Shoumi {running}")
    stands = f"{database.kind} {database.version}, {_mib(database.size)}"
    tell(f"数据库：{stands}", f"Database: {stands}")
    tell(
        f"密封对象：{storage.count} 个，{_mib(storage.size)}",
        f"Sealed objects: {storage.count}, {_mib(storage.size)}",
    )
    tell(
        f"磁盘：剩余 {_mib(storage.free)}，共 {_mib(storage.total)}",
        f"Disk: {_mib(storage.free)} free of {_mib(storage.total)}",
    )
    tell(
        f"存证日志：已签名 {ledger.entries} 条，待排序 {ledger.waiting} 条，最近检查点 {told(ledger.checkpoint_at)}",
        f"Ledger: {ledger.entries} entries signed for, {ledger.waiting} waiting, last checkpoint "
        f"{told(ledger.checkpoint_at)}",
    )
    seen = told(facts.worker.seen_at)
    tell(f"后台进程上次报到：{seen}", f"Worker's last sign of life: {seen}")
    for part, there in facts.parts.items():
        name = label(part)
        tell(
            f"{name.zh}：{'已安装' if there else '未安装'}",
            f"{name.en}: {'installed' if there else 'not installed'}",
        )


def _tell_found(one: Found) -> None:
    severity, words = label(one.severity), explanation(one.code, one.parameters)
    tell(
        f"[{severity.zh}] {words.what.zh}{words.cure.zh}",
        f"[{severity.en}] {words.what.en} {words.cure.en}",
    )


def _mib(size: int) -> str:
    return f"{size / MEBIBYTE:,.1f} MiB"
