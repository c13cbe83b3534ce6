"""The files the tour registers. Their text holds words that stand nowhere else, so that a leak of them can be found."""

from shoumi.surfaces.sample import files
from shoumi.surfaces.sample.papers.paper import Block, Drawing, Heading, Paper, Points, Text

WORDS = "星槎浮海青鸾衔简"
"""The words every file of the tour holds, as its text or its title."""
TITLE = f"{WORDS}·演示文件"

_FILLING = "页面须有足够的内容，暗水印才有处可藏；这几段与真实文档的篇幅相当，字数、行距和留白也大致相同。"
_BLOCKS: tuple[Block, ...] = (
    Heading("演示"),
    Text(f"本文件由演示步骤登记，含有检索词{WORDS}，用于验证检索、水印与溯源。"),
    *([Text(_FILLING)] * 4),
    Points(("登记时即密封，明文不落盘；", "查阅时逐页绘制，页页有痕；", "外传的截图可追到人、时间与页码。")),
)


def made() -> dict[str, bytes]:
    """Return a real file for each ending the tour tries."""
    drawing: tuple[Block, ...] = (Drawing((("登记",), ("密封", "授权"), ("查阅", "溯源", "存证"))),)
    return {
        ending: files.write(_paper(ending, drawing if ending == "png" else _BLOCKS))
        for ending in ("pdf", "md", "png", "docx")
    }


def _paper(ending: str, blocks: tuple[Block, ...]) -> Paper:
    return Paper(
        title=TITLE,
        name=f"tour.{ending}",
        kind="design",
        level="ordinary",
        by="chen.lixing",
        readers=(),
        purpose="",
        blocks=blocks,
    )
