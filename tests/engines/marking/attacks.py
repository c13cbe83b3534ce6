"""What happens to a page on its way outside. Camera and print are simulated."""

from collections.abc import Callable
from typing import Final, TypeAlias

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats, Raster

Attack: TypeAlias = Callable[[Raster, np.random.Generator], Raster]


def jpeg(page: Raster, quality: int) -> Raster:
    """Encode and decode as JPEG 4:2:0, as messengers and screenshot tools do."""
    done, data = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return np.ascontiguousarray(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)[..., ::-1])


def scale(page: Raster, factor: float) -> Raster:
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(page, None, fx=factor, fy=factor, interpolation=method), np.uint8)


def rotate(page: Raster, degrees: float) -> Raster:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return np.asarray(turned, np.uint8)


def crop(page: Raster, share: float, random: np.random.Generator) -> Raster:
    """Keep ``share`` of the area, somewhere inside the margins."""
    height, width = page.shape[:2]
    tall, wide = round(height * share**0.5), round(width * share**0.5)
    top, left = int(random.integers(0, height - tall + 1)), int(random.integers(0, width - wide + 1))
    return page[top : top + tall, left : left + wide].copy()


def noise(page: Raster, sigma: float, random: np.random.Generator) -> Raster:
    return np.clip(np.rint(page + random.normal(0, sigma, page.shape)), 0, 255).astype(np.uint8)


def gamma(page: Raster, exponent: float) -> Raster:
    table = np.rint(255 * (np.arange(256) / 255) ** exponent).astype(np.uint8)
    return np.asarray(table[page], np.uint8)


def grey(page: Raster) -> Raster:
    return np.repeat(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2).astype(np.uint8)


def messenger(page: Raster, times: int) -> Raster:
    """Shrink to 1080 px wide, then JPEG 60, ``times`` times."""
    for _ in range(times):
        page = jpeg(scale(page, 1080 / page.shape[1]) if page.shape[1] != 1080 else page, 60)
    return page


def print_scan(page: Raster, random: np.random.Generator, *, colour: bool) -> Raster:
    """Simulated: print with dot gain and blur, scan askew at 200 dpi, uneven white, grain, JPEG 75."""
    soft = cv2.GaussianBlur(scale(page, 200 / 150), (0, 0), 1.1).astype(np.float32)
    paper = 248 + cv2.GaussianBlur(random.normal(0, 30, soft.shape[:2]).astype(np.float32), (0, 0), 9)[..., None]
    printed = 18 + soft / 255 * (paper - 18)
    askew = rotate(np.clip(printed, 0, 255).astype(np.uint8), float(random.uniform(-1.5, 1.5)))
    scanned = jpeg(noise(gamma(askew, 0.92), 3.0, random), 75)
    return scanned if colour else grey(scanned)


def screen_photo(page: Raster, random: np.random.Generator, degrees: float) -> Raster:
    """Simulated: a photo of a screen from the side: perspective, moiré, uneven light, lens, grain, JPEG 70."""
    height, width = page.shape[:2]
    lit = _subpixels(scale(page, 1.4), random)
    size = (round(width * 1.15), round(height * 1.15))
    seen = cv2.warpPerspective(lit, _view(lit, size, degrees, random), size, borderValue=(60, 60, 60))
    bent = _lens(np.asarray(seen, np.float32), float(random.uniform(0.01, 0.03)))
    across = np.linspace(-1, 1, size[0])[None, :, None]
    light = 0.88 + 0.12 * across * float(random.choice([-1.0, 1.0]))
    soft = cv2.GaussianBlur(bent * light, (0, 0), 0.8)
    return jpeg(noise(np.clip(soft, 0, 255).astype(np.uint8), 3.5, random), 70)


def _subpixels(page: Raster, random: np.random.Generator) -> Raster:
    """A weak grid of screen pixels, which the camera turns into moiré."""
    height, width = page.shape[:2]
    phase = random.uniform(0, 6)
    down = 1 + 0.05 * np.cos(2 * np.pi * np.arange(height) / 2.8 + phase)[:, None, None]
    across = 1 + 0.05 * np.cos(2 * np.pi * np.arange(width)[:, None] / 2.8 + np.array([0, 2.1, 4.2]))[None]
    return np.asarray(np.clip(page * down * across, 0, 255), np.uint8)


def _view(screen: Raster, size: tuple[int, int], degrees: float, random: np.random.Generator) -> Floats:
    """The homography of a camera that looks from ``degrees`` beside the normal and is held up to 4° askew."""
    height, width = screen.shape[:2]
    yaw, roll = np.deg2rad(degrees) * random.choice([-1, 1]), np.deg2rad(random.uniform(-4, 4))
    distance = 2.2 * width
    corners = np.array([(x * width / 2, y * height / 2, 0) for y in (-1, 1) for x in (-1, 1)])
    turned = corners @ np.array([[np.cos(yaw), 0, -np.sin(yaw)], [0, 1, 0], [np.sin(yaw), 0, np.cos(yaw)]]).T
    flat = turned[:, :2] * (distance / (distance + turned[:, 2:]))
    flat = flat @ np.array([[np.cos(roll), -np.sin(roll)], [np.sin(roll), np.cos(roll)]]).T
    flat *= min(size[0] / np.ptp(flat[:, 0]), size[1] / np.ptp(flat[:, 1])) * 0.97
    flat += np.array(size) / 2 - (flat.max(axis=0) + flat.min(axis=0)) / 2
    start = np.array([(0, 0), (width, 0), (0, height), (width, height)], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(start, flat.astype(np.float32)), np.float64)


def _lens(page: Floats, strength: float) -> Floats:
    height, width = page.shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (across - width / 2) / width, (down - height / 2) / width
    grow = 1 + strength * (x * x + y * y)
    across, down = x * grow * width + width / 2, y * grow * width + height / 2
    return np.asarray(cv2.remap(page, across, down, cv2.INTER_LINEAR), np.float32)


ATTACKS: Final[dict[str, Attack]] = {
    "none": lambda page, _: page,
    "JPEG 70": lambda page, _: jpeg(page, 70),
    "JPEG 50": lambda page, _: jpeg(page, 50),
    "JPEG 30": lambda page, _: jpeg(page, 30),
    "JPEG 20": lambda page, _: jpeg(page, 20),
    "scale 0.35": lambda page, _: scale(page, 0.35),
    "scale 0.5": lambda page, _: scale(page, 0.5),
    "scale 0.75": lambda page, _: scale(page, 0.75),
    "scale 1.5": lambda page, _: scale(page, 1.5),
    "scale 2": lambda page, _: scale(page, 2.0),
    "rotation 1°": lambda page, _: rotate(page, 1),
    "rotation 3°": lambda page, _: rotate(page, -3),
    "rotation 10°": lambda page, _: rotate(page, 10),
    "rotation any": lambda page, random: rotate(page, float(random.uniform(0, 360))),
    "noise σ 5": lambda page, random: noise(page, 5, random),
    "noise σ 20": lambda page, random: noise(page, 20, random),
    "gamma 0.6": lambda page, _: gamma(page, 0.6),
    "gamma 1.6": lambda page, _: gamma(page, 1.6),
    "grey": lambda page, _: grey(page),
    "crop 25 %": lambda page, random: crop(page, 0.25, random),
    "crop 10 %": lambda page, random: crop(page, 0.10, random),
    "crop 5 %": lambda page, random: crop(page, 0.05, random),
    "crop 2 %": lambda page, random: crop(page, 0.02, random),
    "crop 10 % + JPEG 60": lambda page, random: jpeg(crop(page, 0.10, random), 60),
    "messenger once": lambda page, _: messenger(page, 1),
    "messenger twice": lambda page, _: messenger(page, 2),
    "print + scan, colour (simulated)": lambda page, random: print_scan(page, random, colour=True),
    "print + scan, grey (simulated)": lambda page, random: print_scan(page, random, colour=False),
    "screen photo 20° (simulated)": lambda page, random: screen_photo(page, random, 20),
    "screen photo 30° (simulated)": lambda page, random: screen_photo(page, random, 30),
    "30 % crop of photo 20° (simulated)": lambda page, random: crop(screen_photo(page, random, 20), 0.3, random),
}
