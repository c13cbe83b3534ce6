"""Soft-decision decoding of the polar code: successive cancellation with a list of paths, many words at once.

Paths are kept for every word of a batch in one array, so that numpy works on batch × list at each step. Subtrees
whose bits are all frozen, or all but the last, are decided whole. Metrics are min-sum penalties: scaling the input
changes nothing, so no noise estimate is needed. Source: Tal and Vardy 2015; Sarkis et al. 2014 (subtree shortcuts).
"""

from enum import Enum
from functools import cache

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Bits, Floats, Indices
from shoumi.engines.marking.pagemark.polar import information_set

LIST_SIZE = 8


class _Kind(Enum):
    FROZEN = "no information bit"
    REPEATED = "only the last bit carries information"
    SPLIT = "decided in two halves"


def decode_list(soft: Floats, list_size: int = LIST_SIZE) -> Bits:
    """Return the likeliest codewords, best first: soft values (batch × 512, positive = bit 0) → batch × list × 512."""
    return _Decoder(soft, list_size).run()


@cache
def _kind(start: int, size: int) -> _Kind:
    inside = [number for number in information_set().tolist() if start <= number < start + size]
    if not inside:
        return _Kind.FROZEN
    return _Kind.REPEATED if inside == [start + size - 1] else _Kind.SPLIT


class _Decoder:
    """The state of one batch: path penalties, and every array that belongs to a path and is needed again."""

    def __init__(self, soft: Floats, list_size: int) -> None:
        self._root = np.ascontiguousarray(soft[:, None, :], np.float32)
        self._list_size = list_size
        self._penalty: Floats = np.zeros((len(soft), 1), np.float32)
        self._soft_stack: list[Floats] = []
        self._bit_stack: list[Bits] = []

    def run(self) -> Bits:
        words = self._visit(self._root, 0)
        order = np.argsort(self._penalty, axis=1, kind="stable")
        return np.take_along_axis(words, order[:, :, None], axis=1)

    def _visit(self, soft: Floats, start: int) -> Bits:
        size = soft.shape[2]
        kind = _kind(start, size)
        if kind is _Kind.FROZEN:
            self._penalty = self._penalty - np.minimum(soft, 0).sum(axis=2)
            return np.zeros(soft.shape, np.uint8)
        if kind is _Kind.REPEATED:
            return self._fork(soft)
        half = size // 2
        upper, lower = soft[..., :half], soft[..., half:]
        self._soft_stack.append(soft)
        left = self._visit(_combined(upper, lower), start)
        soft = self._soft_stack.pop()
        upper, lower = soft[..., :half], soft[..., half:]
        self._bit_stack.append(left)
        right = self._visit(np.where(left, lower - upper, lower + upper), start + half)
        left = self._bit_stack.pop()
        return np.concatenate([left ^ right, right], axis=2)

    def _fork(self, soft: Floats) -> Bits:
        """Follow both values of a repeated bit and keep the best paths."""
        against_zero = -np.minimum(soft, 0).sum(axis=2)
        against_one = np.maximum(soft, 0).sum(axis=2)
        both = np.concatenate([self._penalty + against_zero, self._penalty + against_one], axis=1)
        paths = soft.shape[1]
        keep = np.argsort(both, axis=1, kind="stable")[:, : self._list_size]
        self._penalty = np.take_along_axis(both, keep, axis=1)
        self._follow(keep % paths)
        return np.repeat((keep >= paths).astype(np.uint8)[:, :, None], soft.shape[2], axis=2)

    def _follow(self, parents: Indices) -> None:
        rows = np.arange(len(parents))[:, None]
        self._soft_stack = [soft[rows, parents] for soft in self._soft_stack]
        self._bit_stack = [bits[rows, parents] for bits in self._bit_stack]


def _combined(one: Floats, other: Floats) -> Floats:
    """Soft value of the exclusive or of two bits, min-sum."""
    return np.copysign(np.minimum(np.abs(one), np.abs(other)), one * other)
