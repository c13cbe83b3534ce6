"""Tables that filter, sort, page and export, declared once and answered through one query.

A part declares a `Table`, reads it against a query that returns only what the viewer may see, and answers with it::

    listing = DOCUMENTS.read(request.GET, queries.documents(viewer))
    return listing.respond(request, "documents/list.html", exporting=record_export)

The page says ``<c-table :table="table" />``. Everything works through plain addresses; with scripts only the table is
exchanged. The screen and the export go through the same query, so that neither shows what the other hides.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.cells import Exported, exported, told
from shoumi.regime.kit.export import EXPORT_LIMIT, Format, file_response
from shoumi.regime.kit.filters import Filter
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.paging import PAGE_SIZE, Page, paginate

M = TypeVar("M", bound=Model)
SORT, PAGE, EXPORT = "sort", "page", "export"
_CHUNK = 500
_LONGEST_NUMBER = 9  # digits of a page number that is still read
NOTHING_YET = _("Nothing here yet")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column.

    ``value`` gives what the column holds for a row (by default the attribute called ``name``); it is what is exported.
    ``cell`` gives what the screen shows instead, for badges and the like. ``sort`` names the fields to order by;
    without it the column cannot be sorted. ``head`` marks the column that names the row; ``whole`` keeps dates,
    document numbers and the like on one line.
    """

    name: str
    label: Wording
    value: Callable[[Any], object] | None = None
    cell: Callable[[Any], str] | None = None
    link: Callable[[Any], str] | None = None
    sort: tuple[str, ...] = ()
    number: bool = False
    head: bool = False
    whole: bool = False

    def value_of(self, row: object) -> object:
        """Return what the column holds for ``row``."""
        return self.value(row) if self.value else getattr(row, self.name)

    def shown(self, row: object) -> str:
        """Return what the screen shows for ``row``: a text, escaped later, or safe HTML."""
        content = self.cell(row) if self.cell else told(self.value_of(row))
        return format_html('<a href="{}">{}</a>', self.link(row), content) if self.link else content


@dataclass(frozen=True, kw_only=True)
class Empty:
    """What a table says when it has nothing: what would be here, and what to do."""

    title: Wording = NOTHING_YET
    hint: Wording = ""
    icon: str = "inbox"


def as_they_are(rows: Sequence[Any]) -> Sequence[Any]:
    """Present the model's rows themselves."""
    return rows


@dataclass(frozen=True, kw_only=True)
class Table(Generic[M]):
    """The declaration of a table. ``name`` is its id on the page and in addresses' fragments.

    ``order`` is the order when none is asked for. ``present`` turns up to 500 rows of the query into the rows that the
    columns read, so that what they need more is fetched once for all.
    """

    name: str
    title: Wording
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    filters: tuple[Filter[M], ...] = ()
    present: Callable[[Sequence[M]], Sequence[Any]] = as_they_are
    empty: Empty = field(default_factory=Empty)
    page_size: int = PAGE_SIZE
    carried: tuple[str, ...] = ()
    """Parameters of the page around the table that its addresses and its form hand on."""

    def read(self, parameters: QueryDict, source: QuerySet[M]) -> "Listing[M]":
        """Return the table as the address's ``parameters`` ask for it, over the rows of ``source``."""
        return Listing(self, parameters, source)

    def filter_form(self, parameters: QueryDict) -> Form:
        """Return the form of all filters, bound to ``parameters``."""
        form = Form(parameters)
        form.auto_id = f"{self.name}-%s"
        form.fields.update({one.name: one.field() for one in self.filters})
        return form


@dataclass(frozen=True)
class Heading:
    """The head of one column: the address that sorts by it, and how it is sorted now."""

    column: Column
    address: str
    direction: str

    @property
    def aria_sort(self) -> str:
        """The value of the aria-sort attribute, "" when the table is not sorted by this column."""
        return {"": "", "up": "ascending", "down": "descending"}[self.direction]


class Listing(Generic[M]):
    """A table as one request asks for it: filtered, sorted, one page of it, or all of it as a file."""

    def __init__(self, table: Table[M], parameters: QueryDict, source: QuerySet[M]) -> None:
        self.table = table
        self.parameters = parameters
        self._source = source
        self.form = table.filter_form(parameters)
        self.sorted_by, self.descending = self._sorting()
        self.exportable = False

    def _sorting(self) -> tuple[Column | None, bool]:
        asked = self.parameters.get(SORT, "")
        name = asked.removeprefix("-")
        found = next((column for column in self.table.columns if column.sort and column.name == name), None)
        return found, asked.startswith("-")

    @cached_property
    def query(self) -> QuerySet[M]:
        """The filtered and ordered query; nothing at all when a filter's value cannot be understood."""
        if not self.form.is_valid():
            return self._source.none()
        query = self._source
        for one in self.table.filters:
            value = self.form.cleaned_data[one.name]
            if value not in {None, ""}:
                query = one.apply(query, value)
        return query.order_by(*self._order())

    def _order(self) -> list[str]:
        """The fields to order by, the key last, so that no row is on two pages or on none."""
        if self.sorted_by is None:
            return [*self.table.order, "pk"]
        fields = self.sorted_by.sort
        return [*(_turned(one) for one in fields), "-pk"] if self.descending else [*fields, "pk"]

    @cached_property
    def page(self) -> Page[M]:
        """The page asked for."""
        asked = self.parameters.get(PAGE, "1")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER else 1
        return paginate(self.query, number, size=self.table.page_size)

    @cached_property
    def narrowed(self) -> bool:
        """Whether any filter has a value."""
        return any(self.parameters.get(one.name) for one in self.table.filters)

    @property
    def headings(self) -> list[Heading]:
        """The heads of the columns."""
        return [self._heading(column) for column in self.table.columns]

    def _heading(self, column: Column) -> Heading:
        present = "" if column is not self.sorted_by else "down" if self.descending else "up"
        wanted = f"-{column.name}" if present == "up" else column.name
        return Heading(column, self.address(**{SORT: wanted}) if column.sort else "", present)

    def address(self, **changes: str | int) -> str:
        """Return the address of this table with ``changes``; anything but turning the page starts at the first."""
        wanted = self.parameters.copy()
        for name in (PAGE, EXPORT):
            wanted.pop(name, None)
        for name, value in changes.items():
            wanted[name] = str(value)
        for name in [name for name, value in wanted.items() if not value]:
            del wanted[name]
        return f"?{wanted.urlencode()}"

    @property
    def plain_address(self) -> str:
        """The address without filters, in the same order."""
        kept = QueryDict(mutable=True)
        kept.update(dict(self.carried))
        if self.sorted_by:
            kept[SORT] = self.parameters.get(SORT, "")
        return f"?{kept.urlencode()}"

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the address says to the page around the table, as pairs of name and value."""
        said = [(name, self.parameters.get(name, "")) for name in self.table.carried]
        return [(name, value) for name, value in said if value]

    @property
    def pages(self) -> list[tuple[int | None, str]]:
        """The page numbers to offer with their addresses; None stands for a gap."""
        return [(number, self.address(**{PAGE: number}) if number else "") for number in self.page.numbers]

    @property
    def previous_address(self) -> str:
        """The address of the page before, "" on the first."""
        return self.address(**{PAGE: self.page.previous_number}) if self.page.previous_number else ""

    @property
    def next_address(self) -> str:
        """The address of the page after, "" on the last."""
        return self.address(**{PAGE: self.page.next_number}) if self.page.next_number else ""

    @property
    def downloads(self) -> list[tuple[Format, str]]:
        """The kinds of file this table may be had as, with their addresses."""
        return [(kind, self.address(**{EXPORT: kind.value})) for kind in Format] if self.exportable else []

    @property
    def body(self) -> SafeString:
        """The rows as HTML, put together here because a template loop over cells costs several times as much."""
        opened = [_cell_start(column) for column in self.table.columns]
        closed = ["</th>" if column.head else "</td>" for column in self.table.columns]
        lines: list[str] = []
        for row in self.table.present(self.page.rows):
            lines.append('<tr role="row">')
            for column, start, end in zip(self.table.columns, opened, closed, strict=True):
                lines.extend((start, conditional_escape(column.shown(row)), end))
            lines.append("</tr>")
        return mark_safe("".join(lines))  # noqa: S308 – every cell went through conditional_escape

    def records(self) -> Iterator[list[Exported]]:
        """Yield the rows of the whole filtered table as spreadsheets keep them, up to the limit of an export.

        A file may take minutes to leave, and no query stays open meanwhile: on SQLite it would hold back what others
        write, and the reader would be judged by what held when it began.
        """
        keys = list(self.query.values_list("pk", flat=True)[:EXPORT_LIMIT])
        for start in range(0, len(keys), _CHUNK):
            chunk = list(self.query.filter(pk__in=keys[start : start + _CHUNK]))
            for row in self.table.present(chunk):
                yield [exported(column.value_of(row)) for column in self.table.columns]

    def recorded_by(self, export: Callable[..., object], **told: object) -> Callable[[Format], None]:
        """Return what records that this list leaves as a file: ``export``, told the list, the form and how many rows.

        ``told`` are further arguments, such as who takes it along.
        """

        def exporting(kind: Format) -> None:
            export(**told, listing=self.table.name, file_format=kind, rows=self.query.count())

        return exporting

    def respond(
        self,
        request: HttpRequest,
        template: str,
        context: Mapping[str, object] | None = None,
        *,
        exporting: Callable[[Format], None] | None = None,
    ) -> HttpResponseBase:
        """Answer with the page ``template``, or only the table when a script asks for it, or with a file.

        ``exporting`` is called before a file leaves, to record it; a table whose view gives none cannot be exported.
        """
        self.exportable = exporting is not None
        asked = self.parameters.get(EXPORT)
        if exporting is not None and asked in {kind.value for kind in Format}:
            exporting(Format(asked))
            heading = [str(column.label) for column in self.table.columns]
            title = str(self.table.title)
            return file_response(Format(asked), heading, self.records(), title=title, day=timezone.localdate())
        partial = request.headers.get("HX-Target") == self.table.name
        response: HttpResponse = render(
            request, "kit/table.html" if partial else template, {**(context or {}), "table": self}
        )
        patch_vary_headers(response, ["HX-Target"])
        return response


def _turned(order: str) -> str:
    return order[1:] if order.startswith("-") else f"-{order}"


def _cell_start(column: Column) -> str:
    css = ' class="cell-number"' if column.number else ' class="cell-whole"' if column.whole else ""
    if column.head:
        return format_html('<th role="rowheader" scope="row" data-label="{}"{}>', column.label, mark_safe(css))  # noqa: S308 – a constant
    return format_html('<td role="cell" data-label="{}"{}>', column.label, mark_safe(css))  # noqa: S308 – a constant
