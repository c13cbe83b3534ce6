"""What is looked at before the product is served."""

import errno
import socket

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.kit.problems import EXIT_CODE
from shoumi.surfaces.cli.telling import give_up


def check_port(port: int) -> None:
    """End the command when ``port`` of this machine cannot be listened on.

    The server would share the port with another one of the same user instead of failing.
    """
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OSError as refused:
        taken = refused.errno == errno.EADDRINUSE
        give_up(
            EXIT_CODE[Unavailable],
            f"端口 {port} {'已被占用（也许守密已经在运行）' if taken else f'不能使用：{refused.strerror}'}。"
            "请换一个，例如 make demo PORT=9000，或 shoumi … --port 9000。",
            f"Port {port} {'is taken (perhaps Shoumi is running)' if taken else f'cannot be used: {refused.strerror}'}."
            " Choose another, such as make demo PORT=9000, or shoumi … --port 9000.",
        )
