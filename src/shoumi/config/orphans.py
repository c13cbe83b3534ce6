"""No process of an installation outlives the one that started it, however that one ended.

The web server shares its port with another one of the same user, so an orphan would go on answering beside its
successor, with the program of before an upgrade.
"""

import ctypes
import signal

_PR_SET_PDEATHSIG = 1  # prctl(2)
_libc = ctypes.CDLL(None)


def end_with_parent() -> None:
    """Have the kernel tell this process to end when its parent is gone.

    Being told ends it, until it handles that itself: a server that is told while it is starting would otherwise pass
    over it, with the handler it has from its parent.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
