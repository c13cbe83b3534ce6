"""Message catalogues without GNU gettext: collect, compile and check, an app at a time.

``update`` collects the texts of every app of ``src/shoumi`` into its ``locale/zh_Hans/LC_MESSAGES/django.po``, keeping
translations (a changed text is not guessed at: it comes up empty). ``compile`` writes the ``.mo`` files Django reads.
``check`` says what is missing, fuzzy, no longer used or would not fill its places, and exits with 1.

English is the language of the message ids, so there is one catalogue. Babel reads and writes; Django turns templates
into something Babel can read. Imports nothing of shoumi.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/shoumi"
LOCALE = "zh_Hans"
CATALOGUE = Path("locale") / LOCALE / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


@dataclass(frozen=True)
class Found:
    """One text in the sources: its id (a pair with its plural), context, and the files that say it."""

    id: str | tuple[str, ...]
    context: str | None
    places: list[str] = field(default_factory=list)


def apps(sources: Path) -> list[Path]:
    """The folders of the Django apps under ``sources``, in order."""
    return sorted(path.parent for path in sources.rglob("apps.py"))


def texts_of(source: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield the texts of one Python or template file as pairs of id and context."""
    code = source.read_text(encoding="utf-8")
    if source.suffix == ".html":
        code = templatize(code, origin=str(source))
    for _line, found, said, _comments in extract_python(io.BytesIO(code.encode()), KEYWORDS, (), {}):
        keyword, given = str(found), _given(said)
        context = given[0] if "pgettext" in keyword else None
        texts = given[1:] if context else given
        if texts:
            yield (texts[:2] if keyword.startswith("n") else texts[0]), context


def _given(said: object) -> tuple[str, ...]:
    """The written-out arguments of a call; Babel gives one, several, or None for what is put together at run time."""
    words = said if isinstance(said, list | tuple) else (said,)
    return tuple(word for word in words if isinstance(word, str) and word)


def collect(app: Path) -> list[Found]:
    """Return the texts of ``app`` in the order of their English."""
    found: dict[tuple[str | tuple[str, ...], str | None], Found] = {}
    for source in sorted([*app.rglob("*.py"), *app.rglob("templates/**/*.html")]):
        # Places are files without lines: a catalogue should not change because a line moved.
        place = source.relative_to(app).as_posix()
        for text, context in texts_of(source):
            one = found.setdefault((text, context), Found(text, context))
            if place not in one.places:
                one.places.append(place)
    return sorted(found.values(), key=lambda one: (str(one.id), one.context or ""))


def read(app: Path) -> Catalog:
    """Return the catalogue of ``app``, empty when there is none yet."""
    path = app / CATALOGUE
    if not path.is_file():
        return Catalog(locale=LOCALE, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def updated(present: Catalog, found: list[Found]) -> Catalog:
    """Return a catalogue of exactly the texts ``found``, with the translations ``present`` has."""
    fresh = Catalog(locale=LOCALE, project="Shoumi", fuzzy=False, header_comment="# Chinese texts of this part.")
    for one in found:
        known = present.get(one.id, one.context)
        said = known.string if known is not None and not known.fuzzy else ""
        fresh.add(one.id, said, locations=[(place, 0) for place in one.places], context=one.context)
    return fresh


def as_text(catalogue: Catalog) -> str:
    """Return ``catalogue`` as the text of a po file, without dates, so that collecting again changes nothing."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, include_lineno=False)
    header = f'msgid ""\nmsgstr ""\n"Language: {LOCALE}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    return f"{header}{plural}{buffer.getvalue().decode().strip()}\n"


def _places(text: str) -> set[str]:
    return {named or braced for named, braced in _PLACE.findall(text)}


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    strings = message.string if isinstance(message.string, list | tuple) else (message.string or "",)
    if not all(strings):
        yield "has no translation"
    elif message.fuzzy:
        yield "is fuzzy"
    elif any(_places(said) - _places(ids[-1]) for said in strings):
        yield "fills a place that the English does not have"


def check(app: Path) -> list[str]:
    """Return the complaints about the catalogue of ``app``, as sentences."""
    present, found = read(app), collect(app)
    said = []
    for one in found:
        message = present.get(one.id, one.context)
        wrong = ["is not in the catalogue"] if message is None else list(faults(message))
        said += [f"{app.name}: {one.id!r} {fault}" for fault in wrong]
    wanted = {(one.id if isinstance(one.id, str) else one.id[0], one.context) for one in found}
    for message in present:
        key = (message.id if isinstance(message.id, str) else message.id[0], message.context)
        if message.id and key not in wanted:
            said.append(f"{app.name}: {message.id!r} is no longer used")
    return said


def disagreements(chosen: list[Path]) -> list[str]:
    """Return the texts that two apps say differently: Django merges the catalogues, so one would silently win."""
    said: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for app in chosen:
        for message in read(app):
            if isinstance(message.id, str) and message.id and isinstance(message.string, str):
                key = (message.id, message.context)
                said.setdefault(key, {}).setdefault(message.string, []).append(app.name)
    return [f"{text!r} is said differently: {ways}" for (text, _context), ways in said.items() if len(ways) > 1]


def compile_catalogue(app: Path) -> bool:
    """Write the ``.mo`` of ``app`` unless it is newer than its ``.po``; returns whether it wrote."""
    source, target = app / CATALOGUE, (app / CATALOGUE).with_suffix(".mo")
    if not source.is_file() or (target.is_file() and target.stat().st_mtime >= source.stat().st_mtime):
        return False
    draft = target.with_suffix(".mo.new")
    with draft.open("wb") as file:
        write_mo(file, read(app))
    draft.replace(target)  # whole or not at all: half a file would be newer than its source, and stay
    return True


def update(app: Path) -> None:
    """Write the catalogue of ``app`` afresh when it has any text."""
    found = collect(app)
    if not found:
        return
    path = app / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(updated(read(app), found)), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked; exit code 0, or 1 when a check finds something."""
    parser = argparse.ArgumentParser(description="Collect, compile and check the message catalogues.")
    parser.add_argument("act", choices=["update", "compile", "check"])
    parser.add_argument("app", nargs="*", help="names of apps; all when none is named")
    options = parser.parse_args(arguments)
    if not settings.configured:
        settings.configure()  # templatize asks for the settings' charset
    chosen = [app for app in apps(SOURCES) if not options.app or app.name in options.app]
    complaints: list[str] = []
    for app in chosen:
        if options.act == "update":
            update(app)
        if options.act == "compile":
            compile_catalogue(app)
        else:
            complaints += check(app)
    if options.act == "check":
        complaints += disagreements(chosen)
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints and options.act == "check" else 0


if __name__ == "__main__":
    sys.exit(main())
