"""House rules that are read off the code: where it writes, where it reads, what it asks for the time."""

import ast

import pytest
from tests.architecture.sources import calls, modules

CLOCKS = {
    "regime/kit/clock.py": "the one clock",
    "surfaces/cli/sample.py": "codes of authenticator apps go by the world's clock, and no installation is open yet",
}
WRITERS = {
    "regime/journal/sequencing.py": "the sequencer gives events their place; that is no act of anybody",
    "regime/journal/opening.py": "queues events again that lost their place past the product",
    "regime/journal/group_commit.py": "writes events, and the rows that stand or fall with them",
    "regime/vault/objects.py": "the keybox, inside the caller's action",
    "regime/vault/cache.py": "Django's protocol of a cache",
    "regime/accounts/sessions.py": "Django's protocol of a session store",
    "regime/convenience/folding.py": "figures derived from the ledger and from other parts: no act of anybody",
    "regime/kit/asof.py": "closes a fact as known, inside the caller's action",
}
RECORDED_BELOW = {
    "regime/reviews/actions/deciding.py": "the one entry of a decision is what became of the right, by documents",
}
CATCHERS = {
    "regime/documents/web/entering.py": "the form that was filled in stays, with the reasons above it",
    "regime/documents/web/reading.py": "a script is answered with words, but for a refusal, which the page tells whole",
}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SOMETIMES_WRITES = {"create", "update", "delete"}
"""On a manager they write; sets and stores have methods of these names too."""
ALWAYS_WRITES = {
    "save",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "end_at",
    "replaced",
    "follow",
}
NOT_ORM = "surfaces/sample/"
"""The files of the sample company are saved into streams; its acts are the product's actions."""


def told_time(tree: ast.AST) -> list[int]:
    """Return the lines that ask the system what time it is."""
    return [
        line
        for line, names in calls(tree)
        if names[-1:] in (["now"], ["today"], ["utcnow"]) and {"datetime", "timezone", "date"} & set(names[:-1])
    ]


def written(tree: ast.AST) -> list[int]:
    """Return the lines that write to the database through Django's models."""
    return [
        line
        for line, names in calls(tree)
        if names and (names[-1] in ALWAYS_WRITES or (names[-1] in SOMETIMES_WRITES and MANAGERS & set(names)))
    ]


def managed(tree: ast.AST) -> list[int]:
    """Return the lines that read or write tables without a query or an action."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in MANAGERS]


def is_action(path: str) -> bool:
    return "/actions/" in path or path.endswith("/actions.py")


def is_surface(path: str) -> bool:
    return path.startswith("surfaces/") or "/web/" in path or path.endswith(("/api.py", "/slots.py"))


def test_the_time_is_asked_of_one_clock() -> None:
    asked = {path for path, tree in modules().items() if told_time(tree)}
    assert asked == set(CLOCKS)


def test_writes_stand_in_actions() -> None:
    elsewhere = {
        f"{path}:{line}"
        for path, tree in modules().items()
        if not is_action(path) and path not in WRITERS and not path.startswith(NOT_ORM)
        for line in written(tree)
    }
    assert not elsewhere


@pytest.mark.parametrize("path", sorted(WRITERS))
def test_every_exception_is_still_needed(path: str) -> None:
    assert written(modules()[path])


def test_screens_programs_and_surfaces_use_queries_and_actions() -> None:
    direct = {f"{path}:{line}" for path, tree in modules().items() if is_surface(path) for line in managed(tree)}
    assert not direct


def caught(tree: ast.AST) -> set[str]:
    """Return the names of the errors that are caught."""
    handlers = (node.type for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type)
    return {name.id for handler in handlers for name in ast.walk(handler) if isinstance(name, ast.Name)}


def test_refusals_are_told_by_the_middleware() -> None:
    by_hand = {path for path, tree in modules().items() if is_surface(path) and "ActRefused" in caught(tree)}
    assert by_hand == set(CATCHERS)


def test_no_file_of_actions_writes_and_records_nothing() -> None:
    silent = {
        path
        for path, tree in modules().items()
        if is_action(path) and written(tree) and not {"record", "record_alone"} & _called(tree)
    }
    assert silent == set(RECORDED_BELOW)


def test_the_checks_see_what_they_look_for() -> None:
    code = ast.parse(
        "datetime.now(UTC)\ntimezone.now()\nRow.objects.filter(a=1).update(b=2)\nrow.save()\n"
        "models.Row._default_manager.bulk_create(rows)\nterms.update(run)\nstore().delete(1)\nclock.now()\n"
        "Row.objects.standing().end_at(now)\n"
    )
    assert told_time(code) == [1, 2]
    assert caught(ast.parse("try:\n    act()\nexcept (Conflict, ActRefused):\n    pass")) == {"Conflict", "ActRefused"}
    assert sorted(written(code)) == [3, 4, 5, 9]
    assert sorted(managed(code)) == [3, 5, 9]


def _called(tree: ast.AST) -> set[str]:
    return {names[-1] for _, names in calls(tree) if names}
