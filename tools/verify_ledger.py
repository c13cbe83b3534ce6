#!/usr/bin/env python3
"""Verify an export of a Shoumi ledger without trusting whoever made it. Standard library only, Python 3.11 or newer.

    python3 -I verify_ledger.py EXPORT --key 'THE LOG KEY YOU GOT ANOTHER WAY'

EXPORT is the folder or the ZIP. Exit code 0: verified; 1: not verified, and the first bad entry or file is named;
2: the command line is wrong. The format is docs/security/ledger.md; this file was written from that text and shares no
code with the program that writes exports.

In order: 1 texts, 2 Ed25519, 3 canonical JSON, 4 notes and keys, 5 tree, 6 folder and ZIP, 7 report, 8 checks, 9 main.
"""

# ruff: noqa: PLR2004 - the sizes that a format fixes stand where that format is read
import argparse
import base64
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, NoReturn, Protocol

FORMAT = "shoumi.ledger-export"
VERSION = 1
BUNDLE = 4096
TILE = 256
LONGEST_LINE = 0xFFFF
LONGEST_NOTE = 64 * 1024
LONGEST_MANIFEST = 64 * 1024 * 1024
LATE_BY_AT_MOST = timedelta(seconds=60)
DETAILS_ERASED = "journal.details.erased"
LOG_CONTINUED = "journal.log.continued"
COMMITMENT_DOMAIN = b"shoumi.ledger/v1/commitment\x00"
NOTE_KEY, COSIGNATURE_KEY = 1, 4
MOST_FINDINGS = 50  # kept and shown; all are counted

# ------------------------------------------------------------------------------------------------------------ 1 texts

TEXTS = {
    "unreadable": ("cannot be read: {why}", "无法读取：{why}"),
    "zip_irregular": (
        "is not a ZIP as the ledger writes it (byte {at}); if another program packed it, verify the unpacked folder",
        "不是存证日志写出的 ZIP（第 {at} 字节处不符）；如果是用其他程序重新打包的，请解压后核验文件夹",
    ),
    "file_missing": ("is listed in the manifest and missing", "清单中有此文件，但文件不存在"),
    "file_unlisted": ("is not listed in the manifest", "文件不在清单中"),
    "file_unexpected": ("is listed but has no place in this format", "清单列有此文件，但格式中没有这个文件"),
    "file_unnamed": ("should be in the manifest and is not listed", "清单中应有此文件，但未列出"),
    "file_differs": ("differs from the manifest (size or SHA-256)", "与清单记载的大小或 SHA-256 不符"),
    "file_irregular": ("is not an ordinary file with a permitted name", "不是普通文件，或文件名不允许"),
    "too_large": (
        "the files listed have {size} bytes; --max-bytes allows {limit}",
        "所列文件共 {size} 字节，超过 --max-bytes 允许的 {limit}",
    ),
    "manifest_malformed": ("is not a manifest of this format", "不是本格式的清单"),
    "manifest_unsigned": ("is not signed by the log's key", "没有日志密钥的有效签名"),
    "origin_differs": ("is of the log {found}, not of {wanted}", "属于日志 {found}，而不是 {wanted}"),
    "key_malformed": ("does not hold public keys in the C2SP form", "不是 C2SP 格式的公钥"),
    "key_differs": ("holds another log key than the one given with --key", "其中的日志公钥与 --key 给出的不同"),
    "checkpoint_malformed": ("line {line} is not a checkpoint note", "第 {line} 行不是检查点"),
    "checkpoint_unsigned": ("line {line} is not signed by the log's key", "第 {line} 行没有日志密钥的有效签名"),
    "checkpoint_cosignature": (
        "line {line} has a false co-signature of {witness}",
        "第 {line} 行中见证方 {witness} 的签名无效",
    ),
    "checkpoint_order": (
        "line {line} is smaller than the checkpoint before it",
        "第 {line} 行的检查点小于前一个检查点",
    ),
    "checkpoint_fork": (
        "line {line}: the log signed two different trees of {size} entries",
        "第 {line} 行：日志对同为 {size} 条的两棵不同的树都签了名",
    ),
    "checkpoint_count": (
        "holds {found} checkpoints, the manifest says {wanted}",
        "有 {found} 个检查点，清单记载为 {wanted} 个",
    ),
    "checkpoint_last": (
        "is not the last checkpoint and the one in the manifest",
        "与最后一个检查点、清单中的检查点不一致",
    ),
    "witness_absent": (
        "no checkpoint is co-signed by the witness {witness}",
        "没有任何检查点带有见证方 {witness} 的签名",
    ),
    "root_differs": (
        "the entries do not give the root signed for {size} entries; the first wrong one is among {first} to {last}",
        "条目算出的树根与签名的检查点（{size} 条）不符；第一条有问题的条目在第 {first} 至 {last} 号之间",
    ),
    "entry_missing": ("is missing", "缺失"),
    "entry_extra": ("is more than the log has", "超出日志应有的条数"),
    "entry_differs": (
        "was changed, moved, inserted or left out: it does not fit the tree",
        "被改动、移动、插入或抽走：与默克尔树不符",
    ),
    "entry_malformed": ("is not an entry in its canonical form", "不是规范形式的条目"),
    "entry_repeated": ("has the identifier of entry {other}", "与第 {other} 号条目的标识相同"),
    "entry_early": (
        "is dated more than a minute before an entry that precedes it",
        "时间比排在它前面的条目早一分钟以上",
    ),
    "tile_differs": ("does not fit the entries", "与条目不符"),
    "details_malformed": ("has details that are not in canonical form or not in order", "明细不是规范形式或次序不对"),
    "details_differ": ("has details that do not open its commitment", "明细与条目中的承诺值不符"),
    "details_missing": (
        "has no details, and no later entry records that they were erased",
        "没有明细，其后也没有擦除记录",
    ),
    "details_extra": ("holds details of no entry", "含有不属于任何条目的明细"),
    "continuation_missing": (
        "must name the checkpoint of the log that this one continues",
        "应写明本日志承接的上一日志的检查点",
    ),
    "continuation_wrong": (
        "does not name a checkpoint of an earlier log of this place",
        "所写的不是同一处更早日志的检查点",
    ),
    "continuation_misplaced": (
        "continues another log, which only the first entry may",
        "承接其他日志；只有第一条可以这样",
    ),
    "kept_malformed": ("is not a checkpoint signed by the log's key", "不是日志密钥签名的检查点"),
    "kept_differs": (
        "was signed for another tree of {size} entries than the one exported: one of the two is a forgery by the log",
        "签署的是同为 {size} 条的另一棵树，与导出包不同：两者之中必有一个是日志方伪造的",
    ),
    "kept_longer": ("was signed for {size} entries, more than were exported", "签署时已有 {size} 条，多于导出包"),
    "previous_differs": ("is not the log that this one continues ({wanted})", "不是本日志所承接的日志（{wanted}）"),
}
NOTICES = {
    "key_unpinned": (
        "The key came with the export, whose maker may have made it: compare it with one got another way (--key).",
        "公钥来自导出包本身，制作导出包的人也能制作这样的公钥：请与从其他途径取得的公钥比对（--key）。",
    ),
    "no_witness": (
        "No witness's key was given (--witness): a log rewritten as a whole by its operator would look the same.",
        "没有给出见证方公钥（--witness）：如果运营者把整份日志重写一遍，从这里看不出来。",
    ),
    "withheld": (
        "The details of {count} entries are withheld and were not verified.",
        "有 {count} 条的明细未提供，未作核验。",
    ),
    "erased_present": (
        "Entry {id}: the log records that its details were erased, and yet they are here or there is no such entry.",
        "条目 {id}：有记录称其明细已擦除，但明细仍在，或没有这一条目。",
    ),
    "skipped_log": (
        "This log continues {found} although a log between the two should exist: ask what happened to it.",
        "本日志承接的是 {found}，中间应另有日志：请查问其去向。",
    ),
    "cut_off": (
        "The earlier log goes on for {count} entries after the checkpoint that this one continues from.",
        "在本日志承接的检查点之后，上一日志还有 {count} 条。",
    ),
    "previous_unseen": (
        "This log continues {found}, which was not given (--previous).",
        "本日志承接 {found}，该日志未一并给出（--previous）。",
    ),
}
WORDS = {
    "verified": ("VERIFIED", "核验通过"),
    "refused": ("NOT VERIFIED", "核验不通过"),
    "log": ("log {origin}, {size} entries, root {root}", "日志 {origin}，共 {size} 条，树根 {root}"),
    "span": ("entries from {first} to {last}", "条目时间自 {first} 至 {last}"),
    "counts": (
        "{checkpoints} checkpoints; details: {present} opened, {erased} erased on record",
        "检查点 {checkpoints} 个；明细：核对 {present} 条，有擦除记录 {erased} 条",
    ),
    "key": ("key {key}", "公钥 {key}"),
    "witness": (
        "witness {name}: {count} co-signatures, the last at {at} for {size} entries",
        "见证方 {name}：签名 {count} 个，最后一个于 {at}，覆盖 {size} 条",
    ),
    "witness_unpinned": (
        "{name}: {count} co-signatures by a key that came with the export",
        "{name}：签名 {count} 个，其公钥来自导出包本身",
    ),
    "first_entry": (
        "First bad entry: number {index} (counted from 0){id}",
        "第一条有问题的条目：第 {index} 号（从 0 起编号）{id}",
    ),
    "first_range": (
        "First bad entry: between number {first} and number {last} (counted from 0)",
        "第一条有问题的条目：在第 {first} 号与第 {last} 号之间（从 0 起编号）",
    ),
    "first_file": ("First bad file: {file}", "第一个有问题的文件：{file}"),
    "entry": ("entry {index}", "第 {index} 号条目"),
    "more": ("… and {count} more findings", "……另有 {count} 项"),
    "previous": ("Earlier log: {path}", "上一日志：{path}"),
}
LANGUAGES = ("en", "zh")


def tell(text: tuple[str, str], language: str, values: dict[str, Any]) -> str:
    """Return ``text`` in ``language`` with values that may come from the export made harmless to a terminal."""
    shown = {name: printable(value) for name, value in values.items()}
    return text[LANGUAGES.index(language)].format(**shown)


def printable(value: object) -> str:
    """Return ``value`` as at most 300 printable characters."""
    return "".join(each if each.isprintable() else "�" for each in str(value)[:300])


# ---------------------------------------------------------------------------------------------------------- 2 Ed25519

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
NEUTRAL: Point = (0, 1, 1, 0)


def add(first: Point, second: Point) -> Point:
    """Return the sum of two points. Source: RFC 8032, 5.1.4."""
    x1, y1, z1, t1 = first
    x2, y2, z2, t2 = second
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def decompress(data: bytes) -> Point | None:
    """Return the point that 32 bytes encode, or None. Source: RFC 8032, 5.1.3."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def compress(point: Point) -> bytes:
    """Return the 32 bytes that encode ``point``. Source: RFC 8032, 5.1.2."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def multiples(point: Point) -> list[list[Point]]:
    """Return j * 16**i * point for i < 64, j < 16, with which a scalar multiplication is 64 additions."""
    table = []
    for _ in range(64):
        row = [NEUTRAL]
        for _ in range(15):
            row.append(add(row[-1], point))
        table.append(row)
        point = add(row[-1], point)
    return table


def times(table: list[list[Point]], scalar: int) -> Point:
    """Return scalar * point from the table of the point's multiples."""
    result = NEUTRAL
    for row in table:
        if scalar & 15:
            result = add(result, row[scalar & 15])
        scalar >>= 4
    return result


@cache
def base_table() -> list[list[Point]]:
    """Return the multiples of the base point (y = 4/5, x even)."""
    base = decompress((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return multiples(base or NEUTRAL)


@cache
def key_table(public: bytes) -> list[list[Point]] | None:
    """Return the multiples of minus the public key, or None for bytes that are no key of full order."""
    point = decompress(public)
    if point is None:
        return None
    table = multiples((-point[0] % P, point[1], 1, -point[3] % P))
    eightfold = times(table, 8)
    return None if eightfold[0] % P == 0 else table  # a key of small order accepts signatures on anything


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether ``signature`` is by ``public`` over ``message``. Source: RFC 8032, 5.1.7, without the cofactor."""
    table = key_table(public)
    scalar = int.from_bytes(signature[32:], "little")
    if table is None or len(signature) != 64 or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    reached = add(times(base_table(), scalar), times(table, int.from_bytes(digest, "little") % ORDER))
    return compress(reached) == signature[:32]


# --------------------------------------------------------------------------------------------------- 3 canonical JSON


class MalformedError(ValueError):
    """Bytes are not what the format says they are."""


def no_number(text: str) -> NoReturn:
    """Refuse floating-point numbers, NaN and infinities."""
    raise MalformedError(text)


def whole_number(text: str) -> int:
    """Return an integer within ±(2**53 - 1)."""
    if len(text) > 17 or abs(int(text)) >= 2**53:
        raise MalformedError(text)
    return int(text)


DECODER = json.JSONDecoder(parse_float=no_number, parse_constant=no_number, parse_int=whole_number)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
SORTER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def parse_canonical(data: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the value of ``data``. Raises MalformedError unless that is its canonical form (RFC 8785, integers)."""
    try:
        text = data.decode()
        value = DECODER.decode(text)
        # Code points sort like UTF-16 units unless a character beyond the first plane is present.
        again = SORTER.encode(value) if not text or max(text) <= "\uffff" else ENCODER.encode(ordered(value))
        if again.encode() != data:
            raise MalformedError
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    return value


def ordered(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return ``value`` with the names of all objects sorted by UTF-16 code units."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
    return [ordered(item) for item in value] if isinstance(value, list) else value


# --------------------------------------------------------------------------------------------------- 4 notes and keys


class Key(NamedTuple):
    """A named public key: ``kind`` 1 signs notes, 4 co-signs checkpoints."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that signature lines carry."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]


class Signature(NamedTuple):
    """A signature line of a note."""

    name: str
    key_id: bytes
    data: bytes

    def by(self, key: Key) -> bool:
        """Tell whether the line claims to be by ``key``."""
        return (self.name, self.key_id) == (key.name, key.id)


class Checkpoint(NamedTuple):
    """Origin, number of entries, root."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}/{self.size}/{self.root.hex()}"


def unbase64(text: str) -> bytes:
    """Return the bytes of the one standard base64 spelling. Raises MalformedError for another."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise MalformedError from error
    if base64.b64encode(data).decode() != text:
        raise MalformedError
    return data


def parse_key(text: str) -> Key:
    """Read ``name+id+base64(kind, key)``. Raises MalformedError."""
    name, _, rest = text.partition("+")
    key_id, _, material = rest.partition("+")
    data = unbase64(material)
    key = Key(name, data[0] if data else 0, data[1:])
    if (
        not re.fullmatch("[!-*,-~]{1,255}", name)
        or len(key.public) != 32
        or key.kind not in {NOTE_KEY, COSIGNATURE_KEY}
    ):
        raise MalformedError
    if key.id.hex() != key_id:
        raise MalformedError
    return key


def parse_note(note: str) -> tuple[str, list[Signature]]:
    """Return text and signature lines of a signed note. Raises MalformedError."""
    text, separator, tail = note.rpartition("\n\n")
    if not separator or not text or not tail.endswith("\n") or len(note) > LONGEST_NOTE:
        raise MalformedError
    if any(each < " " and each != "\n" for each in note):
        raise MalformedError
    signatures = []
    for line in tail[:-1].split("\n"):
        found = re.fullmatch("— ([^ +]+) ([^ ]+)", line)
        data = unbase64(found[2]) if found else b""
        if not found or len(data) <= 4:
            raise MalformedError
        signatures.append(Signature(found[1], data[:4], data[4:]))
    return text + "\n", signatures


def note_signed(text: str, signatures: Iterable[Signature], key: Key) -> bool:
    """Tell whether ``key`` signed the note and no line that claims to be by it is false."""
    claims = [each for each in signatures if each.by(key)]
    return (
        key.kind == NOTE_KEY and bool(claims) and all(signed(key.public, text.encode(), each.data) for each in claims)
    )


def cosigned_at(text: str, signatures: Iterable[Signature], key: Key) -> datetime | Literal[False] | None:
    """Return when the witness ``key`` last signed, None if it did not, False when a line of its is false.

    Source: C2SP tlog-cosignature.
    """
    latest = None
    for signature in signatures:
        if key.kind != COSIGNATURE_KEY or not signature.by(key):
            continue
        seconds = int.from_bytes(signature.data[:8], "big")
        message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
        if seconds >= 1 << 37 or not signed(key.public, message, signature.data[8:]):
            return False
        latest = max(latest or 0, seconds)
    return None if latest is None else datetime.fromtimestamp(latest, tz=UTC)


ORIGIN = re.compile(r"([a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9._-]*)*)/([1-9][0-9]{0,8})")
SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


def parse_origin(text: str) -> tuple[str, int]:
    """Return place and number of an origin. Raises MalformedError."""
    found = ORIGIN.fullmatch(text)
    if found is None or len(text) > 200:
        raise MalformedError
    return found[1], int(found[2])


def parse_checkpoint(text: str) -> Checkpoint:
    """Read the three lines of a checkpoint. Raises MalformedError."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not SIZE.fullmatch(lines[1]):
        raise MalformedError
    parse_origin(lines[0])
    root = unbase64(lines[2])
    if len(root) != 32:
        raise MalformedError
    return Checkpoint(lines[0], int(lines[1]), root)


def reference_of(subject: str | None) -> Checkpoint | None:
    """Return the checkpoint that a subject ``checkpoint:<origin>/<size>/<root in hex>`` names, None for others."""
    found = re.fullmatch(r"checkpoint:([^ ]+)/(0|[1-9][0-9]{0,15})/([0-9a-f]{64})", subject or "")
    if found is None or not ORIGIN.fullmatch(found[1]):
        return None
    return Checkpoint(found[1], int(found[2]), bytes.fromhex(found[3]))


# ------------------------------------------------------------------------------------------------------------- 5 tree


class Tree:
    """A growing RFC 6962 tree that also gives the C2SP tiles it fills."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[bytes] = []
        self._rows: list[list[bytes]] = []

    def add(self, leaf: bytes) -> Iterator[tuple[str, bytes]]:
        """Append a leaf hash; yield path and content of every full hash tile."""
        level, value, size = 0, leaf, self.size
        self._collect(0, value)
        while size >> level & 1:
            value = hashlib.sha256(b"\x01" + self._edge.pop() + value).digest()
            level += 1
            if level % 8 == 0:
                self._collect(level // 8, value)
        self._edge.append(value)
        self.size += 1
        for tile_level, row in enumerate(self._rows):
            if len(row) == TILE:
                yield self._tile(tile_level)

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """Yield the partial tiles."""
        for level, row in enumerate(self._rows):
            if row:
                yield self._tile(level)

    def root(self) -> bytes:
        """Return the root over the leaves so far."""
        if not self._edge:
            return hashlib.sha256(b"").digest()
        value = self._edge[-1]
        for left in reversed(self._edge[:-1]):
            value = hashlib.sha256(b"\x01" + left + value).digest()
        return value

    def _collect(self, level: int, value: bytes) -> None:
        if level == len(self._rows):
            self._rows.append([])
        self._rows[level].append(value)

    def _tile(self, level: int) -> tuple[str, bytes]:
        row, self._rows[level] = self._rows[level], []
        return tile_path(str(level), ((self.size >> 8 * level) - len(row)) // TILE, len(row)), b"".join(row)


def tile_path(kind: str, index: int, width: int) -> str:
    """Return the path of a tile or entry bundle. Source: C2SP tlog-tiles."""
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    name = "/".join([*("x" + group for group in groups[:-1]), groups[-1]])
    return f"tile/{kind}/{name}" + ("" if width == TILE else f".p/{width}")


def tile_paths(kind: str, nodes: int) -> Iterator[str]:
    """Yield the paths that hold ``nodes`` hashes or leaves."""
    for index in range(-(-nodes // TILE)):
        yield tile_path(kind, index, min(TILE, nodes - index * TILE))


# --------------------------------------------------------------------------------------------------- 6 folder and ZIP

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}(/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,7}")
MOST_FILES = 1_000_000


class SourceError(Exception):
    """The export as a whole cannot be read: a code of TEXTS and its values."""

    def __init__(self, *, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Source(Protocol):
    """Read access to the files of an export."""

    sizes: dict[str, int]
    irregular: list[str]

    def open(self, name: str) -> BinaryIO:
        """Open a file named in ``sizes``."""


class FolderSource:
    """An export as a folder; links and special files are not followed, not opened, and reported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        self.irregular: list[str] = []
        for parent, folders, files in os.walk(folder, followlinks=False, onerror=self._fail):
            for each in [*folders, *files]:
                self._look(Path(parent, each))
            if len(self.sizes) > MOST_FILES:
                raise SourceError(code="unreadable", why=f"more than {MOST_FILES} files")

    def _look(self, path: Path) -> None:
        name, status = path.relative_to(self._folder).as_posix(), path.lstat()
        if stat.S_ISREG(status.st_mode) and NAME.fullmatch(name):
            self.sizes[name] = status.st_size
        elif not stat.S_ISDIR(status.st_mode):
            self.irregular.append(name)

    @staticmethod
    def _fail(error: OSError) -> NoReturn:
        raise error

    def open(self, name: str) -> BinaryIO:
        """Open a file, refusing a link put there in the meantime."""
        descriptor = os.open(
            self._folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        return os.fdopen(descriptor, "rb")


class Window(io.RawIOBase):
    """A part of a file as a file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._position, self._end = file, start, start + size

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - a writable buffer; typeshed's name for it is newer
        """Read from where this window stands, whatever was read elsewhere."""
        self._file.seek(self._position)
        data = self._file.read(min(len(buffer), self._end - self._position))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


class ZipSource:
    """An export as the ZIP of the format: stored members, every other byte fixed. So nothing is ever unpacked."""

    _LOCAL = struct.Struct("<4s5H3L2H")

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._length = file.seek(0, os.SEEK_END)
        file.seek(0)
        self._starts: dict[str, int] = {}
        self.sizes: dict[str, int] = {}
        self.irregular: list[str] = []
        members = list(self._members())
        start = self._file.tell()
        self._expect(zip_directory(members, start), start)

    def open(self, name: str) -> BinaryIO:
        """Open one member."""
        return io.BufferedReader(Window(self._file, self._starts[name], self.sizes[name]))

    def _members(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield name, CRC, size and offset of each member, after checking its header and its CRC."""
        while (offset := self._file.tell()) < self._length:
            head = self._file.read(self._LOCAL.size)
            if head[:4] != b"PK\x03\x04":
                self._file.seek(offset)
                return
            fields = self._LOCAL.unpack(head) if len(head) == self._LOCAL.size else (0,) * 11
            crc, size, length = fields[6], fields[7], fields[9]
            if head != self._LOCAL.pack(b"PK\x03\x04", 20, 0, 0, 0, 0x21, crc, size, size, length, 0):
                raise SourceError(code="zip_irregular", at=offset)
            name = self._file.read(length).decode("latin-1")
            start = self._file.tell()
            if (
                not NAME.fullmatch(name)
                or name in self.sizes
                or start + size > self._length
                or len(self.sizes) > MOST_FILES
            ):
                raise SourceError(code="zip_irregular", at=offset)
            self._starts[name], self.sizes[name] = start, size
            if self._crc(size) != crc:
                self.irregular.append(name)
            yield name, crc, size, offset

    def _crc(self, size: int) -> int:
        crc, left = 0, size
        while left > 0 and (data := self._file.read(min(left, 1 << 20))):
            crc, left = zlib.crc32(data, crc), left - len(data)
        return crc

    def _expect(self, wanted: Iterable[bytes], start: int) -> None:
        at = start
        for part in wanted:
            if self._file.read(len(part)) != part:
                raise SourceError(code="zip_irregular", at=at)
            at += len(part)
        if self._file.read(1):
            raise SourceError(code="zip_irregular", at=at)


def zip_directory(members: list[tuple[str, int, int, int]], start: int) -> Iterator[bytes]:
    """Yield the bytes that must follow the members: central directory, ZIP64 records where needed, end."""
    size = 0
    for name, crc, length, offset in members:
        far = offset >= 0xFFFFFFFF
        extra = struct.pack("<2HQ", 1, 8, offset) if far else b""
        made, needed, mode = 3 << 8 | 45, 45 if far else 20, 0o100644 << 16
        head = struct.pack("<4s6H3L", b"PK\x01\x02", made, needed, 0, 0, 0, 0x21, crc, length, length)
        tail = struct.pack("<5H2L", len(name), len(extra), 0, 0, 0, mode, min(offset, 0xFFFFFFFF))
        part = head + tail + name.encode() + extra
        size += len(part)
        yield part
    count = len(members)
    if count >= 0xFFFF or size >= 0xFFFFFFFF or start >= 0xFFFFFFFF:
        yield struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 3 << 8 | 45, 45, 0, 0, count, count, size, start)
        yield struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size, 1)
    shown = min(count, 0xFFFF)
    yield struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, shown, shown, min(size, 0xFFFFFFFF), min(start, 0xFFFFFFFF), 0)


# ----------------------------------------------------------------------------------------------------------- 7 report


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: a code of TEXTS, the file, and the entry when it is one."""

    code: str
    file: str
    entry: int | None
    identifier: str | None
    values: dict[str, Any]

    def text(self, language: str) -> str:
        """Return the sentence."""
        place = printable(self.file)
        if self.entry is not None:
            place += ", " + tell(WORDS["entry"], language, {"index": self.entry})
        return f"{place}: {tell(TEXTS[self.code], language, self.values)}"


@dataclass
class Report:
    """What verification found out."""

    findings: list[Finding] = field(default_factory=list)
    count: int = 0
    first_entry: Finding | None = None
    first_range: tuple[int, int] | None = None
    notices: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    witnesses: dict[str, dict[str, Any]] = field(default_factory=dict)
    continues: Checkpoint | None = None

    def add(
        self, code: str, file: str, *, entry: int | None = None, identifier: str | None = None, **values: object
    ) -> None:
        """Add a finding; only the first ones are kept, all are counted."""
        found = Finding(code, file, entry, identifier, values)
        self.count += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(found)
        if entry is not None and (self.first_entry is None or entry < (self.first_entry.entry or 0)):
            self.first_entry = found

    def notice(self, code: str, **values: object) -> None:
        """Add something to know that is no fault; at most as many as findings are kept."""
        if len(self.notices) < MOST_FINDINGS:
            self.notices.append((code, values))

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.count == 0

    @property
    def first(self) -> tuple[Finding | None, tuple[int, int] | None]:
        """The first bad entry, or the range that it lies in when only the tree tells, or neither."""
        entry, between = self.first_entry, self.first_range
        if entry and between and (entry.entry or 0) > between[1]:
            entry = None
        return entry, None if entry else between


# ----------------------------------------------------------------------------------------------------------- 8 checks


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    key: Key | None = None
    origin: str | None = None
    witnesses: tuple[Key, ...] = ()
    withheld: bool = False
    max_bytes: int = 1 << 36
    contains: Checkpoint | None = None
    kept: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """The manifest's claims, well-formed and not yet believed."""

    origin: str
    size: int
    root: bytes
    checkpoints: int
    details: bool
    at: str
    files: dict[str, tuple[int, str]]


MANIFEST_FIELDS = {"format", "v", "origin", "size", "root", "checkpoints", "details", "at", "files"}
HASH = re.compile("[0-9a-f]{64}")
BOUND_ELSEWHERE = {"manifest.json", "manifest.note"}


def verify(source: Source, wanted: Wanted) -> Report:
    """Check everything about an export and return what was found."""
    report = Report()
    for name in source.irregular:
        report.add("file_irregular", name)
    data, keys = read(source, "manifest.json", LONGEST_MANIFEST), read_keys(source, wanted, report)
    try:
        manifest = parse_manifest(parse_canonical(data))
    except MalformedError:
        report.add("manifest_malformed", "manifest.json")
        return report
    report.facts |= {"origin": manifest.origin, "size": manifest.size, "root": manifest.root.hex(), "at": manifest.at}
    if wanted.origin and manifest.origin != wanted.origin:
        report.add("origin_differs", "manifest.json", found=manifest.origin, wanted=wanted.origin)
    key = keys[0] if keys else None
    signed_text = f"{FORMAT}/v{VERSION}\n{manifest.origin}\n{hashlib.sha256(data).hexdigest()}\n"
    if key:  # that there is none stands among the findings already
        check_manifest_note(source, signed_text, key, report)
    total = sum(size for size, _ in manifest.files.values())
    if total > wanted.max_bytes:
        report.add("too_large", "manifest.json", size=total, limit=wanted.max_bytes)
        return report
    sound = check_files(source, manifest, wanted, report)
    checkpoints = Checkpoints(source, manifest, keys, report)
    checkpoints.check()
    if wanted.contains:
        check_contained(wanted.contains, manifest, checkpoints.roots, report)
    for path in wanted.kept:
        if problem := check_kept(path, manifest, key, checkpoints.roots):
            report.add(problem[0], path.name, size=problem[1])
    Entries(source, manifest, sound, report).check(checkpoints.roots)
    return report


def read(source: Source, name: str, limit: int) -> bytes:
    """Return at most ``limit`` bytes of a file, nothing when there is none."""
    if name not in source.sizes:
        return b""
    with source.open(name) as file:
        return file.read(limit)


def lines_of(source: Source, name: str) -> Iterator[bytes]:
    """Yield the lines of a file without their ends; a line too long, or the last without its end, comes as b""."""
    if name not in source.sizes:
        return
    with source.open(name) as file:
        while line := file.readline(LONGEST_LINE * 2):
            yield line[:-1] if line.endswith(b"\n") else b""


def read_keys(source: Source, wanted: Wanted, report: Report) -> list[Key]:
    """Return the log's key (the pinned one if any) and those of witnesses."""
    text = read(source, "keys.txt", LONGEST_NOTE).decode("latin-1")
    try:
        keys = [parse_key(line) for line in text.split("\n")[:-1]] if text.endswith("\n") else []
    except MalformedError:
        keys = []
    if not keys or keys[0].kind != NOTE_KEY:
        report.add("key_malformed", "keys.txt")
        keys = [wanted.key] if wanted.key else []
    elif wanted.key and keys[0] != wanted.key:
        report.add("key_differs", "keys.txt")
        keys[0] = wanted.key
    if not wanted.key:
        report.notice("key_unpinned")
    if not wanted.witnesses:
        report.notice("no_witness")
    if keys:
        report.facts["key"] = (
            f"{keys[0].name}+{keys[0].id.hex()}+" + base64.b64encode(b"\x01" + keys[0].public).decode()
        )
    report.witnesses |= {key.name: {"count": 0, "pinned": True} for key in wanted.witnesses}
    return [*keys, *(key for key in wanted.witnesses if key not in keys)]


def parse_manifest(told: Any) -> Manifest:  # noqa: ANN401 - JSON
    """Return the claims of a manifest. Raises MalformedError."""
    if not isinstance(told, dict) or told.keys() != MANIFEST_FIELDS or (told["format"], told["v"]) != (FORMAT, VERSION):
        raise MalformedError
    numbers = (told["v"], told["size"], told["checkpoints"])
    texts = (told["origin"], told["root"], told["at"])
    well_typed = all(type(each) is int and each >= 0 for each in numbers) and all(
        isinstance(each, str) for each in texts
    )
    if not well_typed or not isinstance(told["details"], bool) or not isinstance(told["files"], list):
        raise MalformedError
    parse_origin(told["origin"])
    parse_instant(told["at"])
    if not HASH.fullmatch(told["root"]):
        raise MalformedError
    files = [parse_listed(each) for each in told["files"]]
    if any(first[0] >= second[0] for first, second in pairwise(files)):
        raise MalformedError
    return Manifest(
        origin=told["origin"],
        size=told["size"],
        root=bytes.fromhex(told["root"]),
        checkpoints=told["checkpoints"],
        details=told["details"],
        at=told["at"],
        files={name: (size, digest) for name, size, digest in files},
    )


def parse_listed(told: Any) -> tuple[str, int, str]:  # noqa: ANN401 - JSON
    """Return name, size and SHA-256 of a listed file. Raises MalformedError."""
    if not isinstance(told, dict) or told.keys() != {"name", "size", "sha256"}:
        raise MalformedError
    name, size, digest = told["name"], told["size"], told["sha256"]
    if not isinstance(name, str) or type(size) is not int or size < 0 or not isinstance(digest, str):
        raise MalformedError
    if not NAME.fullmatch(name) or name in BOUND_ELSEWHERE or not HASH.fullmatch(digest):
        raise MalformedError
    return name, size, digest


def check_manifest_note(source: Source, expected: str, key: Key, report: Report) -> None:
    """Check that the log's key, and nobody else, signed the text ``expected``: format, origin, digest."""
    try:
        text, signatures = parse_note(read(source, "manifest.note", LONGEST_NOTE).decode())
    except ValueError:
        text, signatures = "", []
    good = len(signatures) == 1 and note_signed(text, signatures, key)
    if not good or text != expected or text.split("\n")[1] != key.name:
        # A good signature on another text means that it is the manifest that was exchanged.
        report.add("manifest_unsigned", "manifest.json" if good else "manifest.note")


def expected_names(manifest: Manifest) -> set[str]:
    """Return the names that an export with these figures has, the manifest's own two left out."""
    bundles = range(-(-manifest.size // BUNDLE))
    names = {"README.en.md", "README.zh.md", "keys.txt", "checkpoint"}
    names |= {f"checkpoints/{number:06d}.jsonl" for number in range(-(-manifest.checkpoints // BUNDLE))}
    names |= {f"entries/{number:06d}.jsonl" for number in bundles}
    if manifest.details:
        names |= {f"details/{number:06d}.jsonl" for number in bundles}
    names |= set(tile_paths("entries", manifest.size))
    level, nodes = 0, manifest.size
    while nodes:
        names |= set(tile_paths(str(level), nodes))
        level, nodes = level + 1, nodes // TILE
    return names


def check_files(source: Source, manifest: Manifest, wanted: Wanted, report: Report) -> set[str]:
    """Compare listed, expected and present files; return the names whose content is as listed."""
    listed = manifest.files.keys()
    if -(-manifest.size // TILE) > len(listed) or -(-manifest.checkpoints // BUNDLE) > len(listed):
        report.add("manifest_malformed", "manifest.json")  # its figures need more files than it lists
        names = set(listed)
    else:
        names = expected_names(manifest)
    for name in sorted(names - listed):
        report.add("file_unnamed", name)
    for name in sorted(listed - names):
        report.add("file_unexpected", name)
    for name in sorted(source.sizes.keys() - listed - BOUND_ELSEWHERE):
        report.add("file_unlisted", name)
    sound = set()
    for name, (size, digest) in manifest.files.items():
        if name not in source.sizes:
            if not (wanted.withheld and name.startswith("details/")):
                report.add("file_missing", name)
        elif source.sizes[name] != size or sha256_of(source, name) != digest:
            report.add("file_differs", name)
        else:
            sound.add(name)
    return sound


def sha256_of(source: Source, name: str) -> str:
    """Return the digest of a file in hex."""
    with source.open(name) as file:
        digest = hashlib.sha256()
        while data := file.read(1 << 20):
            digest.update(data)
        return digest.hexdigest()


class Checkpoints:
    """Verifies every checkpoint note and collects the signed root of each size."""

    def __init__(self, source: Source, manifest: Manifest, keys: list[Key], report: Report) -> None:
        self._source, self._manifest, self._keys, self._report = source, manifest, keys, report
        self._last: Checkpoint | None = None
        self._newest = b""
        self.roots: dict[int, bytes] = {}

    def check(self) -> None:
        """Run through the notes."""
        found = 0
        for number in range(-(-min(self._manifest.checkpoints, MOST_FILES) // BUNDLE)):
            name = f"checkpoints/{number:06d}.jsonl"
            for line, data in enumerate(lines_of(self._source, name), start=1):
                found += 1
                self._check_note(note_of(data), name, line)
        if found != self._manifest.checkpoints:
            self._report.add("checkpoint_count", "checkpoints", found=found, wanted=self._manifest.checkpoints)
        claimed = Checkpoint(self._manifest.origin, self._manifest.size, self._manifest.root)
        if self._last != claimed or read(self._source, "checkpoint", LONGEST_NOTE) != self._newest:
            self._report.add("checkpoint_last", "checkpoint")
        self._report.facts["checkpoints"] = found
        for name, seen in self._report.witnesses.items():
            if seen["pinned"] and not seen["count"]:
                self._report.add("witness_absent", "checkpoints", witness=name)

    def _check_note(self, note: str, name: str, line: int) -> None:
        try:
            text, signatures = parse_note(note)
            checkpoint = parse_checkpoint(text)
        except MalformedError:
            self._report.add("checkpoint_malformed", name, line=line)
            return
        keys = self._keys
        if not keys or keys[0].name != checkpoint.origin or not note_signed(text, signatures, keys[0]):
            self._report.add("checkpoint_unsigned", name, line=line)
            return
        if self._last and checkpoint.size < self._last.size:
            self._report.add("checkpoint_order", name, line=line)
        if self.roots.setdefault(checkpoint.size, checkpoint.root) != checkpoint.root:
            self._report.add("checkpoint_fork", name, line=line, size=checkpoint.size)
        self._last, self._newest = checkpoint, note.encode()
        for key in keys[1:]:
            at = cosigned_at(text, signatures, key)
            if at is False:
                self._report.add("checkpoint_cosignature", name, line=line, witness=key.name)
            elif at:
                self._witnessed(key.name, at, checkpoint.size)

    def _witnessed(self, name: str, at: datetime, size: int) -> None:
        seen = self._report.witnesses.setdefault(name, {"count": 0, "pinned": False})
        seen |= {"count": seen["count"] + 1, "at": at.isoformat(), "size": size}


def note_of(line: bytes) -> str:
    """Return the note in a line of a checkpoints file, "" when there is none."""
    try:
        told = parse_canonical(line)
    except MalformedError:
        return ""
    note = told.get("note") if isinstance(told, dict) and len(told) == 1 else None
    return note if isinstance(note, str) else ""


def check_contained(wanted: Checkpoint, manifest: Manifest, roots: dict[int, bytes], report: Report) -> None:
    """Check that this export is of the log that a later one continues from ``wanted``, whose root joins ``roots``."""
    fits = wanted.origin == manifest.origin and wanted.size <= manifest.size
    if not fits or roots.setdefault(wanted.size, wanted.root) != wanted.root:
        report.add("previous_differs", "manifest.json", wanted=wanted)
    elif wanted.size < manifest.size:
        report.notice("cut_off", count=manifest.size - wanted.size)


def check_kept(path: Path, manifest: Manifest, key: Key | None, roots: dict[int, bytes]) -> tuple[str, int] | None:
    """Return what is wrong between the export and a checkpoint that the recipient kept, with the checkpoint's size.

    None when nothing is; the root then joins ``roots``, to be compared with the entries.
    """
    try:
        with path.open("rb") as file:
            text, signatures = parse_note(file.read(LONGEST_NOTE).decode())
        checkpoint = parse_checkpoint(text)
    except ValueError:
        return "kept_malformed", 0
    ours = key is not None and key.name == checkpoint.origin == manifest.origin
    if key is None or not ours or not note_signed(text, signatures, key):
        return "kept_malformed", checkpoint.size
    if checkpoint.size > manifest.size:
        return "kept_longer", checkpoint.size
    agrees = roots.setdefault(checkpoint.size, checkpoint.root) == checkpoint.root
    return None if agrees else ("kept_differs", checkpoint.size)


INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
ENTRY_FIELDS = {"v", "id", "at", "event", "actor", "subject", "commitment"}
IDENTIFIER = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EVENT = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
REFERENCE = re.compile(r"[a-z][a-z0-9_]*:[!-~]+")


class Entry(NamedTuple):
    """The parts of an entry that verification uses."""

    id: str
    at: datetime
    event: str
    subject: str | None
    commitment: bytes


def parse_instant(text: object) -> datetime:
    """Read an instant in UTC with six digits of a second. Raises MalformedError."""
    if not isinstance(text, str) or not INSTANT.fullmatch(text):
        raise MalformedError
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise MalformedError from error


def parse_entry(line: bytes) -> Entry:
    """Read a leaf. Raises MalformedError unless it is an entry of version 1 in canonical form."""
    told = parse_canonical(line) if len(line) <= LONGEST_LINE else None
    if not isinstance(told, dict) or told.keys() != ENTRY_FIELDS or type(told["v"]) is not int or told["v"] != VERSION:
        raise MalformedError
    subject = told["subject"]
    patterns = (("id", IDENTIFIER), ("event", EVENT), ("actor", REFERENCE), ("commitment", HASH))
    if not all(isinstance(told[name], str) and pattern.fullmatch(told[name]) for name, pattern in patterns):
        raise MalformedError
    if subject is not None and not (isinstance(subject, str) and REFERENCE.fullmatch(subject) and len(subject) <= 400):
        raise MalformedError
    if len(told["event"]) > 100 or len(told["actor"]) > 400:
        raise MalformedError
    return Entry(told["id"], parse_instant(told["at"]), told["event"], subject, bytes.fromhex(told["commitment"]))


def entry_of(line: bytes) -> Entry | None:
    """Return the entry in a line, None when it is none."""
    try:
        return parse_entry(line)
    except MalformedError:
        return None


class Group(NamedTuple):
    """The two other places that say what up to 256 entries are: their leaf hashes and their bundle."""

    tile: str
    hashes: list[bytes]
    bundle: str
    leaves: list[bytes]


class Row(NamedTuple):
    """One line of an entries file and what it says, if it is an entry."""

    number: int
    file: str
    line: bytes
    entry: Entry | None


class Entries:
    """Walks all entries once, against tree, tiles, checkpoints, commitments and each other."""

    def __init__(self, source: Source, manifest: Manifest, sound: set[str], report: Report) -> None:
        self._source, self._manifest, self._sound, self._report = source, manifest, sound, report
        self._roots: dict[int, bytes] = {}
        self._tree: Tree | None = Tree()  # None once an entry is missing: nothing after it can be computed
        self._reached = 0  # size of the last checkpoint whose root came out right
        self._blamed: set[str] = set()
        self._latest = datetime.min.replace(tzinfo=UTC)
        self._seen: dict[bytes, int] = {}
        self._erased: dict[str, int] = {}
        self._bare: dict[str, int] = {}
        self._opened = self._withheld = 0
        self._group = Group("", [], "", [])

    def check(self, roots: dict[int, bytes]) -> None:
        """Run through the entries; ``roots`` are those that must come out at the sizes given."""
        self._roots = roots
        self._compare_root(0)
        for number in range(-(-self._manifest.size // BUNDLE)):
            name = f"entries/{number:06d}.jsonl"
            if name not in self._source.sizes:
                self._report.add("entry_missing", name, entry=number * BUNDLE)
                self._tree = None
                break
            self._check_bundle(number, name)
        if self._tree:
            for path, data in self._tree.finish():
                self._compare_tile(path, data)
        self._settle_erasures()
        if self._seen:
            self._report.facts["last"] = self._latest.isoformat()

    def _check_bundle(self, number: int, name: str) -> None:
        start, stop = number * BUNDLE, min((number + 1) * BUNDLE, self._manifest.size)
        lines = lines_of(self._source, name)
        openings = Openings(self._source, f"details/{number:06d}.jsonl", self._report)
        for index in range(start, stop):
            if index % TILE == 0:
                self._group = self._read_group(index // TILE)
            line = next(lines, None)
            if line is None:
                self._report.add("entry_missing", name, entry=index)
                self._tree = None
                return
            self._check_line(Row(index, name, line, entry_of(line)), openings)
        if next(lines, None) is not None:
            self._report.add("entry_extra", name, entry=stop)
        if openings.rest():
            self._report.add("details_extra", openings.name)

    def _read_group(self, number: int) -> Group:
        width = min(TILE, self._manifest.size - number * TILE)
        tile, bundle = tile_path("0", number, width), tile_path("entries", number, width)
        hashes = read(self._source, tile, 32 * TILE + 1)
        return Group(
            tile,
            [hashes[at : at + 32] for at in range(0, len(hashes), 32)],
            bundle,
            unbundle(read(self._source, bundle, TILE * (LONGEST_LINE + 2))),
        )

    def _check_line(self, row: Row, openings: "Openings") -> None:
        leaf = hashlib.sha256(b"\x00" + row.line).digest()
        opening = openings.take(row.number)
        if row.entry is None:
            self._report.add("entry_malformed", row.file, entry=row.number)
        elif self._suspect(row, leaf):
            self._report.add("entry_differs", row.file, entry=row.number, identifier=row.entry.id)
        else:
            self._check_order(row, row.entry)
            self._check_continuation(row, row.entry)
            self._check_details(row, row.entry, openings, opening)
        if self._tree:
            for path, data in self._tree.add(leaf):
                self._compare_tile(path, data)
            self._compare_root(row.number + 1)

    def _suspect(self, row: Row, leaf: bytes) -> bool:
        """Tell whether the entry is at fault when its three copies disagree; otherwise blame the file that is."""
        at, group = row.number % TILE, self._group
        tile = group.hashes[at] == leaf if at < len(group.hashes) else None
        bundle = group.leaves[at] == row.line if at < len(group.leaves) else None
        if tile is not False and bundle is not False:
            return False
        if row.file not in self._sound and (tile is False or tile is None):
            return True
        if tile is False and bundle is False:
            return group.tile in self._sound or group.bundle in self._sound
        self._blame(group.tile if tile is False else group.bundle)
        return False

    def _check_order(self, row: Row, entry: Entry) -> None:
        other = self._seen.setdefault(bytes.fromhex(entry.id.replace("-", "")), row.number)
        if other != row.number:
            self._report.add("entry_repeated", row.file, entry=row.number, identifier=entry.id, other=other)
        if self._latest - entry.at > LATE_BY_AT_MOST:
            self._report.add("entry_early", row.file, entry=row.number, identifier=entry.id)
        self._latest = max(self._latest, entry.at)
        self._report.facts.setdefault("first", entry.at.isoformat())
        if entry.event == DETAILS_ERASED and entry.subject and entry.subject.startswith("entry:"):
            self._erased[entry.subject.removeprefix("entry:")] = row.number

    def _check_continuation(self, row: Row, entry: Entry) -> None:
        place, number = parse_origin(self._manifest.origin)
        wrong = None
        if row.number:
            wrong = "continuation_misplaced" if entry.event == LOG_CONTINUED else None
        elif entry.event == LOG_CONTINUED:
            checkpoint = reference_of(entry.subject)
            old_place, old_number = parse_origin(checkpoint.origin) if checkpoint else ("", 0)
            if old_place == place and 0 < old_number < number:
                self._report.continues = checkpoint
                if old_number != number - 1:
                    self._report.notice("skipped_log", found=f"{old_place}/{old_number}")
            else:
                wrong = "continuation_wrong"
        elif number > 1:
            wrong = "continuation_missing"
        if wrong:
            self._report.add(wrong, row.file, entry=row.number, identifier=entry.id)

    def _check_details(self, row: Row, entry: Entry, openings: "Openings", opening: "Opening | None") -> None:
        if not self._manifest.details or openings.name not in self._source.sizes:
            self._withheld += 1
        elif opening is None:
            self._bare[entry.id] = row.number
        else:
            self._opened += 1
            if hashlib.sha256(COMMITMENT_DOMAIN + opening.salt + opening.details).digest() != entry.commitment:
                self._report.add("details_differ", openings.name, entry=row.number, identifier=entry.id)

    def _settle_erasures(self) -> None:
        excused = 0
        for identifier, index in self._bare.items():
            if self._erased.get(identifier, -1) > index:
                excused += 1
            else:
                name = f"details/{index // BUNDLE:06d}.jsonl"
                self._report.add("details_missing", name, entry=index, identifier=identifier)
        if self._withheld:
            self._report.notice("withheld", count=self._withheld)
        elif len(self._erased) != excused:
            for identifier in sorted(self._erased.keys() - self._bare.keys()):
                self._report.notice("erased_present", id=identifier)
        counts = {"details_opened": self._opened, "details_erased": excused, "details_withheld": self._withheld}
        self._report.facts |= counts

    def _blame(self, name: str) -> None:
        if name not in self._blamed and name in self._source.sizes:
            self._blamed.add(name)
            if name in self._sound:  # otherwise it stands among the findings already
                self._report.add("tile_differs", name)

    def _compare_tile(self, path: str, data: bytes) -> None:
        if read(self._source, path, len(data) + 1) != data and not self._report.first_entry:
            self._blame(path)

    def _compare_root(self, size: int) -> None:
        if not self._tree or size not in self._roots:
            return
        if self._tree.root() == self._roots[size]:
            self._reached = size
            return
        first, last = self._reached, max(size - 1, 0)
        self._report.add("root_differs", "checkpoints", size=size, first=first, last=last)
        self._report.first_range = (first, last)
        self._roots = {}  # every later root is wrong too


def unbundle(data: bytes) -> list[bytes]:
    """Return the leaves of an entry bundle as far as it can be read."""
    leaves, at = [], 0
    while at + 2 <= len(data):
        size = int.from_bytes(data[at : at + 2], "big")
        leaves.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    return leaves


class Opening(NamedTuple):
    """Details in canonical form and their salt, of the entry ``number``."""

    number: int
    details: bytes
    salt: bytes


class Openings:
    """The lines of one details file, read in step with the entries."""

    def __init__(self, source: Source, name: str, report: Report) -> None:
        self.name = name
        self._report = report
        self._lines = lines_of(source, name)
        self._next: Opening | None = None

    def take(self, number: int) -> Opening | None:
        """Return the opening of the entry ``number``, None when the next one is of a later entry."""
        while self._next is None and (line := next(self._lines, None)) is not None:
            self._next = self._parse(line)
            if self._next is None or self._next.number < number:
                self._report.add("details_malformed", self.name, entry=number)
                self._next = None
        if self._next is None or self._next.number != number:
            return None
        opening, self._next = self._next, None
        return opening

    def rest(self) -> bool:
        """Tell whether anything is left."""
        return self._next is not None or next(self._lines, None) is not None

    @staticmethod
    def _parse(line: bytes) -> Opening | None:
        try:
            told = parse_canonical(line)
        except MalformedError:
            return None
        if not isinstance(told, dict) or told.keys() != {"details", "index", "salt"}:
            return None
        number, salt = told["index"], told["salt"]
        if type(number) is not int or not isinstance(salt, str) or not HASH.fullmatch(salt):
            return None
        # The line is canonical and its names sort like this, so the details are the very bytes in between.
        tail = f',"index":{number},"salt":"{salt}"}}'
        return Opening(number, line[len('{"details":') : -len(tail)], bytes.fromhex(salt))


# ------------------------------------------------------------------------------------------------------------- 9 main


def main() -> int:
    """Verify what the command line names and return the exit code."""
    arguments = parse_arguments()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    report = examine(arguments.export, wanted_of(arguments))
    reports = [(str(arguments.export), report)]
    if report.continues and arguments.previous:
        wanted = Wanted(arguments.previous_key, withheld=True, max_bytes=arguments.max_bytes, contains=report.continues)
        reports.append((str(arguments.previous), examine(arguments.previous, wanted)))
    elif arguments.previous and report.ok:
        report.add("continuation_missing", str(arguments.export), entry=0)
    elif report.continues:
        report.notice("previous_unseen", found=report.continues.origin)
    if arguments.json:
        print(json.dumps(as_json(reports), ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(as_text(reports, language) for language in arguments.language))
    return 0 if all(each.ok for _, each in reports) else 1


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Verify an export of a Shoumi ledger. 核验守密存证日志的导出包。")
    parser.add_argument("export", type=Path, metavar="EXPORT", help="folder or ZIP / 文件夹或 ZIP")
    parser.add_argument(
        "--key", type=key_argument, help="the log's public key, got another way / 从其他途径取得的日志公钥"
    )
    parser.add_argument("--origin", help="the log's origin / 日志名称，例如 shoumi.example/log/1")
    parser.add_argument(
        "--witness",
        type=key_argument,
        action="append",
        default=[],
        help="a witness's public key (repeatable) / 见证方公钥，可多次给出",
    )
    parser.add_argument(
        "--withheld", action="store_true", help="files of details/ may be absent / 允许未提供 details/ 中的文件"
    )
    parser.add_argument(
        "--checkpoint",
        type=Path,
        action="append",
        default=[],
        metavar="NOTE",
        help="file with a checkpoint that you kept (repeatable) / 您留存的检查点文件，可多次给出",
    )
    parser.add_argument("--previous", type=Path, help="export of the log this one continues / 上一日志的导出包")
    parser.add_argument("--previous-key", type=key_argument, help="its public key / 上一日志的公钥")
    parser.add_argument(
        "--max-bytes", type=int, default=1 << 36, help="refuse larger exports (default 64 GiB) / 导出包大小上限"
    )
    parser.add_argument(
        "--language",
        choices=["en", "zh", "both"],
        help="default: that of the terminal, or both / 默认依终端语言，否则中英双语",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object / 输出 JSON")
    arguments = parser.parse_args()
    arguments.language = languages(arguments.language or os.environ.get("LC_ALL") or os.environ.get("LANG") or "")
    return arguments


def languages(named: str) -> tuple[str, ...]:
    """Return the languages to answer in."""
    return next(((each,) for each in LANGUAGES if named.startswith(each)), LANGUAGES)


def key_argument(text: str) -> Key:
    """Read a key from the command line."""
    try:
        return parse_key(text)
    except MalformedError as error:
        message = "not a public key of the form name+id+base64"
        raise argparse.ArgumentTypeError(message) from error


def wanted_of(arguments: argparse.Namespace) -> Wanted:
    """Return what the command line asks for."""
    return Wanted(
        arguments.key,
        arguments.origin,
        tuple(arguments.witness),
        withheld=arguments.withheld,
        max_bytes=arguments.max_bytes,
        kept=tuple(arguments.checkpoint),
    )


def examine(path: Path, wanted: Wanted) -> Report:
    """Verify the export at ``path``; what cannot be read at all is a finding too."""
    report = Report()
    try:
        if path.is_dir():
            return verify(FolderSource(path), wanted)
        with path.open("rb") as file:
            return verify(ZipSource(file), wanted)
    except SourceError as error:
        report.add(error.code, path.name, entry=None, identifier=None, **error.values)
    except OSError as error:
        report.add("unreadable", path.name, why=error)
    return report


def first_words(report: Report, language: str) -> list[str]:
    """Return the line that names the first bad entry, or file."""
    first, between = report.first
    if first is not None:
        values = {"index": first.entry, "id": f" ({first.identifier})" if first.identifier else ""}
        return [tell(WORDS["first_entry"], language, values)]
    if between:
        return [tell(WORDS["first_range"], language, {"first": between[0], "last": between[1]})]
    return [tell(WORDS["first_file"], language, {"file": report.findings[0].file})] if report.findings else []


def as_text(reports: list[tuple[str, Report]], language: str) -> str:
    """Return the verdict for a person."""
    lines = []
    for number, (path, report) in enumerate(reports):
        if number:
            lines += ["", tell(WORDS["previous"], language, {"path": path})]
        lines.append(tell(WORDS["verified" if report.ok else "refused"], language, {}))
        lines += [f"  {line}" for line in first_words(report, language)]
        lines += [f"  - {finding.text(language)}" for finding in report.findings]
        if report.count > len(report.findings):
            lines.append("  " + tell(WORDS["more"], language, {"count": report.count - len(report.findings)}))
        lines += [f"  {line}" for line in fact_words(report, language)]
        lines += [f"  * {tell(NOTICES[code], language, values)}" for code, values in report.notices]
    return "\n".join(lines)


def fact_words(report: Report, language: str) -> list[str]:
    """Return the lines that say what was looked at."""
    facts, lines = report.facts, []
    if "origin" in facts:
        lines.append(tell(WORDS["log"], language, facts))
    if "first" in facts:
        lines.append(tell(WORDS["span"], language, facts))
    if "details_opened" in facts:
        values = {
            "checkpoints": facts["checkpoints"],
            "present": facts["details_opened"],
            "erased": facts["details_erased"],
        }
        lines.append(tell(WORDS["counts"], language, values))
    if "key" in facts:
        lines.append(tell(WORDS["key"], language, facts))
    return lines + [
        tell(WORDS["witness" if seen["pinned"] else "witness_unpinned"], language, {"name": name, **seen})
        for name, seen in report.witnesses.items()
        if seen["count"]
    ]


def as_json(reports: list[tuple[str, Report]]) -> dict[str, Any]:
    """Return the verdict for a program; the earlier log, if one was given, stands under ``previous``."""
    told: dict[str, Any] = {}
    for path, report in reversed(reports):
        first, between = report.first
        told = {
            "ok": report.ok,
            "export": path,
            **report.facts,
            "witnesses": report.witnesses,
            "first_bad_entry": {"index": first.entry, "id": first.identifier} if first else None,
            "first_bad_range": between,
            "first_bad_file": report.findings[0].file if report.findings else None,
            "findings": [
                {
                    "code": each.code,
                    "file": each.file,
                    "entry": each.entry,
                    "en": each.text("en"),
                    "zh": each.text("zh"),
                }
                for each in report.findings
            ],
            "count": report.count,
            "notices": [
                {"code": code, "en": tell(NOTICES[code], "en", values), "zh": tell(NOTICES[code], "zh", values)}
                for code, values in report.notices
            ],
            "previous": told or None,
        }
    return told


if __name__ == "__main__":
    sys.exit(main())
