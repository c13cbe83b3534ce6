"""The officer traces what leaked: a screenshot of the viewer, and a crop of a page compressed again."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.marks import recompressed
from tests.journeys.window import Window

pytestmark = in_chromium


def test_a_screenshot_and_a_crop_lead_to_the_view(house: House, window: OpenWindow, tmp_path: Path) -> None:
    number = house.documents["ordinary"]
    with window("trace", "holder") as holder:
        with holder.page.expect_response(re.compile(r"/pages/1\.jpg")) as answer:
            page = holder.go(f"/documents/{number}/read")
        (tmp_path / "crop.jpg").write_bytes(recompressed(answer.value.body()))
        page.set_viewport_size({"width": 1280, "height": 1100})
        box = page.locator("[data-image]").bounding_box()
        assert box is not None
        # The part of the page that is in the window, as a key of the keyboard takes it.
        clip = {"x": box["x"] + 40, "y": box["y"] + 30, "width": box["width"] - 80, "height": 1040 - box["y"]}
        page.screenshot(path=tmp_path / "screenshot.png", clip=clip, scale="css")  # type: ignore[arg-type]  # a dict of floats
    with window("trace", "officer") as officer:
        officer.go("/")
        officer.look("home")
        for name in ("crop.jpg", "screenshot.png"):
            _trace(officer, tmp_path / name)
            page = officer.page
            expect(page.get_by_role("heading", level=1)).to_contain_text("此页发给了 王晓雨")
            expect(page.locator("main")).to_contain_text(number)
            expect(page.locator("main")).to_contain_text("碰巧指向某次查阅的概率")
        officer.look("lead", english=True, image="trace")
        page.get_by_label("已确认").check()
        page.get_by_label("原因").fill("门禁记录与截图时间相符，本人承认截图外发。")
        page.get_by_role("button", name="提交认定").click()
        expect(page.get_by_text("认定结论已记入存证日志。")).to_be_visible()
        officer.look("concluded", english=True)
        officer.go("/incidents/traces")
        officer.look("cases", english=True)


def _trace(officer: Window, picture: Path) -> None:
    page = officer.go("/incidents/traces")
    page.get_by_label("把图片拖到这里").set_input_files(picture)
    expect(page.locator(".drop-preview")).to_be_visible()
    page.get_by_role("button", name="读取暗水印").click()
    page.wait_for_url(re.compile(r"/incidents/traces/[0-9a-f-]{36}"), timeout=30_000)
