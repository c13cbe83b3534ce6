"""`shoumi ledger`: checking the ledger here, and writing it out for others."""

from pathlib import Path

from rich.progress import Progress

from shoumi.regime.evidence import actions
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import explanation
from shoumi.surfaces.cli.installing import console
from shoumi.surfaces.cli.telling import say_json, tell


def verify_ledger(*, as_json: bool) -> int:
    """Check the whole ledger, tell the result, and return the exit code: 0 when nothing is wrong, else 1."""
    with Progress(transient=True, disable=as_json) as shown:
        task = shown.add_task("ledger", total=None)
        found = actions.verify_ledger(console(), lambda done, size: shown.update(task, completed=done, total=size))
    first = found.first
    words = explanation(first.fault, first.parameters) if first else None
    if as_json:
        say_json(
            {
                "sound": found.sound,
                "origin": found.origin,
                "size": found.size,
                "root": found.root,
                "faults": found.faults,
                "first": {"code": first.fault.value, "index": first.index, "event": first.event} if first else None,
            }
        )
    elif words:
        tell(
            f"存证日志有 {found.faults} 处问题，最早一处：{words.what.zh} {words.cure.zh}",
            f"The ledger has {found.faults} faults; the earliest: {words.what.en} {words.cure.en}",
        )
    else:
        tell(
            f"存证日志完好：{found.size} 条记录，根 {found.root}",
            f"The ledger is sound: {found.size} entries, root {found.root}",
        )
    return int(not found.sound)


def export_ledger(home: Path, target: Path | None, *, as_json: bool) -> None:
    """Write the ledger to ``target``, by default a new ZIP in the home folder, and tell where it is."""
    chosen = target or home / "exports" / f"ledger-{clock.now():%Y%m%dT%H%M%SZ}.zip"
    summary = actions.export_ledger(console(), chosen)
    if as_json:
        say_json({"path": chosen, "origin": summary.checkpoint.origin, "size": summary.size, "agrees": summary.agrees})
    else:
        command = f"python3 tools/verify_ledger.py {chosen}"
        tell(
            f"已导出 {summary.size} 条记录，可用 {command} 核验。",
            f"{summary.size} entries are written. Check them with: {command}",
        )
