"""What every keyring can do, whether it is a file, shares among people or a key service."""

from typing import Protocol

from shoumi.engines.sealing.keys import EpochKey, Secret


class Keyring(Protocol):
    """Holds the root, the keys of the epochs and the named secrets of one installation.

    An epoch turn destroys what was sealed under older epochs in phases: `turn_epoch`; the caller rewraps what lives,
    with sealing fenced to the current epoch, backs up and counts zero wraps under the old one; `destroy_epoch`.
    """

    @property
    def current_epoch(self) -> int:
        """The number of the epoch under which new data keys are wrapped."""

    def epochs(self) -> tuple[int, ...]:
        """Return the numbers of the epochs whose keys exist, oldest first."""

    def epoch_key(self, number: int | None = None) -> EpochKey:
        """Return the key of epoch ``number``, the current one without a number. Raises NotFound once destroyed."""

    def turn_epoch(self) -> int:
        """Begin a new epoch with a new key under a new root and return its number; the older keys stay for now."""

    def destroy_epoch(self, number: int) -> None:
        """Remove the key of a past epoch, again under a new root. Raises Conflict for the current one, NotFound."""

    def secret(self, name: str) -> Secret:
        """Return the newest secret called ``name``. Raises NotFound when there is none."""

    def secrets(self, name: str) -> tuple[Secret, ...]:
        """Return every secret called ``name``, newest first; none is an empty tuple."""

    def add_secret(self, name: str) -> Secret:
        """Make a new random secret called ``name``, numbered one higher than the newest, and return it."""

    def destroy_secret(self, name: str, number: int) -> None:
        """Remove an older secret. Raises Conflict for the newest of its name and NotFound."""
