"""What a declared table costs over the barest template that shows the same 50 rows.

``PYTHONPATH=src:. DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/table_rows.py`` interleaves the two on loaded
rows (no database in either) and prints the medians and quartiles of each in milliseconds and their ratio: the rows
alone, and the whole table with filters, heads and pages.
"""

import statistics
import time
from collections.abc import Callable
from unittest.mock import patch

import django

BARE = (
    "{% for row in rows %}<tr><th><a href='/p/{{ row.number }}'>{{ row.title }}</a></th><td>{{ row.number }}</td>"
    "<td>{{ row.level }}</td><td>{{ row.keeper }}</td><td>{{ row.pages }}</td>"
    "<td>{{ row.registered|date:'Y-m-d H:i' }}</td></tr>{% endfor %}"
)


def subjects() -> dict[str, Callable[[], str]]:
    """Return what is compared; models may only be imported once Django is set up."""
    from django.http import QueryDict
    from django.template import engines
    from django.template.loader import get_template
    from django.test import RequestFactory
    from tests.regime.kit.papers import LEVELS, Paper, papers

    from shoumi.regime.kit.badges import level_badge
    from shoumi.regime.kit.filters import search
    from shoumi.regime.kit.paging import Page
    from shoumi.regime.kit.tables import Column, Listing, Table

    table: Table[Paper] = Table(
        name="papers",
        title="Papers",
        order=("pk",),
        columns=(
            Column(name="title", label="Title", sort=("title",), head=True, link=lambda row: f"/p/{row.number}"),
            Column(name="number", label="Number", sort=("number",)),
            Column(name="level", label="Level", cell=lambda row: level_badge(*LEVELS[row.level])),
            Column(name="keeper", label="Keeper"),
            Column(name="pages", label="Pages", number=True),
            Column(name="registered", label="Registered", sort=("registered",)),
        ),
        filters=(search(lambda query, words: query.filter(title__contains=words)),),
    )
    loaded = list(papers(50))
    page = Page(rows=loaded, number=2, size=50, total=230, capped=False, more=True)
    loop, frame, request = (
        engines["django"].from_string(BARE),
        get_template("kit/table.html"),
        RequestFactory().get("/"),
    )

    def bare() -> str:
        return loop.render({"rows": loaded})

    def rows() -> str:
        with patch.object(Listing, "page", page):
            return table.read(QueryDict(""), Paper.objects.all()).body

    def whole() -> str:
        with patch.object(Listing, "page", page):
            return frame.render({"table": table.read(QueryDict(""), Paper.objects.all()), "request": request})

    return {"bare": bare, "rows": rows, "whole": whole}


def main(rounds: int = 200) -> None:
    """Run the subjects in turns and print what each took."""
    django.setup()
    compared = subjects()
    took: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(rounds):
        for name, subject in compared.items():
            start = time.perf_counter()
            subject()
            took[name].append((time.perf_counter() - start) * 1000)
    base = statistics.median(took["bare"])
    for name, times in took.items():
        low, middle, high = statistics.quantiles(times, n=4)
        print(f"{name:6} {middle:6.2f} ms  (quartiles {low:.2f}–{high:.2f})  {middle / base:.2f} × bare")


if __name__ == "__main__":
    main()
