"""Every list page, and the pages about people, in a company of 20,000: time of the server by the clock, and its own.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/people_pages.py [--folder DIR]

The company is imported through the product's own actions into 200 units, a fifth of it at positions that ask for a
clearance nobody has yet. Everybody has an account and five sign-ins (bulk inserts); 500 people are leaving, 500 are
screened, and 500 have a case of conduct; of everything else that lists show there are twenty rows. Pages go through the
same middleware in process, each asked by whoever it is for. The target is 100 ms. Processor time is told beside,
because that is the same on a busy machine; the slowest come first.
"""

import argparse
import os
import statistics
import tempfile
from datetime import timedelta
from pathlib import Path

import django
from benchmarks.interleaved import take_turns
from benchmarks.pages import Page, asking, cast_alone, processor_ms, signed_in

from shoumi.regime.access.actors import Person

PEOPLE, SIGN_INS, CASES, ROWS = 20_000, 5, 500, 20


def main() -> None:
    """Found the company and ask for the pages in turns."""
    parser = argparse.ArgumentParser(description="Measure the pages of a large company.")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"))  # noqa: S108 - a disk, not memory
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    django.setup()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        pages = _company(Path(folder) / "company.sqlite3")
        took = take_turns(pages, asked.rounds, warm=2)
        print(f"{len(pages)} pages, {PEOPLE:,} people  (load {os.getloadavg()[0]:.1f}, {asked.rounds} rounds)")
        for name in sorted(pages, key=lambda one: -statistics.median(took[one])):
            middle, most = statistics.median(took[name]) * 1000, max(took[name]) * 1000
            used = processor_ms(pages[name], rounds=5)
            print(f"  {name:<44} median {middle:6.1f} ms   at most {most:6.1f}   processor {used:6.1f} ms")


def _company(path: Path) -> dict[str, Page]:
    from tests.baselines.test_list_pages import PAGES, add_rows
    from tests.regime.reviews.campaigns import opened

    from shoumi.regime.people.models import Person, Unit

    cast = cast_alone(path)
    _imported()
    add_rows(cast, 0, ROWS)
    _accounts()
    _cases(cast.acting("officer"))
    review = opened(cast).pk
    somebody = Person.objects.get(email="e77@xinghe.cn").pk
    unit = Unit.objects.get(code="U7").pk
    asked = [(page.format(review=review), part) for page, part in PAGES.items()]
    asked += [("/", part) for part in ("holder", "classifier", "officer", "system_admin", "security_admin", "auditor")]
    asked += [
        (f"/people/{somebody}", "officer"),
        ("/people/?q=员工77", "officer"),
        (f"/people/?unit={unit}", "officer"),
        ("/people/?page=300", "officer"),
        ("/people/units", "officer"),
        ("/people/offices", "holder"),
        ("/people/me/data", "holder"),
        ("/people/data", "officer"),
        ("/people/imports", "officer"),
        (f"/people/{somebody}/leaving", "officer"),
        (f"/accounts/register/{somebody}/", "system_admin"),
        ("/accounts/register/?q=e77", "system_admin"),
        ("/accounts/own/", "holder"),
        ("/accounts/hats/", "security_admin"),
        ("/conduct/new", "officer"),
        ("/conduct/scale", "officer"),
    ]
    browsers = {part: signed_in(getattr(cast, part)) for _address, part in asked}

    def name(address: str, part: str) -> str:
        for one in (somebody, unit, review):
            address = address.replace(str(one), "…")
        return f"{address} ({part})"

    return {name(address, part): asking(browsers[part], address) for address, part in asked}


def _imported() -> None:
    from benchmarks.people_import import as_csv, create_places, measure

    from shoumi.regime.people.models import ClearanceGrade, Position, Unit

    create_places(Unit.objects.get(parent=None).pk)
    fifth = [f"P{number}" for number in range(0, 40, 5)]
    Position.objects.filter(code__in=fifth).update(grade=ClearanceGrade.objects.get(rank=1))
    measure(as_csv(PEOPLE), PEOPLE, {"look": [], "enter": []})


def _accounts() -> None:
    """Give everybody who has none an account and some sign-ins."""
    from django.db import transaction

    from shoumi.regime.accounts.models import Account, SignIn
    from shoumi.regime.accounts.vocabulary import Method, Outcome
    from shoumi.regime.kit import clock
    from shoumi.regime.people.models import Person

    now = clock.now()
    without = Person.objects.exclude(email="").exclude(pk__in=Account.objects.values("pk"))
    accounts = [Account(id=one.pk, email=one.email or "", opened_at=now) for one in without]
    method, outcome = next(iter(Method)), Outcome.DONE
    sign_ins = [
        SignIn(account=one, at=now - timedelta(hours=9 * number), method=method, outcome=outcome, device="Chrome")
        for one in accounts
        for number in range(SIGN_INS)
    ]
    with transaction.atomic():
        Account.objects.bulk_create(accounts, 500)
        SignIn.objects.bulk_create(sign_ins, 500)


def _cases(officer: Person) -> None:
    """Screen five hundred people, let as many leave, and open a case of conduct about as many."""
    from tests.cast import CONSOLE, last_day

    from shoumi.regime.conduct.actions import open_case
    from shoumi.regime.conduct.values import AboutPerson, NewCase
    from shoumi.regime.conduct.vocabulary import Effect
    from shoumi.regime.people import actions
    from shoumi.regime.people.models import ClearanceGrade
    from shoumi.regime.people.models import Person as Row

    everybody = list(Row.objects.filter(email__endswith="@xinghe.cn").order_by("id")[: 3 * CASES])
    grade = ClearanceGrade.objects.get(rank=1).id
    wanted = NewCase(effect=Effect.DISCIPLINE, facts="离开时没有锁屏", conduct_on=last_day(-1))
    for screened, leaving, concerned in zip(*[iter(everybody)] * 3, strict=True):
        actions.request_screening(actor=CONSOLE, person=screened.pk, grade=grade, reason="岗位需要")
        actions.begin_leaving(actor=CONSOLE, person=leaving.pk, last_day=last_day(9))
        open_case(actor=officer, about=AboutPerson(concerned.pk), wanted=wanted)


if __name__ == "__main__":
    main()
