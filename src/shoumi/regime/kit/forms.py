"""Forms as all screens show them: label, help and error tied to the field, and a summary of what is wrong on top.

Set as FORM_RENDERER, so that forms of libraries (sign-in, second factor) look and read the same.
"""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

_STYLES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, ""),  # Django gives the class to the frame around the controls too
    (forms.CheckboxSelectMultiple, ""),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)
_ONE_OF_MANY = forms.RadioSelect | forms.CheckboxSelectMultiple


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


_OWN = {"django/forms/widgets/select.html": "kit/select.html"}


class KitRenderer(DjangoTemplates):
    """Renders every form and field with the templates of the kit."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"
    bound_field_class = KitBoundField

    def get_template(self, template_name: str) -> Any:  # noqa: ANN401 - Django's template, of whichever engine
        """Return the kit's select in place of Django's, which includes a template for each option."""
        return super().get_template(_OWN.get(template_name, template_name))


# One renderer for all forms: each has an engine of its own, whose compiled templates would otherwise be thrown away.
_RENDERER = KitRenderer()


class Form(forms.Form):
    """The base of the product's forms.

    ``intro`` is a sentence above the fields; ``submit_label`` the verb on the button, never just "OK".
    """

    default_renderer = _RENDERER
    use_required_attribute = True
    required_css_class = "required"
    error_css_class = "has-error"
    intro: ClassVar[Any] = ""
    submit_label: ClassVar[Any] = ""

    @property
    def faulty_fields(self) -> list[BoundField]:
        """The visible fields that have errors, in the order they are shown."""
        return [field for field in self.visible_fields() if field.errors]
