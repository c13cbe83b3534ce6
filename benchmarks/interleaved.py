"""What every benchmark shares: contenders run in turns, in one process and one run, and are told by median and spread.

Machines are noisy and get slower or faster while a benchmark runs; only contenders that took turns are compared.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Mapping

Contender = Callable[[], object]


def take_turns(contenders: Mapping[str, Contender], rounds: int, *, warm: int = 1) -> dict[str, list[float]]:
    """Run each contender once a round, in random order; return the seconds of every run after ``warm`` rounds."""
    took: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + warm):
        names = list(contenders)
        random.shuffle(names)
        for name in names:
            start = time.perf_counter()
            contenders[name]()
            if turn >= warm:
                took[name].append(time.perf_counter() - start)
    return took


def tell(title: str, took: Mapping[str, list[float]], *, ours: str, peer: str, each: int = 1) -> float:
    """Print median, quartiles and rate of every contender and how many times faster ``ours`` is than ``peer``.

    ``each`` is how many operations one run makes. Returns the ratio of the medians.
    """
    print(f"\n{title}  (load {os.getloadavg()[0]:.1f}, {len(next(iter(took.values())))} rounds)")
    for name, seconds in took.items():
        low, middle, high = statistics.quantiles(seconds, n=4)
        each_ms = [value / each * 1000 for value in (low, middle, high)]
        print(
            f"  {name:<34} median {each_ms[1]:9.4f} ms   quartiles {each_ms[0]:9.4f} – {each_ms[2]:9.4f}"
            f"   {each / middle:11,.0f} a second"
        )
    ratio = statistics.median(took[peer]) / statistics.median(took[ours])
    print(f"  {ours} is {ratio:.2f} × as fast as {peer}")
    return ratio
