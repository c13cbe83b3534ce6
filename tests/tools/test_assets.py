import json
import re
from pathlib import Path

import pytest

from tools import assets

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="24" viewBox="0 0 24 24">
  <path stroke="none" d="M0 0h24v24H0z" fill="none" /><path d="M1 2" /></svg>"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for source in assets.ALLOWED.values():
        path = tmp_path / "node_modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {source}\n//# sourceMappingURL=x.map\n", encoding="utf-8")
    folder = tmp_path / "node_modules" / assets.ICON_FOLDER
    folder.mkdir(parents=True)
    (folder / "lock.svg").write_text(DRAWING, encoding="utf-8")
    return tmp_path / "node_modules"


def test_the_allow_list_and_the_sprite_are_all_there_is(packages: Path, tmp_path: Path) -> None:
    vendor = tmp_path / "static" / "vendor"
    vendor.mkdir(parents=True)
    (vendor / "left-over.js").write_text("old", encoding="utf-8")
    assets.build(packages, vendor, ["lock"])
    built = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    assert built == {*assets.ALLOWED, "icons.svg"}
    assert not any("sourceMappingURL" in (vendor / name).read_text(encoding="utf-8") for name in built)


def test_a_failed_build_leaves_what_was_there(packages: Path, tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    assets.build(packages, vendor, ["lock"])
    with pytest.raises(assets.AssetError, match="nonsense"):
        assets.build(packages, vendor, ["lock", "nonsense"])
    assert (vendor / "icons.svg").is_file()


def test_a_symbol_holds_the_shapes_without_the_invisible_frame() -> None:
    assert assets.symbol("lock", DRAWING) == '<symbol id="lock" viewBox="0 0 24 24"><path d="M1 2" /></symbol>'


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (b"a()\n//# sourceMappingURL=a.js.map", b"a()\n"),
        (b"b{}\n/*# sourceMappingURL=b.css.map */", b"b{}\n"),
        (b"const s = 'sourceMappingURL';", b"const s = 'sourceMappingURL';"),
    ],
)
def test_source_maps_are_cut(content: bytes, kept: bytes) -> None:
    assert assets.without_source_map(content) == kept


def test_comments_and_blank_lines_are_no_icons() -> None:
    assert assets.icon_ids("# a\n\nlock\n  key \n") == ["lock", "key"]


def test_the_lock_file_names_hashes_and_no_addresses() -> None:
    lock = json.loads((assets.ROOT / "package-lock.json").read_text(encoding="utf-8"))
    installed = {name: one for name, one in lock["packages"].items() if name}
    assert all(one["integrity"].startswith("sha512-") for one in installed.values())
    assert not any("resolved" in one for one in installed.values())


@pytest.mark.skipif(not assets.VENDOR.is_dir(), reason="assets are not built; run: python tools/assets.py")
def test_what_is_built_fetches_nothing_from_elsewhere() -> None:
    style = (assets.VENDOR / "tabler.min.css").read_text(encoding="utf-8")
    assert not re.search(r"url\((?![\"']?data:)", style)
    assert "@import" not in style
