import stat
from pathlib import Path

import pytest

from shoumi.surfaces.sample.record import NAME, Listed, Record, Someone


def test_a_record_is_read_back_as_it_was_written_and_is_its_owners_only(tmp_path: Path) -> None:
    someone = Someone("holder", "王晓雨", "w@xinghe.example", "password", "SECRET", "shm_x")
    record = Record("http://localhost:8000", [someone], [Listed("JS-2026-X", "标题", "core", "a.pdf")])
    record.write(tmp_path)
    assert Record.of(tmp_path) == record
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert record.role("holder") is someone
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_without_a_record_there_is_no_sample_company(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Record.of(tmp_path)
