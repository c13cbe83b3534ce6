"""What the documents point at is there: files, headings, functions and tests they name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [ROOT / name for name in ("README.md", "README.en.md", "CHANGELOG.md", "CONTRIBUTING.md")]
    + list((ROOT / "docs").rglob("*.md"))
)
CODE = ROOT / "src/shoumi"
TREES = (ROOT, CODE, CODE / "regime", CODE / "surfaces")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_NAMED = re.compile(r"`((?:[\w.-]+/)+[\w-]+\.py)(?::([\w.]+))?")
_TEST = re.compile(r"`(test_[a-z0-9_]+)`")

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def prose(document: Path) -> str:
    """Return the text of ``document`` without blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(document: Path) -> set[str]:
    """Return the anchors of the headings of ``document``, as they are made from their words."""
    headings = re.findall(r"^#+ (.*)$", prose(document), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def found(document: Path, name: str) -> Path | None:
    """Return the file that ``document`` names, as a path from the root, from the code or from itself."""
    candidates = [tree / name for tree in (*TREES, document.parent)]
    return next((one for one in candidates if one.exists()), None)


def dead_links(document: Path) -> Iterator[str]:
    for link in _LINK.findall(prose(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


def absent_code(document: Path) -> Iterator[str]:
    for name, member in _NAMED.findall(prose(document)):
        path = found(document, name)
        if path is None:
            yield name
        elif member and not re.search(rf"\b{re.escape(member.split('.')[-1])}\b", path.read_text(encoding="utf-8")):
            yield f"{name}:{member}"


@every_document
def test_links_lead_somewhere(document: Path) -> None:
    assert not list(dead_links(document))


@every_document
def test_code_that_is_named_exists(document: Path) -> None:
    assert not list(absent_code(document))


def test_tests_that_are_named_exist() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"^ *def (test_\w+)", text, flags=re.MULTILINE))
    there |= {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    named = {name for document in DOCUMENTS for name in _TEST.findall(prose(document))}
    assert named <= there
