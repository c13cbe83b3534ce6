import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import ClassVar

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils import translation

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, ShoumiError
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit.forms import Form


class Sample(Form):
    name = forms.CharField(label="Name", help_text="Not the <secret> itself")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"class": "own"}))
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sure")
    token = forms.CharField(widget=forms.HiddenInput)


def test_every_control_has_a_label_and_hears_its_help_and_error() -> None:
    html = str(Sample({"note": "x"}))
    for name in ("name", "note", "sure"):
        assert f'for="id_{name}"' in html
        assert f'id="id_{name}"' in html
    assert re.search(r'id="id_name"[^>]*', html)
    control = re.search(r"<input[^>]*id=\"id_name\"[^>]*>", html)
    assert control
    for part in ("id_name_helptext", "id_name_error"):
        assert part in control[0]
        assert f'id="{part}"' in html
    assert 'aria-invalid="true"' in control[0]
    assert "is-invalid" in control[0]


def test_chinese_under_a_field_is_ours_and_not_the_framework_s() -> None:
    class Asked(Form):
        name = forms.CharField()
        years = forms.IntegerField(min_value=1, max_value=9)
        day = forms.DateField()

    with translation.override("zh-hans"):
        assert Asked({}).errors["name"] == ["此项必填。"]
        assert Asked({"years": "0", "day": "soon"}).errors["years"] == ["不能小于 1。"]
        assert Asked({"years": "10"}).errors["years"] == ["不能大于 9。"]
        assert Asked({"years": "x", "day": "soon"}).errors["day"] == ["请填写有效的日期。"]


def test_the_summary_leads_to_each_faulty_field() -> None:
    form = Sample({})
    html = str(form)
    assert [field.name for field in form.faulty_fields] == ["name", "kind", "sure"]
    assert 'href="#id_name"' in html
    assert 'role="alert"' in html
    assert 'role="alert"' not in str(Sample())


def test_choices_under_one_question_are_a_group_with_a_legend() -> None:
    html = str(Sample())
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Kind</legend>", html)


def test_own_classes_stay_and_help_is_escaped() -> None:
    html = str(Sample())
    assert 'class="own form-control"' in html
    assert "&lt;secret&gt;" in html


def test_optional_fields_say_so() -> None:
    assert str(Sample()).count("选填") == 1


HOSTILE = "\"><script>x</script>&'"


@pytest.mark.parametrize(
    "field",
    [
        forms.ChoiceField(
            choices=[("", "All"), ("b&c", HOSTILE), (HOSTILE, "<b>"), ("Group <1>", [("d", "D"), (4, "four")])]
        ),
        forms.ChoiceField(widget=forms.Select(attrs={"disabled": True, "data-x": HOSTILE}), choices=[("a", "A")]),
        forms.CharField(widget=forms.TextInput(attrs={"type": "search", "placeholder": HOSTILE, "hidden": False})),
        forms.DateField(widget=forms.DateInput(attrs={"type": "date"})),
    ],
)
@pytest.mark.parametrize("value", ["", HOSTILE, "b&c", "4"])
def test_controls_drawn_directly_are_what_django_s_templates_make(field: forms.Field, value: str) -> None:
    class Own(Form):
        one = field

    class Djangos(forms.Form):
        default_renderer = DjangoTemplates()
        one = field

    own, djangos = (ReadControl(str(form({"one": value})["one"])) for form in (Own, Djangos))
    assert own.told == djangos.told
    assert "<script>" not in str(Own({"one": value})["one"])


class ReadControl(HTMLParser):
    """What a browser reads of a control: its tags, attributes and texts; the classes of the design system left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, {name: value for name, value in attrs if name != "class"}))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.told.append(data.strip())


class Naming(Form):
    told_at: ClassVar = {Problem.TITLE_MISSING: "name", Problem.NO_FILE: "file"}
    name = forms.CharField()


def failing(error: ShoumiError) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def test_what_an_act_finds_wrong_is_told_at_its_field_or_above_the_form() -> None:
    for error, field in (
        (Invalid(Problem.TITLE_MISSING), "name"),
        (Invalid(Problem.NO_FILE), "__all__"),  # a field this form has not
        (Conflict(Problem.SAME_LEVEL), "__all__"),
    ):
        form = Naming({"name": "x"})
        assert not form.carried_out(failing(error))
        assert list(form.errors) == [field]
        assert 'value="x"' in str(form)
        assert ("需要修改" in str(form)) == (field == "name"), "only fields are mended"


def test_an_act_is_done_once_and_only_with_a_form_that_is_filled_in() -> None:
    done: list[str] = []
    assert Naming({"name": "x"}).carried_out(lambda: done.append("x"))
    assert not Naming({}).carried_out(lambda: done.append("nothing"))
    assert not Naming().carried_out(lambda: done.append("shown"))
    assert done == ["x"]


def test_what_cannot_be_mended_in_the_form_is_raised() -> None:
    with pytest.raises(NotFound):
        Naming({"name": "x"}).carried_out(failing(NotFound(Problem.NOT_NAMED)))


def test_two_sentences_stand_apart_in_english() -> None:
    with translation.override("en"):
        form = Naming({"name": "x"})
        form.tell(Invalid(Problem.TITLE_MISSING))
        assert re.search(r"[a-z]\. [A-Z]", str(form.errors["name"][0]))
