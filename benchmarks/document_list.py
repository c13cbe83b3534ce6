"""The authorised list page at 1,000 and 100,000 documents for 1,000 people, beside a bare signed-in page of 50 rows.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/document_list.py [--folder DIR]

All go through the same middleware with the same session, in process. The bare pages are what Django's own means make of
it: a `ListView` with its paginator and a template's loop over the newest 50 documents, the same columns but for the
title, which is sealed – with no rights, filters, sorting or export; once in the product's shell (navigation, menus)
and once without. Ours decides which documents the viewer may know of and may open, and unseals each title. Companies
are filled by bulk inserts.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import django
from benchmarks.interleaved import take_turns, tell
from benchmarks.pages import Page, asking, cast_alone, signed_in
from django.http.response import HttpResponseBase

OURS, SHELL, BARE = "list of documents", "bare page in the same shell", "bare page"
PEOPLE = 1_000
NAMED_FOR = 100
"""How many documents the measured person is named for; the rest of the lines name others."""


def main() -> None:
    """Fill two companies and compare."""
    parser = argparse.ArgumentParser(description="Measure the document list.")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"))  # noqa: S108 - a disk, not memory
    parser.add_argument("--rounds", type=int, default=40)
    asked = parser.parse_args()
    django.setup()
    _add_bare_pages()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        for documents in (1_000, 100_000):
            path = Path(folder) / f"{documents}.sqlite3"
            ask = _company(path, documents)
            pages = {OURS: ask("/documents/"), SHELL: ask("/shell"), BARE: ask("/bare")}
            took = take_turns(pages, asked.rounds, warm=3)
            for peer in (SHELL, BARE):
                tell(f"{documents:,} documents × {PEOPLE:,} people", took, ours=OURS, peer=peer)


ROWS = """<table><tr><th>Number<th>Level<th>Kind<th>Custodian<th>Registered<th>Pages</tr>
{% for row in object_list %}<tr><td><a href="{% url 'documents:document' row.number %}">{{ row.number }}</a></td>
<td><span class="badge {{ row.level.color }}">{{ row.level.name }}</span></td><td>{{ row.kind.name }}</td>
<td>{{ row.custodian.name }}</td><td>{{ row.registered_at|date:"Y-m-d" }}</td><td>{{ row.pages }}</td></tr>
{% endfor %}</table><p>{{ page_obj.number }} / {{ paginator.num_pages }}</p>"""


def _add_bare_pages() -> None:
    from django.contrib.auth.decorators import login_required
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.urls import path
    from django.views.generic import ListView

    from shoumi.config import urls
    from shoumi.regime.documents.models import Document

    drawn = {
        "bare": engines["django"].from_string(ROWS),
        "shell": engines["django"].from_string(
            f'{{% extends "shell.html" %}}{{% block content %}}{ROWS}{{% endblock %}}'
        ),
    }

    class Newest(ListView):  # type: ignore[type-arg]  # the class takes no argument when it runs
        queryset = Document.objects.select_related("level", "kind", "custodian").order_by("-registered_at")
        paginate_by = 50

        def render_to_response(self, context: dict[str, Any], **_: object) -> HttpResponse:
            return HttpResponse(drawn[self.kwargs["how"]].render(context, self.request))

    @login_required
    def bare(request: HttpRequest, how: str) -> HttpResponseBase:
        return Newest.as_view()(request, how=how)

    urls.urlpatterns.insert(0, path("<slug:how>", bare))


def _company(path: Path, documents: int) -> Callable[[str], Page]:
    cast = cast_alone(path)
    _fill(cast.holder, documents)
    return partial(asking, signed_in(cast.holder))


def _fill(reader: UUID, count: int) -> None:
    """Insert people, documents with their level and custody, and three need-to-know lines a document."""
    from django.db import transaction

    from shoumi.regime.documents.models import Custody, Document, Kind, Level, LevelDecision, Reading
    from shoumi.regime.documents.rules import new_number
    from shoumi.regime.documents.vocabulary import Basis, Category
    from shoumi.regime.kit import clock
    from shoumi.regime.people.models import Employment, Person
    from shoumi.regime.people.vocabulary import Kind as PersonKind
    from shoumi.regime.people.vocabulary import State

    dice = random.Random(11)  # noqa: S311 - the same company every time
    now = clock.now()
    since = {"holds_from": now - timedelta(days=30), "recorded_at": now - timedelta(days=30)}
    people = [Person(name=f"员工{number}", email=f"p{number}@xinghe.example") for number in range(PEOPLE)]
    levels, kinds = list(Level.objects.all()), list(Kind.objects.all())
    mine = set(dice.sample(range(count), NAMED_FOR))
    with transaction.atomic():
        Person.objects.bulk_create(people, batch_size=500)
        Employment.objects.bulk_create(
            [Employment(person=one, kind=PersonKind.EMPLOYEE, state=State.PRESENT, **since) for one in people], 500
        )
        for start in range(0, count, 5_000):
            made = []
            for number in range(start, min(start + 5_000, count)):
                keeper = dice.choice(people)
                document = Document(
                    number=f"{new_number(Category.TECHNICAL, 2026)}-{number}",
                    kind=dice.choice(kinds),
                    level=dice.choice(levels),
                    author=keeper,
                    custodian=keeper,
                    registered_at=since["holds_from"] + timedelta(seconds=number),
                    pages=3,
                )
                document.seal_title(f"第{number}号设计说明")
                made.append(document)
            Document.objects.bulk_create(made, 500)
            Custody.objects.bulk_create(
                [Custody(document=one, person_id=one.custodian_id, **since) for one in made], 500
            )
            LevelDecision.objects.bulk_create(
                [
                    LevelDecision(
                        document=one,
                        level=one.level,
                        basis=Basis.FIRST,
                        decided_by_id=one.author_id,
                        sealed_ground=b"",
                        years=5,
                        **since,
                    )
                    for one in made
                ],
                500,
            )
            lines = [(one, reader) for number, one in enumerate(made, start) if number in mine]
            lines += [(one, person.id) for one in made for person in dice.sample(people, 3)]
            Reading.objects.bulk_create(
                [
                    Reading(document=one, person_id=person, sealed_purpose=b"", granted_by_id=one.author_id, **since)
                    for one, person in lines
                ],
                500,
            )


if __name__ == "__main__":
    main()
