"""What fills the databases that tests are given copies of."""

from collections.abc import Callable

from tests.cast import enter_cast

FILLED: dict[str, Callable[[], object]] = {"cast": enter_cast}
"""By the name of the fixture that asks for it; done once a process. Folders of tests add theirs.

Of two that a test asks for, the one added later is taken, which stands on the other.
"""
