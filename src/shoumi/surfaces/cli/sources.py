"""`shoumi people`: sources of people from the console, for operators and schedules of their own."""

import tomllib
from pathlib import Path
from uuid import UUID

import typer

from shoumi.regime.kit.words import explanation, label
from shoumi.regime.people import actions
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.models import SyncRun
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, RunState, SourceKind
from shoumi.regime.people.sync.words import problem_named
from shoumi.surfaces.cli.installing import console
from shoumi.surfaces.cli.telling import say, say_json, tell

EXIT_CODE = {RunState.FINISHED: 0, RunState.REHEARSED: 0, RunState.UNDER_WAY: 0, RunState.ASKING: 5, RunState.FAILED: 6}


def add_source(*, kind: str, name: str, told: Path, secret: Path | None, minutes: int) -> None:
    """Add a source with the settings of the TOML file ``told`` and the secret in the file ``secret``.

    Raises typer.BadParameter for a kind that there is not.
    """
    if kind not in {one.value for one in SourceKind}:
        message = f"--kind: {', '.join(one.value for one in SourceKind)}, not {kind}"
        raise typer.BadParameter(message)
    settings = {f"setting.{key}": str(value) for key, value in tomllib.loads(told.read_text(encoding="utf-8")).items()}
    wanted = Wanted(
        name=name,
        settings=settings,
        secret=secret.read_text(encoding="utf-8").rstrip("\r\n") if secret else None,
        every_minutes=minutes,
    )
    actions.create_source(actor=console(), kind=SourceKind(kind), wanted=wanted)


def mint(name: str) -> None:
    """Mint the token of the source ``name`` and print it, once."""
    source = syncing.source_named(console(), name)
    say(actions.mint_source_token(actor=console(), source=source.id))


def sync(name: str, *, rehearse: bool, as_json: bool) -> int:
    """Run one source, or all that are on when ``name`` is empty; tell each run, and return the exit code."""
    rows = [syncing.source_named(console(), name)] if name else list(syncing.sources(console()).filter(on=True))
    codes = [0]
    for row in rows:
        run = actions.run_sync(actor=console(), source=row.id, rehearse=rehearse)
        codes.append(EXIT_CODE[run.state_code])
        _tell(row.name, run, as_json=as_json)
    return max(codes)


def decide(run: UUID, *, confirm: bool, as_json: bool) -> None:
    """Confirm the plan of ``run`` and apply it, or give it up."""
    if confirm:
        actions.confirm_sync(actor=console(), run=run)
        done = actions.apply_sync(run=run)
    else:
        done = actions.discard_sync(actor=console(), run=run)
    _tell(done.source.name, done, as_json=as_json)


def _tell(name: str, run: SyncRun, *, as_json: bool) -> None:
    if as_json:
        told = {"source": name, "run": str(run.id), "state": run.state, "people": run.people, "units": run.units}
        say_json({**told, "counts": run.counts, "asks": run.asks, "problem": run.problem})
        return
    counts = [(label(ChangeKind(kind)), many) for kind, many in run.counts.items()]
    state = label(run.state_code)
    zh = "、".join(f"{word.zh} {many}" for word, many in counts) or "没有差异"
    en = ", ".join(f"{word.en} {many}" for word, many in counts) or "nothing differs"
    tell(f"{name}：{state.zh}；来源中 {run.people} 人；{zh}", f"{name}: {state.en}; {run.people} people; {en}")
    reasons = [explanation(Ask(ask)) for ask in run.asks]
    if run.problem:
        reasons.append(explanation(problem_named(run.problem), run.parameters))
    for words in reasons:
        tell(f"  {words.what.zh}{words.cure.zh}", f"  {words.what.en} {words.cure.en}")
    if run.state == RunState.ASKING:
        say(f"  shoumi people confirm {run.id}")
