"""Tags and filters of the design system: icons, badges, values as people read them."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from shoumi.regime.kit import badges, cells, clock, icons
from shoumi.regime.kit.badges import Wording

register = template.Library()


class _IconNode(Node):
    """An icon whose id may be known only when the page is drawn."""

    def __init__(self, name: FilterExpression, size: FilterExpression | None) -> None:
        self.name = name
        self.size = size

    def render(self, context: Context) -> SafeString:
        return icons.icon(str(self.name.resolve(context)), str(self.size.resolve(context)) if self.size else "")


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """``{% icon "lock" %}`` or ``{% icon "lock" "sm" %}``; an id written out that the sprite lacks does not compile."""
    words = token.split_contents()[1:]
    if len(words) not in {1, 2}:
        message = "icon takes the id of an icon and, if wanted, its size"
        raise template.TemplateSyntaxError(message)
    name, *size = (parser.compile_filter(word) for word in words)
    if not isinstance(name.var, template.Variable) and str(name.var) not in icons.known_icons():
        message = f"icon {name.var!r} is not listed in regime/kit/icons.txt"
        raise template.TemplateSyntaxError(message)
    return _IconNode(name, size[0] if size else None)


@register.simple_tag
def state_badge(word: Wording, tone: str = "grey") -> SafeString:
    """``{% state_badge word tone %}``: the state of a thing."""
    return badges.state_badge(word, tone)


@register.simple_tag
def level_badge(word: Wording, tone: str, note: Wording = "") -> SafeString:
    """``{% level_badge word tone note %}``: a level of secrecy."""
    return badges.level_badge(word, tone, note=note)


@register.filter
def day(value: datetime) -> str:
    """``{{ value|day }}``: the company date of an instant, year-month-day."""
    return clock.day_of(value).isoformat()


@register.filter
def listed(values: Iterable[object]) -> str:
    """``{{ values|listed }}``: several values in a row."""
    return cells.listed(values)


@register.filter
def told(value: object) -> str:
    """``{{ value|told }}``: instants to the minute, codes by their labels, nothing as a dash."""
    return cells.told(value)
