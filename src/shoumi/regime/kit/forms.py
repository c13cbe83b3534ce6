"""Forms as all screens show them: label, help and error tied to the field, and a summary of what is wrong on top.

Set as FORM_RENDERER, so that forms of libraries (sign-in, second factor) look and read the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_noop

from shoumi.engines.foundation.errors import Conflict, Invalid, ShoumiError
from shoumi.regime.kit.words import explanation

_STYLES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, ""),  # Django gives the class to the frame around the controls too
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)
_ONE_OF_MANY = forms.RadioSelect | forms.CheckboxSelectMultiple


DJANGO_SAYS = (
    gettext_noop("This field is required."),
    gettext_noop("Ensure this value is greater than or equal to %(limit_value)s."),
    gettext_noop("Ensure this value is less than or equal to %(limit_value)s."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid email address."),
)
"""Sentences of Django under a field: named here, so that our catalogue says them in the words of our screens."""


def _style(widget: forms.Widget) -> str:
    return next(css for kind, css in _STYLES if isinstance(widget, kind))


class KitBoundField(BoundField):
    """A field as it is drawn; its template asks it what kind of layout it needs."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the widget's attributes with the classes of the design system added to its own."""
        built = super().build_widget_attrs(attrs, widget)
        used = widget or self.field.widget
        if not used.is_hidden:
            wanted = [str(built.get("class") or used.attrs.get("class", "")), _style(used)]
            if self.errors:
                wanted.append("is-invalid")
            if any(wanted):
                built["class"] = " ".join(one for one in wanted if one)
        return built

    @property
    def is_switch(self) -> bool:
        """Whether the label stands after the control, as with a single checkbox."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_group(self) -> bool:
        """Whether it is several controls under one question, which then is a legend and not a label."""
        return isinstance(self.field.widget, _ONE_OF_MANY)


def _attributes(attrs: Mapping[str, object]) -> SafeString:
    given = [(name, value) for name, value in attrs.items() if value is not False and value is not None]
    drawn = [
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value) for name, value in given
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - joined of parts that format_html escaped


def _options(group: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    drawn = format_html_join(
        "",
        '<option value="{}"{}{}>{}</option>',
        (
            (
                one["value"],
                mark_safe(" selected") if one["selected"] else "",
                mark_safe(" disabled") if one["attrs"].get("disabled") else "",
                one["label"],
            )
            for one in options
        ),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', group, drawn) if group else drawn


def _draw_select(widget: Mapping[str, Any]) -> SafeString:
    options = format_html_join("", "{}", ((_options(group, inside),) for group, inside, _ in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget["attrs"]), options)


def _draw_input(widget: Mapping[str, Any]) -> SafeString:
    attrs = {"type": widget["type"], "name": widget["name"], "value": widget["value"], **widget["attrs"]}
    return format_html("<input{}>", _attributes(attrs))


_DRAWN = {
    "django/forms/widgets/select.html": _draw_select,
    "django/forms/widgets/text.html": _draw_input,
    "django/forms/widgets/date.html": _draw_input,
}
"""Controls that lists show many of: drawn here, because Django's templates include another for each option."""


class KitRenderer(DjangoTemplates):
    """Renders every form and field with the templates of the kit."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"
    bound_field_class = KitBoundField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw the commonest controls directly and everything else from its template."""
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


# One renderer for all forms: each has an engine of its own, whose compiled templates would otherwise be thrown away.
_RENDERER = KitRenderer()


class Form(forms.Form):
    """The base of the product's forms.

    ``intro`` is a sentence above the fields; ``submit_label`` the verb on the button, never just "OK". ``mendable`` are
    the kinds of error that are told in the form, ``told_at`` the field each code belongs to; others stand above it.
    """

    default_renderer = _RENDERER
    use_required_attribute = True
    required_css_class = "required"
    error_css_class = "has-error"
    intro: ClassVar[Any] = ""
    submit_label: ClassVar[Any] = ""
    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict)
    told_at: ClassVar[Mapping[str, str]] = {}

    def carried_out(self, act: Callable[[], object]) -> bool:
        """Return whether the form was filled in and ``act`` did what it asks for.

        What was wrong is told in the form, so that nothing typed is lost. Raises what is not `mendable`.
        """
        if not self.is_valid():
            return False
        try:
            act()
        except self.mendable as problem:
            self.tell(problem)
            return False
        return True

    def tell(self, error: ShoumiError) -> None:
        """Tell ``error`` in the form: what happened and what to do, at the field it belongs to."""
        field = self.told_at.get(error.code)
        self.add_error(field if field in self.fields else None, str(explanation(error.code, error.parameters)))

    @property
    def faulty_fields(self) -> list[BoundField]:
        """The visible fields that have errors, in the order they are shown."""
        return [field for field in self.visible_fields() if field.errors]
