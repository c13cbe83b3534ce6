"""The writer streams, refuses to mix exports, and exports a damaged ledger as it is."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.engines.ledger.ledgers import START, Log, grown, log_key

from shoumi.engines.ledger import archives
from shoumi.engines.ledger.archives import FolderArchive, ZipArchive
from shoumi.engines.ledger.export import BUNDLE, Record, write_export


class Discard:
    """An archive that only remembers names."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def write(self, name: str, data: bytes) -> None:
        assert isinstance(data, bytes)
        self.names.append(name)

    def close(self) -> None:
        self.names.append("closed")


def test_files_are_written_while_records_are_read() -> None:
    log, archive, written = grown(BUNDLE + 10, every=BUNDLE), Discard(), list[int]()

    def records() -> Iterator[Record]:
        for record in log.records:
            written.append(len(archive.names))
            yield record

    write_export(archive, key=log.key, at=START, records=records(), checkpoints=iter(log.notes))
    assert written[300] > written[0], "the first tile is out before the last record is in"
    assert written[BUNDLE + 1] >= written[BUNDLE - 1] + 2, "so is the first bundle of entries and details"
    assert archive.names[-3:] == ["manifest.json", "manifest.note", "closed"]


def test_an_export_needs_a_checkpoint() -> None:
    with pytest.raises(ValueError, match="needs a checkpoint"):
        write_export(Discard(), key=log_key(), at=START, records=[], checkpoints=[])


def test_a_damaged_ledger_is_exported_and_said_to_be_damaged(tmp_path: Path) -> None:
    log = grown(20)
    del log.records[7]
    summary = log.export(tmp_path / "export")
    assert (summary.agrees, summary.size, summary.checkpoint.size) == (False, 19, 20)


def test_an_export_is_never_written_into_another(tmp_path: Path) -> None:
    grown(1).export(tmp_path / "export")
    with pytest.raises(FileExistsError):
        FolderArchive(tmp_path / "export")


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        grown(30).export(tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_without_details_nothing_of_them_is_written(tmp_path: Path) -> None:
    grown(30).export(tmp_path / "export.zip", with_details=False)
    assert "项目评审".encode() not in (tmp_path / "export.zip").read_bytes()


def test_an_empty_ledger(tmp_path: Path) -> None:
    log = Log()
    log.checkpoint()
    assert log.export(tmp_path / "export").agrees


@pytest.mark.parametrize("limit", ["_MOST_16", "_MOST_32"])
def test_zip64_records_where_numbers_outgrow_zip(limit: str) -> None:
    """Lower the limits instead of writing four gigabytes: the standard library must still read what comes out."""
    file = io.BytesIO()
    with patch.object(archives, limit, 40):
        archive = ZipArchive(file)
        for number in range(50):
            archive.write(f"f{number:02d}", b"%d" % number)
        archive.close()
    data = file.getvalue()
    assert b"PK\x06\x06" in data
    if limit == "_MOST_16":  # readers take the marks 0xFFFF and 0xFFFFFFFF, not our lowered ones, for "see ZIP64"
        data = data[:-22] + data[-22:].replace(b"\x28\0\x28\0", b"\xff\xff\xff\xff")
    else:
        data = data.replace(b"\0\0\xa4\x81\x28\0\0\0", b"\0\0\xa4\x81\xff\xff\xff\xff")
        data = data[:-22] + data[-22:].replace(b"\x28\0\0\0\x28\0\0\0", b"\xff" * 8)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert read.testzip() is None
        assert [read.read(f"f{number:02d}") for number in range(50)] == [b"%d" % number for number in range(50)]
