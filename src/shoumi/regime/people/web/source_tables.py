"""The tables of sources, their runs and the entries of a run."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.cells import listed
from shoumi.regime.kit.filters import choice
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import explanation, label
from shoumi.regime.people.models import Source, SyncEntry, SyncRun
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.sync.vocabulary import ChangeKind, EntryState, RunState, SourceKind, Thing
from shoumi.regime.people.sync.words import problem_named

RUN_TONES = {
    RunState.LOOKING: Tone.BLUE,
    RunState.ASKING: Tone.AMBER,
    RunState.UNDER_WAY: Tone.BLUE,
    RunState.FINISHED: Tone.GREEN,
    RunState.REHEARSED: Tone.GREY,
    RunState.FAILED: Tone.RED,
    RunState.DISCARDED: Tone.GREY,
}
_ENTRY_TONES = {EntryState.WAITING: Tone.BLUE, EntryState.DONE: Tone.GREEN, EntryState.FAILED: Tone.RED}


def run_badge(run: SyncRun) -> SafeString:
    """Return the badge of how far a run has come."""
    return state_badge(label(run.state_code), RUN_TONES[run.state_code])


def counted(run: SyncRun) -> str:
    """Return how many entries of each kind a run has."""
    return listed(f"{label(ChangeKind(kind))} {many}" for kind, many in run.counts.items())


def sources_table() -> Table[Source]:
    """Return the table of sources."""
    return Table(
        name="sources",
        title=_("Sources of people"),
        order=("name",),
        columns=(
            Column(
                name="name",
                label=_("Name of the source"),
                link=lambda row: reverse("people:source", args=(row.id,)),
                sort=("name",),
                head=True,
            ),
            Column(name="kind", label=_("Category"), value=lambda row: label(SourceKind(row.kind))),
            Column(name="on", label=_("State"), cell=_on_badge, value=lambda row: row.on),
            Column(name="looked_at", label=_("Last complete answer"), sort=("looked_at",), whole=True),
            Column(name="next_at", label=_("Next run"), whole=True),
        ),
        empty=Empty(
            title=_("No source yet"),
            hint=_("IT sets one up; HR or the officer confirms its first sync."),
            icon="refresh",
        ),
    )


def _on_badge(row: Source) -> SafeString:
    return state_badge(_("On"), Tone.GREEN) if row.on else state_badge(_("Off"), Tone.GREY)


def runs_table() -> Table[SyncRun]:
    """Return the table of the runs of a source."""
    return Table(
        name="runs",
        title=_("Runs"),
        order=("-begun_at",),
        columns=(
            Column(
                name="begun_at",
                label=_("Begun"),
                link=lambda row: reverse("people:sync-run", args=(row.id,)),
                sort=("begun_at",),
                head=True,
                whole=True,
            ),
            Column(name="state", label=_("State"), cell=run_badge, value=lambda row: label(row.state_code)),
            Column(name="people", label=_("People in the source"), number=True),
            Column(name="counts", label=_("What changes"), value=counted),
        ),
        filters=(choice("state", _("State"), lambda: _codes(RunState)),),
        empty=Empty(title=_("No run yet"), hint=_("A rehearsal tells what would change and changes nothing.")),
    )


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as it is shown."""

    name: str
    thing: Thing
    change: ChangeKind
    state: EntryState
    external_id: str
    note: str
    address: str


def entries_table() -> Table[SyncEntry]:
    """Return the table of the entries of a run."""
    return Table(
        name="entries",
        title=_("Entries"),
        order=("number",),
        present=lambda rows: [_shown(row) for row in rows],
        columns=(
            Column(name="name", label=_("Person or unit"), cell=_linked, value=lambda row: row.name, head=True),
            Column(name="thing", label=_("What it is"), whole=True),
            Column(name="change", label=_("What changes"), sort=("change",), whole=True),
            Column(
                name="state",
                label=_("State"),
                cell=lambda row: state_badge(label(row.state), _ENTRY_TONES[row.state]),
                sort=("state",),
            ),
            Column(name="external_id", label=_("Id in the source")),
            Column(name="note", label=_("Note")),
        ),
        filters=(
            choice("change", _("What changes"), lambda: _codes(ChangeKind)),
            choice("state", _("State"), lambda: _codes(EntryState)),
        ),
        empty=Empty(title=_("Nothing differs"), hint=_("The directory agrees with the source."), icon="circle-check"),
    )


def _shown(row: SyncEntry) -> EntryRow:
    words = explanation(problem_named(row.problem), row.parameters) if row.problem else None
    return EntryRow(
        name=syncing.name_told(row) or row.external_id,
        thing=Thing(row.thing),
        change=ChangeKind(row.change),
        state=EntryState(row.state),
        external_id=row.external_id,
        note=f"{words.what}{words.cure}" if words else "",
        address=reverse("people:person", args=(row.person_id,)) if row.person_id else "",
    )


def _linked(row: EntryRow) -> str:
    return format_html('<a href="{}">{}</a>', row.address, row.name) if row.address else row.name


def _codes(codes: type[RunState | ChangeKind | EntryState]) -> list[tuple[str, str]]:
    return [(code.value, str(label(code))) for code in codes]
