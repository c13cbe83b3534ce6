"""The state of the installation: counts, sizes, versions and ages, and nothing of what is kept."""

import platform
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count, Sum

import shoumi
from shoumi.engines.foundation.errors import Corrupt
from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.deciding import permitted
from shoumi.regime.documents import pages
from shoumi.regime.journal import triggers
from shoumi.regime.journal.models import Pending
from shoumi.regime.journal.proofs import newest_checkpoint
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import explanation
from shoumi.regime.operations import jobs, rules
from shoumi.regime.operations.values import Database, Facts, Found, Ledger, Renderers, Status, Storage, Versions
from shoumi.regime.operations.vocabulary import INSTALLATION, Part, Permission
from shoumi.regime.vault.models import SealedObject


def status(viewer: Actor) -> Status:
    """Return how the installation is. Raises Refused for anybody but the system administrator and the console."""
    permitted(viewer, Permission.READ_STATUS, INSTALLATION)
    there = pages.capabilities()
    facts = Facts(
        at=clock.now(),
        versions=Versions(shoumi.__version__, platform.python_version(), django.get_version()),
        database=_database(),
        storage=_storage(),
        worker=jobs.last_sign(),
        ledger=_ledger(),
        renderers=_renderers(viewer),
        parts={
            Part.LIBREOFFICE: there.libreoffice is not None,
            Part.TESSERACT: shutil.which("tesseract") is not None,
            Part.CHINESE_FONT: there.cjk_font is not None,
            Part.CODE_FONT: there.code_font is not None,
        },
        office_fence=there.office_fence,
    )
    return Status(facts, rules.findings(facts))


def told(state: Status) -> dict[str, Any]:
    """Return ``state`` as programs get it."""
    return {"faulty": state.faulty, "found": [_found(one) for one in state.found], **asdict(state.facts)}


def _found(one: Found) -> dict[str, Any]:
    words = explanation(one.code, one.parameters)
    return {
        "code": one.code,
        "severity": one.severity,
        "what": {"zh": words.what.zh, "en": words.what.en},
        "do": {"zh": words.cure.zh, "en": words.cure.en},
    }


def _database() -> Database:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
            ((version, size),) = cursor.fetchall()
        return Database(connection.vendor, version, size)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        ((version,),) = cursor.fetchall()
    path = Path(connection.settings_dict["NAME"])
    files = (path, path.with_name(f"{path.name}-wal"))
    return Database(connection.vendor, version, sum(one.stat().st_size for one in files if one.exists()))


def _storage() -> Storage:
    kept = SealedObject.objects.aggregate(number=Count("pk"), size=Sum("sealed_size"))
    disk = shutil.disk_usage(settings.INSTALLATION.home)
    return Storage(kept["number"], kept["size"] or 0, disk.free, disk.total)


def _ledger() -> Ledger:
    # A trigger queues every event, and what was taken out of the queue past the product is queued again at each start.
    oldest = Pending.objects.select_related("event").order_by("event_id").first()
    newest = newest_checkpoint()
    return Ledger(
        entries=newest.size if newest else 0,
        waiting=Pending.objects.count(),
        waiting_since=oldest.event.at if oldest else None,
        checkpoint_at=newest.at if newest else None,
        missing_trigger=_missing_trigger(),
    )


def _missing_trigger() -> str | None:
    try:
        triggers.check()
    except Corrupt as problem:
        return str(problem.parameters["trigger"])
    return None


def _renderers(viewer: Actor) -> Renderers:
    wanted: int = settings.INSTALLATION.renderers
    if isinstance(viewer, Console):
        return Renderers(wanted, None, None)
    running, lost = pages.standing()
    return Renderers(wanted, running, lost)
