"""The commands of `shoumi`: everything an operator or a script needs.

Every command names the home folder of its installation, prints for people in the installation's language, prints JSON
with ``--json``, and ends with a documented exit code (docs/reference/cli.md). What a command needs of the product is
imported after the home is prepared, because settings follow from it.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol
from uuid import UUID

import typer

from shoumi import __version__
from shoumi.engines.foundation.errors import ShoumiError
from shoumi.surfaces.cli.helping import helped
from shoumi.surfaces.cli.serving import check_port
from shoumi.surfaces.cli.telling import called, give_up, say, say_json, tell

app = typer.Typer(no_args_is_help=True, add_completion=False, help="守密 Shoumi: a company's confidentiality regime.")
account_app = typer.Typer(no_args_is_help=True, help="Accounts whose keepers cannot be asked.")
app.add_typer(account_app, name="account")
people_app = typer.Typer(no_args_is_help=True, help="People from sources outside: LDAP and other directories, files.")
app.add_typer(people_app, name="people")
figures_app = typer.Typer(no_args_is_help=True, help="Figures of waits and refusals.")
app.add_typer(figures_app, name="figures")
ledger_app = typer.Typer(no_args_is_help=True, help="Check the ledger, or write it out.")
app.add_typer(ledger_app, name="ledger")

Home = Annotated[Path, typer.Option("--home", help="The home folder of the installation.", envvar="SHOUMI_HOME")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object.")]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")]


class MakeHome(Protocol):
    """Makes the home folder of a new installation."""

    def __call__(
        self,
        home: Path,
        *,
        company: str,
        url: str,
        language: str = "",
        database: str = "",
        password_file: Path | None = None,
        passphrase_file: Path | None = None,
        sample: bool = False,
    ) -> None:
        """Raise, with words, where it cannot be made."""


@dataclass(frozen=True)
class Ground:
    """What the commands stand on and only the composition root can give."""

    prepare: Callable[[Path], None]
    make_home: MakeHome
    serve: Callable[[Path, int], int]


class _Holder:
    ground: Ground


def ground() -> Ground:
    """Return what `run` was given."""
    return _Holder.ground


def run(given: Ground) -> None:
    """Run the command line; an error of the product is told in words and by its exit code."""
    _Holder.ground = given
    try:
        helped(app)()
    except ShoumiError as error:
        from shoumi.regime.kit.problems import EXIT_CODE, kind_of, told

        shown = told(error)
        print(f"{shown.words.what}\n{shown.words.cure}", file=sys.stderr)  # noqa: T201 - the command line's own voice
        sys.exit(EXIT_CODE[kind_of(error)])


def _version(asked: bool) -> None:
    if asked:
        say(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """守密 Shoumi: runs, traces and proves a company's confidentiality regime."""


@app.command()
def init(
    home: Home,
    company: Annotated[str, typer.Option(help="The company's name, as it stands on screens.")] = "本公司",
    port: Port = 8000,
    url: Annotated[str, typer.Option(help="The address people use; https unless only on this machine.")] = "",
    language: Annotated[str, typer.Option(help="zh-hans or en: of the screens and of these commands.")] = "",
    database: Annotated[
        str, typer.Option(help="postgresql://user@host:port/name; by default SQLite in the home folder.")
    ] = "",
    password_file: Annotated[
        Path | None, typer.Option(help="A file with the password of the database role.", exists=True, dir_okay=False)
    ] = None,
    passphrase_file: Annotated[
        Path | None, typer.Option(help="A file with the passphrase of the keyring.", exists=True, dir_okay=False)
    ] = None,
) -> None:
    """Make an empty installation: home folder, keys, database, the recommended levels and catalogue.

    One that was interrupted is gone on with, on the settings it began with.
    """
    if not (home / "shoumi.toml").exists():
        ground().make_home(
            home,
            company=company,
            url=url or f"http://localhost:{port}",
            language=language,
            database=database,
            password_file=password_file,
            passphrase_file=passphrase_file,
        )
    ground().prepare(home)
    from shoumi.surfaces.cli.installing import found_installation, is_founded, tell_next_steps

    if is_founded():
        give_up(2, f"{home} 已是一套守密系统，没有改动它。", f"{home} is an installation already; it was left alone.")
    found_installation()
    command = f"{called()} serve --home {home} --port {port}"
    tell(f"{home} 已建好，启动命令是 {command}", f"{home} is ready; to serve it, run {command}")
    tell_next_steps(home)


@app.command()
def migrate(home: Home) -> None:
    """Bring the database to this version's form; run it after an upgrade, with a backup at hand."""
    ground().prepare(home)
    from shoumi.surfaces.cli.installing import migrate_database

    migrate_database()
    tell("数据库已是最新。", "The database is up to date.")


@app.command()
def administrator(
    home: Home,
    office: Annotated[str, typer.Option(help="system, security or audit.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    email: Annotated[str, typer.Option(help="The address the person signs in with.")],
    as_json: AsJson = False,
) -> None:
    """Register a person, open their account and appoint them as one of the three separated administrators."""
    ground().prepare(home)
    from shoumi.surfaces.cli.installing import enter_administrator

    password = enter_administrator(office=office, name=name, email=email)
    if as_json:
        say_json({"email": email, "office": office, "temporary_password": password})
    else:
        _tell_password(f"{name} <{email}>", password)


@app.command()
def person(  # noqa: PLR0913 - each is an option of the command
    home: Home,
    name: Annotated[str, typer.Option(help="The person's name.")],
    email: Annotated[str, typer.Option(help="The address the person signs in with.")],
    kind: Annotated[str, typer.Option(help="employee, part_time, contractor, partner, …")] = "employee",
    organisation: Annotated[str, typer.Option(help="For people from outside: who they work for.")] = "",
    office: Annotated[
        list[str] | None, typer.Option(help="officer, hr, president, committee_member, …; may be repeated.")
    ] = None,
    clearance: Annotated[int | None, typer.Option(help="Rank of the clearance; 1 is the lowest.")] = None,
    classifier: Annotated[int | None, typer.Option(help="Rank of the highest level the person may decide.")] = None,
    as_json: AsJson = False,
) -> None:
    """Register a person, open their account, and give them the offices and clearance that a beginning needs."""
    ground().prepare(home)
    from shoumi.surfaces.cli.persons import Wanted, enter_person

    wanted = Wanted(
        name=name,
        email=email,
        kind=kind,
        organisation=organisation,
        offices=tuple(office or ()),
        clearance=clearance,
        classifier=classifier,
    )
    password = enter_person(wanted)
    if as_json:
        say_json({"email": email, "temporary_password": password})
    else:
        _tell_password(f"{name} <{email}>", password)


@account_app.command()
def reset(
    home: Home,
    email: Annotated[str, typer.Option(help="The address the person signs in with.")],
    factors: Annotated[bool, typer.Option("--factors", help="Remove the second factors and tokens as well.")] = False,
    as_json: AsJson = False,
) -> None:
    """Give somebody a temporary password, an administrator too. Make sure in person who is asking."""
    ground().prepare(home)
    from shoumi.surfaces.cli.persons import reset_account

    password = reset_account(email, factors=factors)
    if as_json:
        say_json({"email": email, "temporary_password": password})
    else:
        _tell_password(email, password)


def _tell_password(who: str, password: str) -> None:
    tell(
        f"{who} 用这个临时密码登录（只显示这一次）：{password}",
        f"{who} signs in with this temporary password, shown once: {password}",
    )


@people_app.command("source")
def add_source(
    home: Home,
    kind: Annotated[str, typer.Option(help="file, ldap, scim, wecom, dingtalk or feishu.")],
    name: Annotated[str, typer.Option(help="What the source is called.")],
    settings: Annotated[Path, typer.Option(help="A TOML file with its settings (docs/operations/sources.md).")],
    secret_file: Annotated[Path | None, typer.Option(help="A file with the password to sign in with.")] = None,
    minutes: Annotated[int, typer.Option(help="How often to look; 0 for by hand only.")] = 0,
) -> None:
    """Add a source of people. Its first sync waits until it is confirmed."""
    ground().prepare(home)
    from shoumi.surfaces.cli import sources

    sources.add_source(kind=kind, name=name, told=settings, secret=secret_file, minutes=minutes)


@people_app.command()
def token(home: Home, source: Annotated[str, typer.Argument(help="The name of a source of the kind scim.")]) -> None:
    """Mint the token an identity provider pushes with, and print it once; the one before it ends."""
    ground().prepare(home)
    from shoumi.surfaces.cli import sources

    sources.mint(source)


@people_app.command()
def sync(
    home: Home,
    source: Annotated[str, typer.Argument(help="The name of the source; all that are on without it.")] = "",
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Tell what would change, and change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look at a source now and apply what has changed; exit 5 when somebody has to confirm it, 6 when it is gone."""
    ground().prepare(home)
    from shoumi.surfaces.cli import sources

    raise typer.Exit(sources.sync(source, rehearse=rehearse, as_json=as_json))


@people_app.command()
def confirm(
    home: Home,
    run: Annotated[UUID, typer.Argument(help="The run, as `shoumi people sync` printed it.")],
    discard: Annotated[bool, typer.Option("--discard", help="Give the plan up instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Apply the plan of a run that waits for a decision, or give it up."""
    ground().prepare(home)
    from shoumi.surfaces.cli import sources

    sources.decide(run, confirm=not discard, as_json=as_json)


@app.command()
def serve(home: Home, port: Port = 8000) -> None:
    """Serve the installation on this machine until interrupted; a reverse proxy in front terminates TLS."""
    ground().prepare(home)
    check_port(port)
    from shoumi.surfaces.cli.installing import check_installation, is_founded, tell_next_steps

    if not is_founded():
        command = f"{called()} init --home {home}"
        give_up(2, f"{home} 没有建完，请执行 {command}", f"{home} was not finished; run {command}")
    check_installation()
    tell_next_steps(home)
    address = f"http://localhost:{port}"
    tell(f"守密已启动：{address}，按 Ctrl-C 结束。", f"Shoumi is served on {address} – stop it with Ctrl-C.")
    raise typer.Exit(ground().serve(home, port))


@app.command()
def status(home: Home, as_json: AsJson = False) -> None:
    """Tell how the installation is: versions, sizes, ages, what is wrong. Exit 1 when something does not work."""
    ground().prepare(home)
    from shoumi.surfaces.cli.status import tell_status

    raise typer.Exit(tell_status(as_json=as_json))


@app.command()
def demo(
    home: Home,
    port: Port = 8000,
    documents: Annotated[Path | None, typer.Option(help="A folder; every file in it is registered as well.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Play the steps, print what happened, and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --once: one JSON object a step.")] = False,
) -> None:
    """Run the sample company, or with --once play the product's main steps through the real code."""
    if not once:
        check_port(port)
    if not (home / "shoumi.toml").exists():
        ground().make_home(home, company="星河软件", url=f"http://localhost:{port}", sample=True)
    ground().prepare(home)
    from shoumi.surfaces.cli import sample

    sample.enter(home, port, documents, quiet=as_json)
    if once:
        raise typer.Exit(sample.play(home, as_json=as_json))
    sample.tell_who_can_sign_in(home)
    raise typer.Exit(ground().serve(home, port))


@figures_app.command()
def rebuild(home: Home, as_json: AsJson = False) -> None:
    """Derive the figures of waits and refusals anew from the ledger and from what stands in the database."""
    ground().prepare(home)
    from shoumi.regime.convenience import folding

    read = folding.rebuild()
    if as_json:
        say_json({"entries": read})
    else:
        tell(f"已由 {read} 条存证记录重新汇总。", f"The figures are derived anew from {read} entries.")


@ledger_app.command()
def verify(home: Home, as_json: AsJson = False) -> None:
    """Recompute the whole ledger from its entries; exit 1 and name the first bad entry when anything was changed."""
    ground().prepare(home)
    from shoumi.surfaces.cli.ledger import verify_ledger

    raise typer.Exit(verify_ledger(as_json=as_json))


@ledger_app.command()
def export(
    home: Home,
    target: Annotated[
        Path | None, typer.Argument(help="A new folder or a .zip file; by default a new file in HOME/exports.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the ledger out with a signed manifest, for `python3 tools/verify_ledger.py`."""
    ground().prepare(home)
    from shoumi.surfaces.cli.ledger import export_ledger

    export_ledger(home, target, as_json=as_json)
