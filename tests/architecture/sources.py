"""The product's own sources, as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "shoumi"


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the product by its path under src/shoumi; migrations are written by Django."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
        if "migrations" not in path.parts
    }


def templates() -> Iterator[Path]:
    """Yield every template."""
    yield from sorted(SOURCE.rglob("templates/**/*.html"))


def chain(node: ast.AST) -> list[str]:
    """Return the names of a dotted or chained expression from left to right: ``Row.objects.filter(…).delete``."""
    match node:
        case ast.Attribute(value=value, attr=name):
            return [*chain(value), name]
        case ast.Call(func=called):
            return chain(called)
        case ast.Name(id=name):
            return [name]
        case _:
            return []


def calls(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Yield line and chain of every call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, chain(node)
