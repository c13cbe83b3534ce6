from pathlib import Path

import pytest

from tools import catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Plain")
_("Joined " "up")
ngettext("%(n)s page", "%(n)s pages", 2)
pgettext("sky", "Light")
_(name)
"""
TEMPLATE = """{% load i18n %}<c-card title="{% translate 'In an attribute' %}">{% translate "Plain" %}
{% blocktranslate count n=3 %}One{% plural %}{{ n }} many{% endblocktranslate %}{{ _("In a variable") }}</c-card>
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "part"
    (folder / "templates").mkdir(parents=True)
    (folder / "apps.py").write_text("", encoding="utf-8")
    (folder / "texts.py").write_text(PYTHON, encoding="utf-8")
    (folder / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return folder


def translate(app: Path, text: str, said: str) -> None:
    path = app / catalogues.CATALOGUE
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{said}"'), encoding="utf-8")


def test_texts_of_python_and_templates_are_found_once_with_their_files(app: Path) -> None:
    found = {(one.id, one.context): one.places for one in catalogues.collect(app)}
    assert found == {
        ("Plain", None): ["templates/page.html", "texts.py"],
        ("Joined up", None): ["texts.py"],
        (("%(n)s page", "%(n)s pages"), None): ["texts.py"],
        ("Light", "sky"): ["texts.py"],
        ("In an attribute", None): ["templates/page.html"],
        (("One", "%(n)s many"), None): ["templates/page.html"],
        ("In a variable", None): ["templates/page.html"],
    }


def test_collecting_again_changes_nothing_and_keeps_translations(app: Path) -> None:
    catalogues.update(app)
    translate(app, "Plain", "朴素")
    catalogues.update(app)
    first = (app / catalogues.CATALOGUE).read_bytes()
    catalogues.update(app)
    assert (app / catalogues.CATALOGUE).read_bytes() == first
    assert "朴素" in first.decode()


def test_the_check_names_what_is_missing_wrong_and_left_over(app: Path) -> None:
    catalogues.update(app)
    translate(app, "Plain", "{missing}")
    (app / "texts.py").write_text('_("Plain")\n_("New")\n', encoding="utf-8")
    said = "\n".join(catalogues.check(app))
    assert "'New' is not in the catalogue" in said
    assert "'In a variable' has no translation" in said
    assert "'Plain' fills a place that the English does not have" in said
    assert "'Joined up' is no longer used" in said


def test_compiled_catalogues_are_read_by_gettext(app: Path) -> None:
    import gettext

    catalogues.update(app)
    translate(app, "Plain", "朴素")
    assert catalogues.compile_catalogue(app)
    assert not catalogues.compile_catalogue(app)
    with (app / catalogues.CATALOGUE).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Plain") == "朴素"


def test_two_parts_that_say_a_text_differently_are_named(app: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "texts.py").write_text('_("Plain")', encoding="utf-8")
    for folder, said in ((app, "朴素"), (other, "简单")):
        catalogues.update(folder)
        translate(folder, "Plain", said)
    assert len(catalogues.disagreements([app, other])) == 1


def test_every_text_of_the_product_is_said_in_chinese() -> None:
    chosen = catalogues.apps(catalogues.SOURCES)
    assert [said for app in chosen for said in catalogues.check(app)] + catalogues.disagreements(chosen) == []
