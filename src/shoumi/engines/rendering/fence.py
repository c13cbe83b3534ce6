"""What a process gives up before it touches a document.

Set in the process itself, before the first untrusted byte, and never undone: the kernel offers no way back. Whatever
cannot be set raises FenceError and the process must end. docs/security/rendering.md says what the fence does not do.
"""

import ctypes
import errno
import os
import resource
import socket
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pyseccomp

from shoumi.engines.rendering.limits import Limits

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_PROT_EXEC = 4
_F_DUPFD_CLOEXEC = 1030
_DESCRIPTORS = 32

# All a renderer may still ask of the kernel: memory, the descriptors it was given, clocks, its own end. No path is
# ever opened, no process or thread made, no socket created, no memory made executable.
_WORKER_CALLS = (
    "read", "write", "readv", "writev", "pread64", "lseek", "close", "fstat", "newfstatat", "statx",
    "munmap", "mremap", "madvise", "brk", "futex", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",
    "sendmsg", "recvmsg", "poll", "ppoll", "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep",
    "gettimeofday", "getrandom", "getpid", "gettid", "getuid", "geteuid", "getrusage", "sysinfo", "sched_yield",
    "sched_getaffinity", "exit", "exit_group", "restart_syscall", "set_robust_list", "rseq",
)  # fmt: skip

# What LibreOffice has no business with. It needs threads, helpers and files, so here the forbidden is listed; files
# are fenced by Landlock.
_CONVERTER_FORBIDDEN = (
    "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kcmp",
    "connect", "sendmmsg", "socketpair", "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf",
    "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "mount", "umount2", "pivot_root", "chroot",
    "move_mount", "open_tree", "fsopen", "fsmount", "setns", "unshare", "init_module", "finit_module", "delete_module",
    "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "open_by_handle_at", "name_to_handle_at",
    "mknod", "mknodat", "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "acct",
    "quotactl", "syslog", "sethostname", "setdomainname", "clock_settime", "settimeofday", "personality", "shmget",
    "msgget", "semget", "mq_open",
)  # fmt: skip


class Part(StrEnum):
    """The parts a fence is made of, and what it must refuse."""

    THREADS = "threads"
    NO_NEW_PRIVS = "no_new_privs"
    DUMPABLE = "dumpable"
    RLIMITS = "rlimits"
    SECCOMP = "seccomp"
    NETWORK = "network"
    READ = "read"
    WRITE = "write"
    EXEC = "exec"
    FORK = "fork"
    KILL = "kill"


class FenceError(Exception):
    """A `Part` of the fence could not be set, or does not hold."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.value)


def fence_worker(limits: Limits) -> None:
    """Shut this process in as a renderer. Raises FenceError; the process must then end."""
    if len(list(Path("/proc/self/task").iterdir())) != 1:  # libraries start threads that Python does not count
        raise FenceError(Part.THREADS)  # a filter binds the thread that sets it
    _give_up_privileges()
    _limit(resource.RLIMIT_AS, limits.memory + limits.answer_bytes)  # the answers are the server's memory
    _limit(resource.RLIMIT_FSIZE, 0)
    # A mapped document keeps a descriptor for as long as it is open: one for each that may be kept warm.
    _limit(resource.RLIMIT_NOFILE, _DESCRIPTORS + limits.warm_documents)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _load(_worker_filter)
    _try_to_escape()


def fence_converter(limits: Limits) -> None:
    """Shut this process in before it becomes LibreOffice; Landlock is set beside it. Raises FenceError."""
    _give_up_privileges()
    _limit(resource.RLIMIT_AS, limits.office_memory)
    _limit(resource.RLIMIT_FSIZE, limits.office_bytes)
    _limit(resource.RLIMIT_CPU, int(limits.office_seconds) + 1)
    _limit(resource.RLIMIT_CORE, 0)
    _load(_converter_filter)
    _expect_refused(Part.NETWORK, lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
    _expect_refused(Part.NETWORK, lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))


def _give_up_privileges() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    # Not dumpable: nobody of the same user may attach or read this memory through /proc.
    for option, value, told in ((_PR_SET_NO_NEW_PRIVS, 1, Part.NO_NEW_PRIVS), (_PR_SET_DUMPABLE, 0, Part.DUMPABLE)):
        if libc.prctl(option, value, 0, 0, 0) != 0:
            raise FenceError(told)


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(what, (bound, bound))
    except (OSError, ValueError) as error:
        raise FenceError(Part.RLIMITS) from error


def _load(build: Callable[[], pyseccomp.SyscallFilter]) -> None:
    try:
        build().load()
    except OSError as error:
        raise FenceError(Part.SECCOMP) from error


def _worker_filter() -> pyseccomp.SyscallFilter:
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    for name in _WORKER_CALLS:
        _add(rules, pyseccomp.ALLOW, name)
    not_executable = pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _PROT_EXEC, 0)
    for name in ("mmap", "mprotect"):
        _add(rules, pyseccomp.ALLOW, name, not_executable)
    for command in (_F_DUPFD_CLOEXEC, 1, 2, 3):  # duplicate; F_GETFD, F_SETFD, F_GETFL
        _add(rules, pyseccomp.ALLOW, "fcntl", pyseccomp.Arg(1, pyseccomp.EQ, command))
    # abort() must reach this process, and no other.
    _add(rules, pyseccomp.ALLOW, "tgkill", pyseccomp.Arg(0, pyseccomp.EQ, os.getpid()))
    return rules


def _converter_filter() -> pyseccomp.SyscallFilter:
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)
    denied = pyseccomp.ERRNO(errno.EPERM)
    for name in _CONVERTER_FORBIDDEN:
        _add(rules, denied, name)
    # LibreOffice insists on listening for a second copy of itself on a socket in /tmp. It is told that it does.
    for name in ("bind", "listen"):
        _add(rules, pyseccomp.ERRNO(0), name)
    _add(rules, denied, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    _add(rules, denied, "socket", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xF, socket.SOCK_DGRAM))
    _add(rules, denied, "prlimit64", pyseccomp.Arg(2, pyseccomp.NE, 0))  # reading limits is harmless
    # abort() must reach this process (LibreOffice keeps its number), and no other.
    _add(rules, denied, "tgkill", pyseccomp.Arg(0, pyseccomp.NE, os.getpid()))
    return rules


def _add(rules: pyseccomp.SyscallFilter, action: int, name: str, *arguments: pyseccomp.Arg) -> None:
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    if number >= 0:  # some old calls do not exist on newer architectures
        rules.add_rule(action, number, *arguments)


def _try_to_escape() -> None:
    """Do what a document might try: a fence that was set and does not hold is worse than none."""
    _expect_refused(Part.NETWORK, lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
    _expect_refused(Part.READ, lambda: os.open("/", os.O_RDONLY))
    _expect_refused(Part.WRITE, lambda: os.memfd_create("escape"))
    _expect_refused(Part.EXEC, lambda: os.execv("/proc/self/exe", ["/proc/self/exe"]))  # noqa: S606 -- must fail
    _expect_refused(Part.FORK, os.fork)
    _expect_refused(Part.KILL, lambda: os.kill(os.getppid(), 0))


def _expect_refused(what: Part, attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except PermissionError:
        return
    except OSError as error:
        raise FenceError(what) from error
    raise FenceError(what)
